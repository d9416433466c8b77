package ecsremediation.cli.recording.anonymize;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARNs: the partition, the service, the Region and the type stay, names, ids and the account are replaced. */
final class ArnText {
    private static final int PARTS = 6;
    private static final Pattern GROUP = Pattern.compile("(?<type>[A-Za-z]+):(?<id>[^:]+):autoScalingGroupName/"
            + "(?<group>.+?)(?<rest>:policyName/(?<policy>.+)|:scheduledActionName/(?<action>.+))?");
    /** Its own name may have a suffix that the user chose. */
    private static final Pattern SERVICE_ROLE =
            Pattern.compile("role/aws-service-role/[a-z.-]+\\.amazonaws\\.com/AWSServiceRoleFor[A-Za-z]+");

    private static final Pattern SEPARATOR = Pattern.compile("(?<=[/:])|(?=[/:])");

    /** Segments behind the type that AWS writes. */
    private static final Set<String> FIXED = Set.of("/", ":", "*", "app", "net", "gwy", "$LATEST");

    private final StandIns standIns;

    ArnText(StandIns standIns) {
        this.standIns = standIns;
    }

    static boolean isArn(String text) {
        return text.startsWith("arn:") && text.split(":", PARTS).length == PARTS;
    }

    String arn(String arn) {
        String[] parts = arn.split(":", PARTS);
        String account = parts[4].matches("[0-9]+") ? PublicForms.ACCOUNT : parts[4];
        String resource = switch (parts[2]) {
            case "ecs" -> ecs(parts[5]);
            case "autoscaling" -> autoScaling(parts[5]);
            default -> other(parts[5]);
        };
        return String.join(":", parts[0], parts[1], parts[2], parts[3], account, resource);
    }

    private String ecs(String resource) {
        String[] parts = resource.split("/", -1);
        String last = parts[parts.length - 1];
        StringBuilder renamed = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length - 1; i++) {
            renamed.append('/').append(i == 1 ? standIns.name(NameKind.CLUSTER, parts[i]) : inCluster(parts[i]));
        }
        if (parts.length == 1) {
            return other(resource);
        }
        return renamed.append('/')
                .append(
                        switch (parts[0]) {
                            case "cluster" -> standIns.name(NameKind.CLUSTER, last);
                            case "service" -> standIns.name(NameKind.SERVICE, last);
                            case "capacity-provider" -> provider(last);
                            case "task-definition" -> revision(last);
                            default -> standIns.id(last);
                        })
                .toString();
    }

    private String inCluster(String part) {
        return StandIns.isId(part) ? standIns.id(part) : standIns.name(NameKind.SERVICE, part);
    }

    /** AWS's own providers keep their names. */
    String provider(String name) {
        return name.equals("FARGATE") || name.equals("FARGATE_SPOT") ? name : standIns.name(NameKind.PROVIDER, name);
    }

    /** A family, with or without a revision. */
    String revision(String name) {
        int colon = name.lastIndexOf(':');
        return colon < 0 || !PublicForms.isNumber(name.substring(colon + 1))
                ? standIns.name(NameKind.FAMILY, name)
                : standIns.name(NameKind.FAMILY, name.substring(0, colon)) + name.substring(colon);
    }

    private String autoScaling(String resource) {
        Matcher group = GROUP.matcher(resource);
        if (!group.matches()) {
            return other(resource);
        }
        StringBuilder renamed = new StringBuilder(group.group("type"))
                .append(':')
                .append(standIns.id(group.group("id")))
                .append(":autoScalingGroupName/")
                .append(standIns.name(NameKind.GROUP, group.group("group")));
        if (group.group("policy") != null) {
            renamed.append(":policyName/").append(policy(group.group("policy")));
        } else if (group.group("action") != null) {
            renamed.append(":scheduledActionName/").append(standIns.name(NameKind.SCHEDULE, group.group("action")));
        }
        return renamed.toString();
    }

    /** The name that ECS gives to the policies of managed scaling stays recognisable. */
    String policy(String name) {
        String managed = "ECSManagedAutoScalingPolicy-";
        return name.startsWith(managed)
                ? managed + standIns.id(name.substring(managed.length()))
                : standIns.name(NameKind.POLICY, name);
    }

    private String other(String resource) {
        Matcher serviceRole = SERVICE_ROLE.matcher(resource);
        if (serviceRole.lookingAt()) {
            return serviceRole.group();
        }
        StringBuilder renamed = new StringBuilder();
        for (String part : SEPARATOR.splitAsStream(resource).toList()) {
            boolean type = renamed.isEmpty() && PublicWords.hasAll(part) && part.length() < resource.length();
            renamed.append(type || FIXED.contains(part) || PublicForms.isNumber(part) ? part : segment(part));
        }
        return renamed.toString();
    }

    private String segment(String part) {
        return StandIns.isId(part) ? standIns.id(part) : standIns.name(NameKind.ITEM, part);
    }
}

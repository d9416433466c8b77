package ecsremediation.aws;

import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Auto Scaling groups behind the API's own limits, with pages of 2 groups. */
final class FakeGroups {
    static final String ARN = "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:1:autoScalingGroupName/";
    private static final int PAGE = 2;

    private final Map<String, Group> groups = new LinkedHashMap<>();

    void installOn(FakeAws aws) {
        aws.on("DescribeAutoScalingGroups", this::describeGroups)
                .on("DescribeAutoScalingInstances", this::describeInstances)
                .on("DescribePolicies", c -> Reply.ok("<ScalingPolicies/>"))
                .on("DescribeScheduledActions", c -> Reply.ok("<ScheduledUpdateGroupActions/>"))
                .on("DescribeInstanceRefreshes", c -> Reply.ok("<InstanceRefreshes/>"))
                .on("DescribeScalingActivities", c -> Reply.ok("<Activities/>"));
    }

    /** A group with the given t3.micro instances and further elements of its description. */
    void group(String name, int desired, int max, List<String> instances, String more) {
        groups.put(name, new Group(name, desired, max, List.copyOf(instances), more));
    }

    private Reply describeGroups(Call call) {
        List<String> names = call.members("AutoScalingGroupNames");
        if (names.size() > 50) {
            return Reply.error(400, "ValidationError", names.size() + " names");
        }
        String cluster = call.form().getOrDefault("Filters.member.1.Values.member.1", "");
        String tag = "<Key>ecs-remediation:cluster</Key><Value>" + cluster + "</Value>";
        Predicate<Group> wanted = names.isEmpty() ? g -> g.more().contains(tag) : g -> names.contains(g.name());
        return page(
                call,
                "AutoScalingGroups",
                groups.values().stream().filter(wanted).map(Group::xml));
    }

    private Reply describeInstances(Call call) {
        List<String> ids = call.members("InstanceIds");
        if (ids.isEmpty() || ids.size() > 50) {
            return Reply.error(400, "ValidationError", ids.size() + " ids");
        }
        return page(
                call,
                "AutoScalingInstances",
                50,
                groups.values().stream()
                        .flatMap(g -> g.instances().stream()
                                .filter(ids::contains)
                                .map(id -> "<InstanceId>%s</InstanceId><AutoScalingGroupName>%s</AutoScalingGroupName>"
                                        .formatted(id, g.name()))));
    }

    /** A page of 2. */
    static Reply page(Call call, String list, Stream<String> members) {
        return page(call, list, PAGE, members);
    }

    /** A page of a list. The token is the index of the next page's first element. */
    private static Reply page(Call call, String list, int size, Stream<String> members) {
        List<String> all = members.toList();
        int from = Integer.parseInt(call.form().getOrDefault("NextToken", "0"));
        List<String> page = all.stream()
                .skip(from)
                .limit(size)
                .map(m -> "<member>" + m + "</member>")
                .toList();
        String next = from + size < all.size() ? "<NextToken>" + (from + size) + "</NextToken>" : "";
        return Reply.ok("<%1$s>%2$s</%1$s>%3$s".formatted(list, String.join("", page), next));
    }

    private record Group(String name, int desired, int max, List<String> instances, String more) {
        String xml() {
            String members = instances.stream().map(id -> """
                    <member><InstanceId>%s</InstanceId><AvailabilityZone>eu-central-1a</AvailabilityZone>
                    <LifecycleState>InService</LifecycleState><HealthStatus>Healthy</HealthStatus>
                    <InstanceType>t3.micro</InstanceType></member>""".formatted(id)).collect(Collectors.joining());
            List<String> parts = new ArrayList<>();
            parts.add("<AutoScalingGroupName>" + name + "</AutoScalingGroupName>");
            parts.add("<AutoScalingGroupARN>" + ARN + name + "</AutoScalingGroupARN>");
            parts.add("<MinSize>1</MinSize><MaxSize>" + max + "</MaxSize>");
            parts.add("<DesiredCapacity>" + desired + "</DesiredCapacity>");
            parts.add("<AvailabilityZones><member>eu-central-1a</member></AvailabilityZones>");
            parts.add("<Instances>" + members + "</Instances>" + more);
            return String.join("", parts);
        }
    }
}

package ecsremediation.cli.recording.anonymize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names and ids of a recording, found by their fields and forms without the anonymizer. */
public record OriginalNames(SortedSet<String> names, SortedSet<String> ids) {
    private static final Set<String> NAMES = Set.of(
            "serviceName",
            "clusterName",
            "cluster",
            "family",
            "containerName",
            "AutoScalingGroupName",
            "LaunchTemplateName",
            "LaunchConfigurationName",
            "PolicyName",
            "ScheduledActionName",
            "LifecycleHookName",
            "ResourceId",
            "externalId",
            "sourceVolume",
            "capacityProviderName",
            "capacityProvider",
            "awslogs-group");

    /** Parents of the field {@code name} whose elements the user names. */
    private static final Set<String> NAMED =
            Set.of("containerDefinitions", "containers", "capacityProviders", "volumes", "containerOverrides");

    private static final Pattern ID = Pattern.compile("(?<![0-9A-Za-z])(?:(?:i|ami|subnet|sg|eni|vpc|lt)-[0-9a-f]{8,17}"
            + "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|ecs-svc/[0-9]{10,})(?![0-9A-Za-z])");

    public static OriginalNames of(JsonNode recording) {
        OriginalNames found = new OriginalNames(new TreeSet<>(), new TreeSet<>());
        found.collect("", "", recording);
        return found;
    }

    private void collect(String parent, String field, JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                collect(field, entry.getKey(), entry.getValue());
            }
        } else if (node.isArray()) {
            node.forEach(member -> collect(parent, field, member));
        } else if (node.isTextual()) {
            text(parent, field, node.asText());
        }
    }

    private void text(String parent, String field, String text) {
        boolean own = NAMES.contains(field) || (field.equals("name") && NAMED.contains(parent));
        if (own && !text.startsWith("FARGATE") && !text.startsWith("ecs-managed-")) {
            names.add(text);
        }
        ID.matcher(text).results().forEach(id -> ids.add(id.group()));
    }

    /** Those that occur in another recording. A word of AWS's messages counts only where it names something. */
    public List<String> leftIn(JsonNode recording) {
        List<String> values = new ArrayList<>();
        values(recording, values);
        String text = String.join("\n", values);
        SortedSet<String> named = of(recording).names();
        List<String> left = new ArrayList<>();
        names.stream()
                .filter(name -> PublicWords.hasAll(name) ? named.contains(name) : occurs(name, text))
                .forEach(left::add);
        ids.stream().filter(text::contains).forEach(left::add);
        return left;
    }

    private static boolean occurs(String name, String text) {
        return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])")
                .matcher(text)
                .find();
    }

    private static void values(JsonNode node, List<String> values) {
        if (node.isTextual()) {
            values.add(node.asText());
        } else {
            node.forEach(member -> values(member, values));
        }
    }
}

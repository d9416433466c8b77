package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The answers of EC2 Auto Scaling. Each is one page. */
final class AutoScalingAnswers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NAME = "AutoScalingGroupName";

    private final Recording recording;

    AutoScalingAnswers(Recording recording) {
        this.recording = recording;
    }

    /** The answer; empty for an operation that a recording does not have. */
    Optional<JsonNode> answer(QueryRequest request) {
        return switch (request.action()) {
            case "DescribeAutoScalingGroups" -> Optional.of(groups(request));
            case "DescribeAutoScalingInstances" -> Optional.of(instances(request));
            case "DescribeScalingActivities" -> Optional.of(activities(request));
            case "DescribePolicies" -> Optional.of(ofGroup("ScalingPolicies", request));
            case "DescribeScheduledActions" -> Optional.of(ofGroup("ScheduledUpdateGroupActions", request));
            case "DescribeInstanceRefreshes" -> Optional.of(ofGroup("InstanceRefreshes", request));
            case "DescribeLifecycleHooks" -> Optional.of(ofGroup("LifecycleHooks", request));
            case "DescribeWarmPool" -> Optional.of(warmPool(request));
            default -> Optional.empty();
        };
    }

    private JsonNode groups(QueryRequest request) {
        List<String> names = request.list("AutoScalingGroupNames");
        Optional<String> tag = request.text("Filters.member.1.Name").filter(name -> name.startsWith("tag:"));
        List<String> values = request.list("Filters.member.1.Values");
        return list(
                "AutoScalingGroups",
                all("AutoScalingGroups").stream()
                        .filter(g ->
                                names.isEmpty() || names.contains(g.path(NAME).asText()))
                        .filter(g -> tag.isEmpty()
                                || values.contains(tag(g, tag.get().substring("tag:".length()))))
                        .toList());
    }

    private static String tag(JsonNode group, String key) {
        for (JsonNode tag : group.path("Tags")) {
            if (tag.path("Key").asText().equals(key)) {
                return tag.path("Value").asText();
            }
        }
        return "";
    }

    private JsonNode instances(QueryRequest request) {
        List<String> ids = request.list("InstanceIds");
        ArrayNode found = NODES.arrayNode();
        for (JsonNode group : recording.autoScaling("AutoScalingGroups")) {
            for (JsonNode instance : group.path("Instances")) {
                if (ids.isEmpty() || ids.contains(instance.path("InstanceId").asText())) {
                    ObjectNode owned = instance.deepCopy();
                    owned.set(NAME, group.path(NAME));
                    found.add(owned);
                }
            }
        }
        return list(
                "AutoScalingInstances",
                StreamSupport.stream(found.spliterator(), false).toList());
    }

    /** Newest first, as the API lists them. */
    private JsonNode activities(QueryRequest request) {
        return list(
                "Activities",
                member("Activities", request).stream()
                        .sorted(Comparator.comparing(
                                        (JsonNode a) -> a.path("StartTime").asText())
                                .reversed())
                        .toList());
    }

    private JsonNode warmPool(QueryRequest request) {
        ArrayNode instances = NODES.arrayNode();
        member("WarmPools", request).forEach(pool -> pool.path("Instances").forEach(instances::add));
        ObjectNode answer = NODES.objectNode();
        answer.set("Instances", instances);
        member("AutoScalingGroups", request).stream()
                .filter(g -> g.has("WarmPoolConfiguration"))
                .forEach(g -> answer.set("WarmPoolConfiguration", g.path("WarmPoolConfiguration")));
        return answer;
    }

    private JsonNode ofGroup(String field, QueryRequest request) {
        return list(field, member(field, request));
    }

    private List<JsonNode> member(String field, QueryRequest request) {
        Optional<String> group = request.text(NAME);
        return all(field).stream()
                .filter(r -> group.isEmpty() || r.path(NAME).asText().equals(group.get()))
                .toList();
    }

    private List<JsonNode> all(String field) {
        return StreamSupport.stream(recording.autoScaling(field).spliterator(), false)
                .toList();
    }

    private static JsonNode list(String field, List<JsonNode> records) {
        ObjectNode answer = NODES.objectNode();
        answer.putArray(field).addAll(records);
        return answer;
    }
}

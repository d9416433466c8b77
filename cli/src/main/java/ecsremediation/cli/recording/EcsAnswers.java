package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The answers of Amazon ECS. Times are seconds since 1970, as AWS JSON has them. */
final class EcsAnswers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double NANOS = 1e9;
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2})");

    private final Recording recording;

    EcsAnswers(Recording recording) {
        this.recording = recording;
    }

    /** The answer; empty for an operation that a recording does not have. */
    Optional<JsonNode> answer(String operation, JsonNode request) {
        return switch (operation) {
            case "ListClusters" ->
                Optional.of(object("clusterArns", NODES.arrayNode().add(clusterArn())));
            case "DescribeClusters" -> Optional.of(clusters(request));
            case "ListServices" -> Optional.of(arns("serviceArns", "services", "serviceArn", request, _ -> true));
            case "DescribeServices" -> Optional.of(named("services", "serviceArn", request.path("services")));
            case "ListTasks" ->
                Optional.of(arns("taskArns", "tasks", "taskArn", request, task -> listed(task, request)));
            case "DescribeTasks" -> Optional.of(named("tasks", "taskArn", request.path("tasks")));
            case "DescribeTaskDefinition" -> taskDefinition(request);
            case "ListContainerInstances" ->
                Optional.of(arns(
                        "containerInstanceArns",
                        "containerInstances",
                        "containerInstanceArn",
                        request,
                        i -> !request.has("status") || request.path("status").equals(i.path("status"))));
            case "DescribeContainerInstances" ->
                Optional.of(named("containerInstances", "containerInstanceArn", request.path("containerInstances")));
            case "DescribeCapacityProviders" ->
                Optional.of(named("capacityProviders", "name", request.path("capacityProviders")));
            default -> Optional.empty();
        };
    }

    private String clusterArn() {
        return "arn:aws:ecs:" + recording.region() + ":111122223333:cluster/" + recording.cluster();
    }

    private JsonNode clusters(JsonNode request) {
        ArrayNode found = NODES.arrayNode();
        ArrayNode failures = NODES.arrayNode();
        for (JsonNode wanted : request.path("clusters")) {
            if (tail(wanted.asText()).equals(recording.cluster())) {
                found.add(cluster());
            } else {
                failures.add(missing(wanted));
            }
        }
        ObjectNode answer = object("clusters", found);
        answer.set("failures", failures);
        return answer;
    }

    private ObjectNode cluster() {
        ObjectNode cluster = NODES.objectNode();
        cluster.put("clusterArn", clusterArn());
        cluster.put("clusterName", recording.cluster());
        cluster.put("status", "ACTIVE");
        ArrayNode providers = cluster.putArray("capacityProviders");
        recording.ecs("capacityProviders").forEach(provider -> providers.add(provider.path("name")));
        for (JsonNode recorded : recording.ecs("clusters")) {
            if (tail(recorded.path("clusterArn").asText()).equals(recording.cluster())) {
                recorded.properties()
                        .forEach(field -> cluster.set(field.getKey(), wire(field.getKey(), field.getValue())));
            }
        }
        return cluster;
    }

    /** ListTasks shows the tasks whose desired status is RUNNING, unless it is asked for another one. */
    private static boolean listed(JsonNode task, JsonNode request) {
        String status = request.path("desiredStatus").asText("RUNNING");
        return task.path("desiredStatus").asText("RUNNING").equals(status)
                && (!request.has("serviceName")
                        || task.path("group")
                                .asText()
                                .equals("service:"
                                        + tail(request.path("serviceName").asText())))
                && (!request.has("containerInstance")
                        || tail(task.path("containerInstanceArn").asText())
                                .equals(tail(request.path("containerInstance").asText())))
                && (!request.has("family")
                        || tail(task.path("taskDefinitionArn").asText())
                                .startsWith(request.path("family").asText() + ":"));
    }

    private JsonNode arns(String key, String list, String id, JsonNode request, Predicate<JsonNode> wanted) {
        List<String> arns = new ArrayList<>();
        for (JsonNode record : recording.ecs(list)) {
            if (wanted.test(record)) {
                arns.add(record.path(id).asText());
            }
        }
        int from = request.path("nextToken").asInt(0);
        int to = Math.min(arns.size(), from + request.path("maxResults").asInt(100));
        ArrayNode page = NODES.arrayNode();
        arns.subList(Math.min(from, to), to).forEach(page::add);
        ObjectNode answer = object(key, page);
        if (to < arns.size()) {
            answer.put("nextToken", String.valueOf(to));
        }
        return answer;
    }

    private JsonNode named(String list, String id, JsonNode wanted) {
        ArrayNode found = NODES.arrayNode();
        ArrayNode failures = NODES.arrayNode();
        for (JsonNode name : wanted) {
            record(list, id, name).ifPresentOrElse(r -> found.add(wire("", r)), () -> failures.add(missing(name)));
        }
        ObjectNode answer = object(list, found);
        answer.set("failures", failures);
        return answer;
    }

    private Optional<JsonNode> record(String list, String id, JsonNode name) {
        for (JsonNode record : recording.ecs(list)) {
            if (tail(record.path(id).asText()).equals(tail(name.asText()))) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> taskDefinition(JsonNode request) {
        return record("taskDefinitions", "taskDefinitionArn", request.path("taskDefinition"))
                .map(found -> object("taskDefinition", wire("", found)));
    }

    private static ObjectNode missing(JsonNode name) {
        ObjectNode failure = NODES.objectNode();
        failure.set("arn", name);
        failure.put("reason", "MISSING");
        return failure;
    }

    private static ObjectNode object(String field, JsonNode value) {
        ObjectNode object = NODES.objectNode();
        object.set(field, value);
        return object;
    }

    private static String tail(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The value as AWS JSON has it: the AWS CLI prints times as texts. The value of a tag stays a text. */
    private static JsonNode wire(String field, JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = NODES.objectNode();
            value.properties().forEach(f -> object.set(f.getKey(), wire(f.getKey(), f.getValue())));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            value.forEach(member -> array.add(wire(field, member)));
            return array;
        }
        return value.isTextual()
                        && !field.equals("value")
                        && TIME.matcher(value.asText()).matches()
                ? time(value)
                : value;
    }

    private static JsonNode time(JsonNode text) {
        try {
            Instant at = OffsetDateTime.parse(text.asText()).toInstant();
            return NODES.numberNode(at.getEpochSecond() + at.getNano() / NANOS);
        } catch (DateTimeParseException notATime) {
            return text;
        }
    }
}

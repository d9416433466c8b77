package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.autoscaling.model.DescribeWarmPoolRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;

/**
 * Collects what AWS answers to the calls of a client, in the lists of a recording. Of a record that AWS answers
 * twice it keeps the first. Several threads may call at the same time.
 */
final class AwsAnswers implements ExecutionInterceptor {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<RecordedList, Map<String, JsonNode>> lists = new HashMap<>();
    private final List<FailedCall> failures = new ArrayList<>();

    /**
     * A call that failed after all attempts.
     *
     * @param action as IAM names it, such as {@code ecs:DescribeTasks}
     */
    record FailedCall(String action, Throwable cause) {}

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        ObjectNode answer = SdkJson.object(context.response());
        if (context.response() instanceof DescribeTaskDefinitionResponse) {
            keep(RecordedList.TASK_DEFINITIONS, answer.path("taskDefinition"));
        } else if (context.request() instanceof DescribeWarmPoolRequest request) {
            answer.put(RecordedList.GROUP, request.autoScalingGroupName());
            answer.remove("NextToken");
            keepPage(answer);
        } else {
            RecordedList.ALL.forEach(list -> answer.path(list.name()).forEach(record -> keep(list, record)));
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        String action = service.toLowerCase(Locale.ROOT).replace(" ", "") + ":" + operation;
        synchronized (this) {
            failures.add(new FailedCall(action, context.exception()));
        }
    }

    private synchronized void keep(RecordedList list, JsonNode record) {
        // ListClusters and the like answer with names alone.
        if (record.isObject()) {
            lists.computeIfAbsent(list, _ -> new LinkedHashMap<>()).putIfAbsent(list.key(record), record);
        }
    }

    /** The instances of a warm pool may come in several pages. */
    private synchronized void keepPage(ObjectNode page) {
        JsonNode known = lists.getOrDefault(RecordedList.WARM_POOLS, Map.of()).get(RecordedList.WARM_POOLS.key(page));
        if (known != null && known.path("Instances") instanceof ArrayNode instances) {
            List<String> ids = instances.findValuesAsText("InstanceId");
            page.path("Instances").forEach(instance -> {
                if (!ids.contains(instance.path("InstanceId").asText())) {
                    instances.add(instance);
                }
            });
        } else {
            keep(RecordedList.WARM_POOLS, page);
        }
    }

    synchronized List<FailedCall> failures() {
        return List.copyOf(failures);
    }

    /** The records of a list, by name or ARN. */
    synchronized List<JsonNode> records(String name) {
        return RecordedList.ALL.stream()
                .filter(list -> list.name().equals(name))
                .flatMap(list -> lists.getOrDefault(list, Map.of()).values().stream()
                        .sorted(Comparator.comparing(list::orderedBy)))
                .toList();
    }

    /** The lists of one API. */
    ObjectNode lists(String api) {
        ObjectNode answers = NODES.objectNode();
        RecordedList.ALL.stream()
                .filter(list -> list.api().equals(api))
                .forEach(list -> answers.putArray(list.name()).addAll(records(list.name())));
        return answers;
    }
}

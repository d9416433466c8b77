package ecsremediation.simulator.endpoint.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import ecsremediation.simulator.messaging.QueueMessage;
import ecsremediation.simulator.messaging.QueueSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The operations of SQS. Each is one step on the world. ReceiveMessage returns at once, because virtual time stands
 * still during a call.
 */
public final class SqsOperations {
    /** [SQS API, ReceiveMessage]. */
    private static final int MOST_RECEIVED = 10;

    /** [SQS API, SendMessage: 1 MiB since 2025]. */
    private static final int LARGEST_MESSAGE = 1024 * 1024;

    private final World world;

    private SqsOperations(World world) {
        this.world = world;
    }

    /** The operations by name. */
    public static Map<String, Operation> of(World world) {
        SqsOperations sqs = new SqsOperations(world);
        Map<String, Operation> all = new TreeMap<>(Map.of(
                "ListQueues", sqs::list,
                "CreateQueue", sqs::create,
                "GetQueueUrl", sqs::url,
                "GetQueueAttributes", sqs::attributes,
                "SendMessage", sqs::send,
                "ReceiveMessage", sqs::receive,
                "DeleteMessage", sqs::delete,
                "ChangeMessageVisibility", sqs::changeVisibility));
        all.replaceAll((name, operation) -> input -> world.read(() -> operation.answer(input)));
        return Collections.unmodifiableMap(all);
    }

    private String urlOf(String queue) {
        return "https://sqs." + world.account().region() + ".amazonaws.com/"
                + world.account().id() + "/" + queue;
    }

    private String queue(Input input) {
        String url = input.required("QueueUrl");
        return existing(url.substring(url.lastIndexOf('/') + 1));
    }

    private String existing(String queue) {
        if (!world.queues().names().contains(queue)) {
            throw AwsFault.sender("QueueDoesNotExist", "The specified queue does not exist.")
                    .queryCode("AWS.SimpleQueueService.NonExistentQueue");
        }
        return queue;
    }

    private ObjectNode list(Input input) {
        String prefix = input.text("QueueNamePrefix").orElse("");
        ObjectNode answer = Trees.object();
        ArrayNode urls = answer.putArray("QueueUrls");
        world.queues().names().stream().filter(name -> name.startsWith(prefix)).forEach(name -> urls.add(urlOf(name)));
        return answer;
    }

    private ObjectNode create(Input input) {
        String name = input.required("QueueName");
        String seconds = input.entries("Attributes").getOrDefault("VisibilityTimeout", "30");
        if (!seconds.matches("[0-9]{1,5}")) {
            throw AwsFault.sender("InvalidAttributeValue", "Invalid value for the parameter VisibilityTimeout.");
        }
        QueueSettings usual = QueueSettings.DEFAULT;
        world.queues()
                .create(
                        name,
                        new QueueSettings(
                                Duration.ofSeconds(Integer.parseInt(seconds)),
                                usual.maxReceives(),
                                usual.deadLetter()));
        return Trees.object().put("QueueUrl", urlOf(name));
    }

    private ObjectNode url(Input input) {
        return Trees.object().put("QueueUrl", urlOf(existing(input.required("QueueName"))));
    }

    private ObjectNode attributes(Input input) {
        String queue = queue(input);
        QueueSettings settings = world.queues().settings(queue);
        int all = world.queues().bodies(queue).size();
        int visible = world.queues().visible(queue);
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("QueueArn", world.account().queue(queue));
        attributes.put("ApproximateNumberOfMessages", String.valueOf(visible));
        attributes.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(all - visible));
        attributes.put("ApproximateNumberOfMessagesDelayed", "0");
        attributes.put("VisibilityTimeout", String.valueOf(settings.visibility().toSeconds()));
        settings.deadLetter()
                .ifPresent(target -> attributes.put(
                        "RedrivePolicy",
                        Trees.object()
                                .put("deadLetterTargetArn", world.account().queue(target))
                                .put("maxReceiveCount", settings.maxReceives())
                                .toString()));
        List<String> requested = input.texts("AttributeNames");
        if (!requested.contains("All")) {
            attributes.keySet().retainAll(requested);
        }
        return Trees.object().set("Attributes", Trees.entries(attributes));
    }

    private ObjectNode send(Input input) {
        String body = input.required("MessageBody");
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST_MESSAGE) {
            throw AwsFault.sender(
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
        }
        SortedMap<String, String> attributes = MessageAttributes.read(input);
        String id = world.queues().send(queue(input), body, attributes);
        ObjectNode answer = Trees.object().put("MessageId", id).put("MD5OfMessageBody", Md5.of(body));
        return attributes.isEmpty() ? answer : answer.put("MD5OfMessageAttributes", MessageAttributes.md5(attributes));
    }

    private ObjectNode receive(Input input) {
        int most = input.integer("MaxNumberOfMessages").orElse(1);
        if (most < 1 || most > MOST_RECEIVED) {
            throw AwsFault.sender(
                    "InvalidParameterValue",
                    "Value " + most + " for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and "
                            + MOST_RECEIVED + ", if provided.");
        }
        String queue = queue(input);
        Duration hidden = input.integer("VisibilityTimeout").isPresent()
                ? Duration.ofSeconds(input.integer("VisibilityTimeout").getAsInt())
                : world.queues().settings(queue).visibility();
        List<QueueMessage> batch = world.queues().receive(queue, most, hidden);
        ObjectNode answer = Trees.object();
        if (!batch.isEmpty()) {
            ArrayNode messages = answer.putArray("Messages");
            batch.forEach(message -> messages.add(record(message)));
        }
        return answer;
    }

    private static ObjectNode record(QueueMessage message) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("ApproximateReceiveCount", String.valueOf(message.receives()));
        attributes.put("SentTimestamp", String.valueOf(message.sentAt().toEpochMilli()));
        message.deadLetterSource().ifPresent(queue -> attributes.put("DeadLetterQueueSourceArn", queue));
        ObjectNode record = Trees.object();
        record.put("MessageId", message.id());
        record.put("ReceiptHandle", message.receipt());
        record.put("MD5OfBody", Md5.of(message.body()));
        record.put("Body", message.body());
        record.set("Attributes", Trees.entries(attributes));
        if (!message.attributes().isEmpty()) {
            record.put("MD5OfMessageAttributes", MessageAttributes.md5(message.attributes()));
            record.set("MessageAttributes", MessageAttributes.write(message.attributes()));
        }
        return record;
    }

    private ObjectNode delete(Input input) {
        world.queues().delete(queue(input), input.required("ReceiptHandle"));
        return Trees.object();
    }

    private ObjectNode changeVisibility(Input input) {
        Optional<Duration> hidden = input.decimal("VisibilityTimeout").map(s -> Duration.ofSeconds(s.longValue()));
        world.queues().changeVisibility(queue(input), input.required("ReceiptHandle"), hidden.orElse(Duration.ZERO));
        return Trees.object();
    }
}

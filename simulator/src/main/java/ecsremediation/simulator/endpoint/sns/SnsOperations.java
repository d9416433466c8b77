package ecsremediation.simulator.endpoint.sns;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Paging;
import ecsremediation.simulator.endpoint.wire.Trees;
import ecsremediation.simulator.messaging.Subscription;
import ecsremediation.simulator.messaging.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The operations of SNS. Each is one step on the world. */
public final class SnsOperations {
    /**
     * [SNS API, Publish: message at most 262,144 bytes; subject UTF-8, no control characters, less than 100 long].
     */
    private static final int LARGEST_MESSAGE = 262_144;

    private static final int LONGEST_SUBJECT = 99;

    /** [SNS API, ListTopics and ListSubscriptionsByTopic]. */
    private static final int PAGE = 100;

    private final World world;

    private SnsOperations(World world) {
        this.world = world;
    }

    /** The operations by name. */
    public static Map<String, Operation> of(World world) {
        SnsOperations sns = new SnsOperations(world);
        Map<String, Operation> all = new TreeMap<>(Map.of(
                "Publish", sns::publish,
                "ListTopics", sns::listTopics,
                "CreateTopic", sns::createTopic,
                "Subscribe", sns::subscribe,
                "ConfirmSubscription", sns::confirm,
                "ListSubscriptionsByTopic", sns::listSubscriptions,
                "GetTopicAttributes", sns::attributes));
        all.replaceAll((name, operation) -> input -> world.read(() -> operation.answer(input)));
        return Collections.unmodifiableMap(all);
    }

    private Topic topic(Input input, String member) {
        String arn = input.required(member);
        return world.topics().all().stream()
                .filter(topic -> topic.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> AwsFault.of(404, "NotFound", "Topic does not exist"));
    }

    private ObjectNode publish(Input input) {
        Topic topic = topic(input, input.has("TopicArn") ? "TopicArn" : "TargetArn");
        String message = input.required("Message");
        String subject = input.text("Subject").orElse("");
        if (message.getBytes(StandardCharsets.UTF_8).length > LARGEST_MESSAGE) {
            throw invalid("Message too long");
        }
        boolean plain = subject.chars().noneMatch(Character::isISOControl);
        if (subject.length() > LONGEST_SUBJECT || !plain || (input.has("Subject") && subject.isBlank())) {
            throw invalid("Subject");
        }
        return Trees.object().put("MessageId", world.topics().publish(topic.arn(), subject, message));
    }

    private static AwsFault invalid(String what) {
        return AwsFault.invalid(Api.SNS, "Invalid parameter: " + what);
    }

    private ObjectNode listTopics(Input input) {
        List<String> arns = world.topics().all().stream().map(Topic::arn).toList();
        Paging<String> paging =
                Paging.of(arns, arn -> arn, new Paging.From(input.text("NextToken"), PAGE), invalid("NextToken"));
        ObjectNode answer = Trees.object();
        ArrayNode topics = answer.putArray("Topics");
        paging.page().forEach(arn -> topics.addObject().put("TopicArn", arn));
        paging.next().ifPresent(token -> answer.put("NextToken", token));
        return answer;
    }

    private ObjectNode createTopic(Input input) {
        String name = input.required("Name");
        if (!name.matches("[A-Za-z0-9_-]{1,256}(\\.fifo)?")) {
            throw invalid("Topic Name");
        }
        return Trees.object().put("TopicArn", world.topics().create(name).arn());
    }

    private ObjectNode subscribe(Input input) {
        Topic topic = topic(input, "TopicArn");
        String endpoint = input.required("Endpoint");
        String name = endpoint.substring(endpoint.lastIndexOf(':') + 1);
        Subscription subscription = switch (input.required("Protocol")) {
            case "email" -> new Subscription.Email(endpoint);
            case "lambda" -> new Subscription.Function(name);
            case "sqs" ->
                new Subscription.Queue(
                        name,
                        input.entries("Attributes")
                                .getOrDefault("RawMessageDelivery", "false")
                                .equals("true"));
            default -> throw invalid("The simulated endpoint knows the protocols email, lambda and sqs");
        };
        if (subscription instanceof Subscription.Email email
                && !topic.subscriptions().contains(email)) {
            world.topics().request(topic.name(), email, token(topic, email));
            boolean wantsArn = input.flag("ReturnSubscriptionArn");
            return Trees.object().put("SubscriptionArn", wantsArn ? arn(topic, email) : "pending confirmation");
        }
        world.topics().subscribe(topic.name(), subscription);
        return Trees.object().put("SubscriptionArn", arn(topic, subscription));
    }

    private static String token(Topic topic, Subscription subscription) {
        String arn = arn(topic, subscription);
        return arn.substring(arn.lastIndexOf(':') + 1).replace("-", "");
    }

    private ObjectNode confirm(Input input) {
        Topic topic = topic(input, "TopicArn");
        Subscription confirmed =
                world.topics().confirm(topic.name(), input.required("Token")).orElseThrow(() -> invalid("Token"));
        return Trees.object().put("SubscriptionArn", arn(topic, confirmed));
    }

    private static String arn(Topic topic, Subscription subscription) {
        byte[] identity = (topic.arn() + subscription).getBytes(StandardCharsets.UTF_8);
        return topic.arn() + ":" + UUID.nameUUIDFromBytes(identity);
    }

    private ObjectNode listSubscriptions(Input input) {
        Topic topic = topic(input, "TopicArn");
        ObjectNode answer = Trees.object();
        ArrayNode list = answer.putArray("Subscriptions");
        topic.subscriptions().forEach(subscription -> list.add(record(topic, subscription, arn(topic, subscription))));
        topic.unconfirmed().forEach(subscription -> list.add(record(topic, subscription, "PendingConfirmation")));
        return answer;
    }

    private ObjectNode record(Topic topic, Subscription subscription, String arn) {
        List<String> way = new ArrayList<>(
                switch (subscription) {
                    case Subscription.Email email -> List.of("email", email.address());
                    case Subscription.Function function ->
                        List.of("lambda", world.account().function(function.name()));
                    case Subscription.Queue queue ->
                        List.of("sqs", world.account().queue(queue.name()));
                });
        return Trees.object()
                .put("SubscriptionArn", arn)
                .put("Owner", world.account().id())
                .put("Protocol", way.getFirst())
                .put("Endpoint", way.getLast())
                .put("TopicArn", topic.arn());
    }

    private ObjectNode attributes(Input input) {
        Topic topic = topic(input, "TopicArn");
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("TopicArn", topic.arn());
        attributes.put("Owner", world.account().id());
        attributes.put("DisplayName", "");
        attributes.put(
                "SubscriptionsConfirmed", String.valueOf(topic.subscriptions().size()));
        attributes.put(
                "SubscriptionsPending", String.valueOf(topic.unconfirmed().size()));
        attributes.put("SubscriptionsDeleted", "0");
        return Trees.object().set("Attributes", Trees.entries(attributes));
    }
}

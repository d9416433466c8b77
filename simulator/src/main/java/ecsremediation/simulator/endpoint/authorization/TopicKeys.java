package ecsremediation.simulator.endpoint.authorization;

import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackResource;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The KMS keys that encrypt a stack's topics, by the topics' ARNs. */
record TopicKeys(SortedMap<String, String> keys) {
    TopicKeys {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    /** A topic names its key by id or by ARN. */
    static TopicKeys of(ResolvedStack stack) {
        SortedMap<String, String> keys = new TreeMap<>();
        for (StackResource topic : stack.ofType("AWS::SNS::Topic")) {
            String named = topic.properties().path("KmsMasterKeyId").asText();
            stack.ofType("AWS::KMS::Key").stream()
                    .map(StackResource::arn)
                    .filter(arn -> arn.equals(named) || arn.endsWith("key/" + named))
                    .forEach(arn -> keys.put(topic.arn(), arn));
        }
        return new TopicKeys(keys);
    }

    Optional<String> of(String topic) {
        return Optional.ofNullable(keys.get(topic));
    }
}

package ecsremediation.aws;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item's key in the table. */
record Key(String pk, String sk) {
    static final String PK = "pk";
    static final String SK = "sk";

    /** The key of an item that exists once. */
    static Key single(String name) {
        return new Key(name, name);
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }
}

package ecsremediation.simulator.endpoint.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A message's attributes in requests and answers. Senders in this world use only the type String. */
final class MessageAttributes {
    private static final String TEXT = "String";

    /** [SQS developer guide, MD5 message digest calculation]: this byte precedes a text value. */
    private static final int IS_TEXT = 1;

    private MessageAttributes() {}

    static SortedMap<String, String> read(Input input) {
        SortedMap<String, String> attributes = new TreeMap<>();
        input.input("MessageAttributes")
                .ifPresent(all -> all.tree()
                        .fieldNames()
                        .forEachRemaining(name -> attributes.put(name, text(name, all.requiredInput(name)))));
        return attributes;
    }

    private static String text(String name, Input attribute) {
        if (!attribute.required("DataType").equals(TEXT)) {
            throw AwsFault.sender(
                    "InvalidParameterValue", "The message attribute '" + name + "' is of a type this world has not.");
        }
        return attribute.required("StringValue");
    }

    static ObjectNode write(SortedMap<String, String> attributes) {
        ObjectNode all = Trees.object();
        attributes.forEach((name, value) ->
                all.set(name, Trees.object().put("DataType", TEXT).put("StringValue", value)));
        return all;
    }

    /**
     * The checksum that clients verify. It covers names, types and values in the order of the names, each after its
     * length.
     */
    static String md5(SortedMap<String, String> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            add(bytes, attribute.getKey());
            add(bytes, TEXT);
            bytes.write(IS_TEXT);
            add(bytes, attribute.getValue());
        }
        return Md5.of(bytes.toByteArray());
    }

    private static void add(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }
}

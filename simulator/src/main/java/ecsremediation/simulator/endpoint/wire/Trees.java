package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trees of members and their encodings. Times and maps have node types of their own, because each protocol writes
 * them differently.
 */
public final class Trees {
    /** DynamoDB permits 32 levels of an attribute. Each takes two JSON levels, and the request adds a few. */
    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder().maxNestingDepth(100).build();

    /** The CBOR tag for seconds since the epoch, RFC 8949 section 3.4.2. */
    private static final int EPOCH_TAG = 1;

    private static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(BOUNDS)
                    .build())
            .addModule(module())
            .build();
    private static final ObjectMapper CBOR = CBORMapper.builder(
                    CBORFactory.builder().streamReadConstraints(BOUNDS).build())
            .addModule(module())
            .build();

    private Trees() {}

    /** A map with string keys and values, which the Query protocol writes unlike a structure. */
    record Entries(SortedMap<String, String> entries) {
        Entries {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        }
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A time: seconds in JSON and CBOR, ISO 8601 in XML. */
    public static JsonNode instant(Instant instant) {
        return new POJONode(instant);
    }

    /** A map from string to string. */
    public static JsonNode entries(Map<String, String> entries) {
        return new POJONode(new Entries(new TreeMap<>(entries)));
    }

    static ObjectNode json(byte[] body) {
        return read(JSON, body);
    }

    static byte[] json(ObjectNode tree) {
        return write(JSON, tree);
    }

    static ObjectNode cbor(byte[] body) {
        return read(CBOR, body);
    }

    static byte[] cbor(ObjectNode tree) {
        return write(CBOR, tree);
    }

    private static ObjectNode read(ObjectMapper mapper, byte[] body) {
        if (body.length == 0) {
            return object();
        }
        try {
            if (mapper.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException malformed) {
            throw serialization(malformed.getOriginalMessage());
        } catch (IOException malformed) {
            throw serialization("the body cannot be read");
        }
        throw serialization("the body is not an object");
    }

    private static AwsFault serialization(String what) {
        return AwsFault.sender("SerializationException", "Malformed request: " + what);
    }

    private static byte[] write(ObjectMapper mapper, ObjectNode tree) {
        try {
            return mapper.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SimpleModule module() {
        return new SimpleModule().addSerializer(new InstantSerializer()).addSerializer(new EntriesSerializer());
    }

    private static final class InstantSerializer extends StdSerializer<Instant> {
        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            BigDecimal seconds = BigDecimal.valueOf(value.toEpochMilli(), 3);
            if (out instanceof CBORGenerator cbor) {
                cbor.writeTag(EPOCH_TAG);
                cbor.writeNumber(seconds.doubleValue());
            } else {
                out.writeNumber(seconds.stripTrailingZeros().toPlainString());
            }
        }
    }

    private static final class EntriesSerializer extends StdSerializer<Entries> {
        EntriesSerializer() {
            super(Entries.class);
        }

        @Override
        public void serialize(Entries value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            for (Map.Entry<String, String> entry : value.entries().entrySet()) {
                out.writeStringField(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
        }
    }
}

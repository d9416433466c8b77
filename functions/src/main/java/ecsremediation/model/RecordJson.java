package ecsremediation.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes records as JSON: the components' names, times and durations in ISO 8601, absent values null. A
 * record of a sealed type begins with its simple name as {@code kind}. A record that is iterable is the array of its
 * elements. Data binding would write the same, but
 * would take more of a cold start than everything else there (docs/benchmarks.md).
 */
public final class RecordJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** A class's components, cached because there are thousands of records of a few classes. */
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    /** One component of a record class. */
    private record Field(String name, Method accessor) {
        static Field of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Field(component.getName(), component.getAccessor());
        }

        Object of(Record value) {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("an accessor returns what the constructor was given", e);
            }
        }
    }

    private RecordJson() {}

    /**
     * The record as one line of JSON.
     *
     * @throws IllegalArgumentException when it contains a value that is not a record, list, set, map,
     *     optional, enum, number, boolean, text or time
     */
    public static String write(Record value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            record(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return out.toString();
    }

    private static void any(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case String s -> json.writeString(s);
            case Integer i -> json.writeNumber(i);
            case Long l -> json.writeNumber(l);
            case Double d -> json.writeNumber(d);
            case Boolean b -> json.writeBoolean(b);
            case Iterable<?> items -> array(json, items);
            case Record r -> record(json, r);
            case Map<?, ?> map -> object(json, map);
            case OptionalInt i when i.isPresent() -> json.writeNumber(i.getAsInt());
            case OptionalInt _ -> json.writeNull();
            case Optional<?> o when o.isPresent() -> any(json, o.get());
            case Optional<?> _ -> json.writeNull();
            case Enum<?> e -> json.writeString(e.name());
            case Instant t -> json.writeString(t.toString());
            case Duration d -> json.writeString(d.toString());
            default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
        }
    }

    private static void record(JsonGenerator json, Record value) throws IOException {
        json.writeStartObject();
        if (isOneOfSeveral(value.getClass())) {
            json.writeStringField("kind", value.getClass().getSimpleName());
        }
        for (Field field : FIELDS.get(value.getClass())) {
            json.writeFieldName(field.name());
            any(json, field.of(value));
        }
        json.writeEndObject();
    }

    /** Whether the class is one record of a sealed type, so that its fields do not identify it. */
    private static boolean isOneOfSeveral(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private static void array(JsonGenerator json, Iterable<?> items) throws IOException {
        json.writeStartArray();
        for (Object item : items) {
            any(json, item);
        }
        json.writeEndArray();
    }

    private static void object(JsonGenerator json, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            any(json, entry.getValue());
        }
        json.writeEndObject();
    }
}

package ecsremediation.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** JSON written field by field: no reflection, so that a cold start does not pay for it. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** The highest code of ASCII. */
    private static final int ASCII = 127;

    private JsonText() {}

    /** One JSON object on one line. */
    static String object(Fields fields) {
        return object(fields, false);
    }

    /** One JSON object on one line, of ASCII characters alone: others are escaped. */
    static String ascii(Fields fields) {
        return object(fields, true);
    }

    private static String object(Fields fields, boolean isAscii) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setHighestNonEscapedChar(isAscii ? ASCII : 0);
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return out.toString();
    }

    /** The text as a JSON string. */
    static String string(String text) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return out.toString();
    }

    /** Whether the text is one JSON document. */
    static boolean isDocument(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return !text.isBlank();
        } catch (IOException broken) {
            return false;
        }
    }

    /** The same document with other texts: each one as the function makes it of its field's name and itself. */
    static String rewritten(String document, BinaryOperator<String> text) {
        StringWriter out = new StringWriter();
        try (JsonParser parser = FACTORY.createParser(document);
                JsonGenerator json = FACTORY.createGenerator(out)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && parser.currentName() != null) {
                    json.writeString(text.apply(parser.currentName(), parser.getText()));
                } else {
                    json.copyCurrentEvent(parser);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON document of ours", e);
        }
        return out.toString();
    }

    /** The texts of every field of that name, alone or in an array; none in a text that is no JSON document. */
    static List<String> texts(String document, String field) {
        List<String> texts = new ArrayList<>();
        if (!isDocument(document)) {
            return texts;
        }
        try (JsonParser parser = FACTORY.createParser(document)) {
            boolean isWanted = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    isWanted = parser.currentName().equals(field);
                } else if (token == JsonToken.VALUE_STRING && isWanted) {
                    texts.add(parser.getText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("it was a document", e);
        }
        return texts;
    }

    /** An array of objects as a field of an object. */
    static <T> void objects(JsonGenerator json, String name, Iterable<T> items, ItemWriter<T> item) throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : items) {
            json.writeStartObject();
            item.write(json, each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** An array of strings as a field of an object. */
    static void strings(JsonGenerator json, String name, Iterable<String> items) throws IOException {
        json.writeArrayFieldStart(name);
        for (String each : items) {
            json.writeString(each);
        }
        json.writeEndArray();
    }

    /** The fields of one object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** The fields of one object of an array. */
    interface ItemWriter<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }
}

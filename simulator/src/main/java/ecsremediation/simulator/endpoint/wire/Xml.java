package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * The XML of the Query protocol: lists as {@code member} elements, maps as {@code entry} elements with key and value.
 */
final class Xml {
    private final StringBuilder text = new StringBuilder(1024);

    private Xml() {}

    static byte[] write(String name, String namespace, ObjectNode root) {
        Xml xml = new Xml();
        xml.text.append('<').append(name);
        if (!namespace.isEmpty()) {
            xml.text.append(" xmlns=\"").append(namespace).append('"');
        }
        xml.text.append('>');
        xml.content(root);
        xml.text.append("</").append(name).append(">\n");
        return xml.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(String name, JsonNode node) {
        text.append('<').append(name).append('>');
        content(node);
        text.append("</").append(name).append('>');
    }

    private void content(JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(member -> element(member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            node.forEach(member -> element("member", member));
        } else if (node instanceof POJONode pojo) {
            pojo(pojo);
        } else {
            escape(node.asText());
        }
    }

    private void pojo(POJONode node) {
        switch (node.getPojo()) {
            case Instant instant -> text.append(DateTimeFormatter.ISO_INSTANT.format(instant));
            case Trees.Entries entries ->
                entries.entries().forEach((key, value) -> {
                    text.append("<entry>");
                    element("key", TextNode.valueOf(key));
                    element("value", TextNode.valueOf(value));
                    text.append("</entry>");
                });
            default -> throw new IllegalArgumentException("no XML form for " + node);
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#xD;");
                default -> text.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
    }
}

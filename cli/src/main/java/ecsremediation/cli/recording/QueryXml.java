package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;

/** Responses of the Query protocol: objects as elements, lists as {@code member} elements. */
final class QueryXml {
    private QueryXml() {}

    static String response(String action, JsonNode result) {
        StringBuilder xml = new StringBuilder();
        xml.append('<').append(action).append("Response><").append(action).append("Result>");
        content(xml, result);
        return xml.append("</")
                .append(action)
                .append("Result><ResponseMetadata><RequestId>recording</RequestId></ResponseMetadata></")
                .append(action)
                .append("Response>")
                .toString();
    }

    static String unknownAction(String action) {
        StringBuilder xml =
                new StringBuilder("<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>");
        escape(xml, "the recording does not answer " + action);
        return xml.append("</Message></Error><RequestId>recording</RequestId></ErrorResponse>")
                .toString();
    }

    private static void content(StringBuilder xml, JsonNode node) {
        if (node.isObject()) {
            node.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> element(xml, field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            node.forEach(member -> element(xml, "member", member));
        } else {
            escape(xml, node.asText());
        }
    }

    private static void element(StringBuilder xml, String name, JsonNode node) {
        xml.append('<').append(name).append('>');
        content(xml, node);
        xml.append("</").append(name).append('>');
    }

    private static void escape(StringBuilder xml, String text) {
        text.chars().forEach(c -> {
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\r' -> xml.append("&#xD;");
                default -> xml.append((char) c);
            }
        });
    }
}

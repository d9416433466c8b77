package ecsremediation.cli.recording;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A request of the Query protocol: form fields, lists as {@code Name.member.1}. */
record QueryRequest(SortedMap<String, String> fields) {

    static QueryRequest parse(String form) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new QueryRequest(fields);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String action() {
        return fields.getOrDefault("Action", "");
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The values of a list of texts; empty if the request has none. */
    List<String> list(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().matches("\\Q" + name + "\\E\\.member\\.[0-9]+"))
                .map(Map.Entry::getValue)
                .toList();
    }
}

package ecsremediation.simulator.endpoint.wire;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A completely read HTTP request. Header names match in any case. */
public final class Request {
    private final String path;
    private final SortedMap<String, String> headers;
    private final byte[] body;

    public Request(String path, Map<String, String> headers, byte[] body) {
        this.path = path;
        this.headers = lower(headers);
        this.body = body.clone();
    }

    String path() {
        return path;
    }

    byte[] body() {
        return body.clone();
    }

    /** The header's value; the empty string if it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private static SortedMap<String, String> lower(Map<String, String> headers) {
        SortedMap<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    @Override
    public String toString() {
        return "POST " + path;
    }
}

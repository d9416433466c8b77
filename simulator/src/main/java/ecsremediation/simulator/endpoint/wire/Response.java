package ecsremediation.simulator.endpoint.wire;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** An HTTP answer, complete. */
public final class Response {
    private final int status;
    private final SortedMap<String, String> headers;
    private final byte[] body;

    public Response(int status, SortedMap<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        this.body = body.clone();
    }

    /** An answer with the two headers that every AWS answer has. */
    static Response of(int status, String contentType, String requestId, byte[] body) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", contentType);
        headers.put("x-amzn-RequestId", requestId);
        return new Response(status, headers, body);
    }

    public int status() {
        return status;
    }

    public SortedMap<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    /** The same answer with one more header. */
    Response with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}

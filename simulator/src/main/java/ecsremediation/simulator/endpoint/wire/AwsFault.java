package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error answer of AWS: what a client's SDK turns into the service's exception. */
public final class AwsFault extends RuntimeException {
    private final int status;
    private final String code;
    private final String queryCode;
    private final transient ObjectNode detail;

    private AwsFault(int status, String code, String queryCode, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.queryCode = queryCode;
        this.detail = JsonNodeFactory.instance.objectNode();
    }

    /** The caller's fault, HTTP 400. */
    public static AwsFault sender(String code, String message) {
        return new AwsFault(400, code, code, message);
    }

    /** AWS's own fault, HTTP 500. */
    public static AwsFault receiver(String code, String message) {
        return new AwsFault(500, code, code, message);
    }

    /** A fault with an HTTP status of its own. */
    public static AwsFault of(int status, String code, String message) {
        return new AwsFault(status, code, code, message);
    }

    /** Parameters that the service does not take, with the code it uses for that. */
    public static AwsFault invalid(Api api, String message) {
        return sender(api.invalidCode(), message);
    }

    /** The same fault with the other name that the former Query protocol has for it. */
    public AwsFault queryCode(String other) {
        return new AwsFault(status, code, other, message());
    }

    /** The fault's further members, to be filled in. */
    public ObjectNode detail() {
        return detail;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    String queryCode() {
        return queryCode;
    }

    /** The words for the caller. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** Whose fault it is, in the words of the Query protocol. */
    String side() {
        return status >= 500 ? "Receiver" : "Sender";
    }
}

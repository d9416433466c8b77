package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error answer of AWS. The client's SDK turns it into the service's exception. */
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

    /** An error of the caller, HTTP 400. */
    public static AwsFault sender(String code, String message) {
        return new AwsFault(400, code, code, message);
    }

    /** An error of AWS, HTTP 500. */
    public static AwsFault receiver(String code, String message) {
        return new AwsFault(500, code, code, message);
    }

    /** An error with another HTTP status. */
    public static AwsFault of(int status, String code, String message) {
        return new AwsFault(status, code, code, message);
    }

    /** The service's error for invalid parameters. */
    public static AwsFault invalid(Api api, String message) {
        return sender(api.invalidCode(), message);
    }

    /** The same error with the code that the former Query protocol has for it. */
    public AwsFault queryCode(String other) {
        return new AwsFault(status, code, other, message());
    }

    /** Further members of the error, for the caller to fill in. */
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

    /** The message for the caller. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** Who caused the error, as the Query protocol names it: {@code Sender} or {@code Receiver}. */
    String side() {
        return status >= 500 ? "Receiver" : "Sender";
    }
}

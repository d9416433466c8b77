package ecsremediation.handler;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import software.amazon.lambda.powertools.logging.argument.StructuredArgument;
import software.amazon.lambda.powertools.logging.internal.JsonSerializer;

/**
 * Writes one JSON object per log line: time, level, message, Powertools' structured arguments, and what Powertools put
 * into the context (request id, function, cold start). It stands in for Log4j because that alone costs a cold start some
 * 0.7 s of CPU (docs/decisions/0001).
 */
final class JsonLogger extends LegacyAbstractLogger {
    private static final String OURS = "ecsremediation";

    private final transient PrintStream out;

    JsonLogger(String name, PrintStream out) {
        this.name = name;
        this.out = out;
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    Level threshold() {
        return name.startsWith(OURS) ? LogLevel.ours() : Level.WARN;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        StringBuilder line = new StringBuilder(512);
        JsonSerializer json = new JsonSerializer(line);
        json.writeStartObject();
        json.writeStringField("timestamp", Instant.now().toString());
        field(json, "level", level.name());
        field(json, "logger", name);
        field(json, "message", MessageFormatter.basicArrayFormat(message, arguments));
        structured(json, arguments);
        context(json);
        if (failure != null) {
            field(json, "error", failure.toString());
            field(json, "stack", trace(failure));
        }
        json.writeEndObject();
        out.println(line);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return JsonLogger.class.getName();
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= threshold().toInt();
    }

    private static void structured(JsonSerializer json, Object @Nullable [] arguments) {
        if (arguments == null) {
            return;
        }
        for (Object argument : arguments) {
            if (argument instanceof StructuredArgument structured) {
                json.writeSeparator();
                write(structured, json);
            }
        }
    }

    private static void write(StructuredArgument argument, JsonSerializer json) {
        try {
            argument.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder does not fail", e);
        }
    }

    private static void context(JsonSerializer json) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        if (context != null) {
            new TreeMap<>(context).forEach((key, value) -> field(json, key, value));
        }
    }

    private static void field(JsonSerializer json, String key, String value) {
        json.writeSeparator();
        json.writeStringField(key, printable(value));
    }

    /** Powertools escapes the control characters that text usually has; the others would break the line's JSON. */
    private static String printable(String text) {
        return text.chars().noneMatch(c -> c < ' ') ? text : text.replaceAll("[\\x00-\\x07\\x0B\\x0E-\\x1F]", " ");
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}

package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * Sets up the log context of an invocation. Log lines carry Lambda's fields, and no field of an earlier
 * invocation.
 */
final class Invocation {
    private Invocation() {}

    /** Handles the bytes of the event. */
    static void run(InputStream event, Context context, Consumer<byte[]> handling) throws IOException {
        call(event, context, bytes -> {
            handling.accept(bytes);
            return bytes;
        });
    }

    /**
     * Handles the bytes of the event.
     *
     * @return what {@code handling} returns
     */
    static <T> T call(InputStream event, Context context, Function<byte[], T> handling) throws IOException {
        byte[] bytes = event.readAllBytes();
        return PowertoolsLogging.withLogging(context, () -> handling.apply(bytes));
    }
}

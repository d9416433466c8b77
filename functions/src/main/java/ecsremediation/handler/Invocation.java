package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The bracket around every invocation: its log lines carry Lambda's fields, and nothing of the invocation before. */
final class Invocation {
    private Invocation() {}

    static void of(InputStream event, Context context, Handling handling) throws IOException {
        byte[] bytes = event.readAllBytes();
        PowertoolsLogging.initializeLogging(context);
        try {
            handling.handle(bytes);
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    /** What a function does with the bytes of its event. */
    interface Handling {
        void handle(byte[] event) throws IOException;
    }
}

package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The function for the clock. A schedule invokes it every minute. It reconciles clusters with due
 * incidents, and sweeps.
 */
public final class TickFunction implements RequestStreamHandler {
    private final EventDispatcher dispatcher;

    /** The constructor that Lambda calls. */
    public TickFunction() {
        this(Wiring.dispatcher());
    }

    TickFunction(EventDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.run(event, context, bytes -> dispatcher.dispatch(bytes, context::getRemainingTimeInMillis));
    }
}

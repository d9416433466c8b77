package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function for alarms. SNS, EventBridge or CloudWatch invokes it. */
public final class AlarmFunction implements RequestStreamHandler {
    private final EventDispatcher dispatcher;

    /** The constructor that Lambda calls. */
    public AlarmFunction() {
        this(Wiring.dispatcher());
    }

    AlarmFunction(EventDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.run(event, context, bytes -> dispatcher.dispatch(bytes, context::getRemainingTimeInMillis));
    }
}

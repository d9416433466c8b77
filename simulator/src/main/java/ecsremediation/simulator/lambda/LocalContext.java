package ecsremediation.simulator.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The context of an invocation for a handler that runs in this process.
 *
 * @param number counts the invocations: each has its own request id, and the same run has the same ids
 */
public record LocalContext(String function, long number) implements Context {
    /** The timeouts and the memory of the functions in template.yaml. */
    private static final int TIMEOUT_MILLIS = 60_000;

    private static final int TICK_TIMEOUT_MILLIS = 300_000;

    private static final int CONTAINER_INSIGHTS_TIMEOUT_MILLIS = 100_000;

    private static final int MEMORY_MB = 1024;

    @Override
    public String getAwsRequestId() {
        return UUID.nameUUIDFromBytes((function + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function;
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-central-1:111122223333:function:" + function;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return switch (function) {
            case "TickFunction" -> TICK_TIMEOUT_MILLIS;
            case "ContainerInsightsFunction" -> CONTAINER_INSIGHTS_TIMEOUT_MILLIS;
            default -> TIMEOUT_MILLIS;
        };
    }

    @Override
    public int getMemoryLimitInMB() {
        return MEMORY_MB;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                System.out.println(message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}

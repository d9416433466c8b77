package ecsremediation.handler;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/**
 * How much we log: {@code POWERTOOLS_LOG_LEVEL}, which Powertools hands over here, for our own code; WARN for everything
 * else. One level for the whole process, because Powertools and SLF4J each find their side of it by themselves.
 */
public final class LogLevel implements LoggingManager {
    private static final AtomicReference<Level> OURS = new AtomicReference<>(Level.INFO);

    static Level ours() {
        return OURS.get();
    }

    @Override
    public void setLogLevel(Level level) {
        OURS.set(level);
    }

    @Override
    public Level getLogLevel(Logger logger) {
        return logger instanceof JsonLogger json ? json.threshold() : OURS.get();
    }
}

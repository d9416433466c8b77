package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import ecsremediation.event.TriggerParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of events/ read into AWS's own type for it, and written again, is the same event. */
class LibraryEventsTest {
    private static final Path EVENTS = Path.of("..", "events");
    private static final Instant RECEIVED = Instant.parse("2026-01-05T10:04:00Z");

    /** EventBridge Scheduler's detail is a text, which the library's type cannot hold. */
    private static final String NO_TYPE = "scheduled-tick.json";

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS).filter(Files::isRegularFile)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(NO_TYPE))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theLibrarysTypeParsesToTheSameNotification(String file) throws IOException {
        byte[] written = throughLibrary(EVENTS.resolve(file), type(file));

        assertThat(TriggerParser.parse(written, RECEIVED))
                .isEqualTo(TriggerParser.parse(Files.readAllBytes(EVENTS.resolve(file)), RECEIVED));
    }

    private static Class<?> type(String file) {
        return switch (file.substring(0, file.indexOf('-'))) {
            case "sns" -> SNSEvent.class;
            case "sqs" -> SQSEvent.class;
            case "lambda" -> CloudWatchMetricAlarmEvent.class;
            case "eventbridge", "scheduled" -> ScheduledEvent.class;
            default -> throw new AssertionError(file + ": name the library's type for it");
        };
    }

    private static <T> byte[] throughLibrary(Path file, Class<T> type) {
        T event = EventLoader.loadEvent(file.toString(), type);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(type, LibraryEventsTest.class.getClassLoader())
                .toJson(event, written);
        return written.toByteArray();
    }
}

package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.incident.IncidentMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole messages in files, letter by letter. {@code -Dmessages.rewrite=true} writes the files anew; a reader of the change
 * then decides.
 */
final class WrittenMessages {
    private static final Path FOLDER = Path.of("src/test/resources/messages");

    private WrittenMessages() {}

    /** The message is as the file says. */
    static void assertWritten(String name, IncidentMessage message) throws IOException {
        assertWritten(name, "Subject: " + message.subject() + "\n\n" + message.text());
    }

    /** The same with its chat message. */
    static void assertWritten(String name, String subject, String text, String chat) throws IOException {
        JsonNode content = new ObjectMapper().readTree(chat).path("content");
        StringBuilder steps = new StringBuilder();
        content.path("nextSteps")
                .forEach(step -> steps.append("> ").append(step.asText()).append('\n'));
        assertWritten(
                name,
                "Subject: " + subject + "\n\n" + text + "\n--- chat\n"
                        + content.path("description").asText() + "\n" + steps);
    }

    private static void assertWritten(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("messages.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}

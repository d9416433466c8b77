package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.Incident;
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
    static void assertWritten(String name, Incident.Message message) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        String actual = "Subject: " + message.subject() + "\n\n" + message.text();
        if (Boolean.getBoolean("messages.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}

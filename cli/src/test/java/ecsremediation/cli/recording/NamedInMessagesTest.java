package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.Mode;
import ecsremediation.incident.NotificationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Messages that have to name something else than the service and its group. The first messages about such clusters stand
 * in {@code src/test/resources/named-in-messages/}; {@code -Dmessages.rewrite=true} writes the files anew.
 */
final class NamedInMessagesTest {
    private static final Path FOLDER = Path.of("src/test/resources/named-in-messages");

    @Test
    void theDaemonThatTakesTheMemoryIsNamedWithItsSizeInTheFirstTwoLines() throws IOException {
        IncidentMessage raise = raises("daemon-takes-room-a").getFirst();

        assertThat(firstLines(raise)).containsPattern("daemon [\\w-]+ takes \\d+ MiB of each");
    }

    @Test
    void ofTwoServicesShortOnOneGroupBothAreNamed() throws IOException {
        List<IncidentMessage> raises = raises("resources-two-services-one-group-a");
        List<String> services =
                raises.stream().map(m -> m.key().service().service()).distinct().toList();

        assertThat(services).hasSize(2);
        assertThat(raises).allSatisfy(raise -> assertThat(raise.text()).contains(services));
    }

    /** The messages about the first raise, which must be as their file says. */
    private static List<IncidentMessage> raises(String recorded) throws IOException {
        List<IncidentMessage> raises =
                CaseMessages.of(
                                Recording.read(Path.of("../cases", recorded + ".json"))
                                        .observation(),
                                Mode.ACT)
                        .stream()
                        .map(CaseMessages.Sent::message)
                        .filter(message -> message.key().type() == NotificationType.RAISED)
                        .toList();
        StringBuilder actual = new StringBuilder();
        for (IncidentMessage raise : raises) {
            actual.append(MessageSample.text(raise.key().service().service(), raise));
        }
        Path file = FOLDER.resolve(recorded + ".txt");
        if (Boolean.getBoolean("messages.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual.toString()).as(file.toString()).isEqualTo(Files.readString(file));
        return raises;
    }

    private static String firstLines(IncidentMessage message) {
        return message.text().lines().limit(2).collect(Collectors.joining("\n"));
    }
}

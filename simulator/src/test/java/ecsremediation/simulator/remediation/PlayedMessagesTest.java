package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.play.MessageForm;
import ecsremediation.simulator.remediation.WriteRace.Setup;
import ecsremediation.simulator.scenario.LabSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The messages that no cluster at rest shows, as the whole program sends them: one file for each in
 * {@code src/test/resources/messages/}. {@code -Dmessages.rewrite=true} writes the files anew.
 */
final class PlayedMessagesTest {
    private static final Path FOLDER = Path.of("src/test/resources/messages");

    /** A table of a test has a name of its own. */
    private static final Pattern TABLE = Pattern.compile("ecs-remediation-[0-9a-f]{8}-[0-9a-f-]{27}");

    private static final SortedMap<String, OperatorMessage> ALL = new TreeMap<>();

    @BeforeAll
    static void play() {
        add("further-raises", PlayedMessages.ofKind(NotificationKind.FURTHER_RAISES, PlayedMessages.growing()));
        List<OperatorMessage> walking = PlayedMessages.walking();
        add("still-wrong", PlayedMessages.ofKind(NotificationKind.STILL_WRONG, walking));
        assertThat(PlayedMessages.ofKind(NotificationKind.LOWERED_BY_RAISE, walking))
                .as("nobody but the program changes the group")
                .isEmpty();
        add("restored", PlayedMessages.ofKind(NotificationKind.RESTORED, PlayedMessages.raced(Setup.roomy())));
        add(
                "lowered-by-raise",
                PlayedMessages.ofKind(NotificationKind.LOWERED_BY_RAISE, PlayedMessages.raced(Setup.full())));
        add("digest-raised", digests(PlayedMessages.alike(LabSettings.ofSeed(1))));
        add(
                "digest-no-ceiling",
                digests(PlayedMessages.alike(LabSettings.ofSeed(1).withCeiling(OptionalInt.empty()))));
        try (PlayedNotices notices = new PlayedNotices()) {
            add("row-unreadable", notices.rowUnreadable());
            add("incident-outside", notices.incidentOutside());
            add("mode-not-ordered", notices.modeNotOrdered());
            add("cluster-denied", notices.clusterDenied());
            add("insights-off", notices.insightsOff());
        }
    }

    private static void add(String name, List<OperatorMessage> sent) {
        assertThat(sent).as(name).isNotEmpty();
        ALL.put(name, sent.getFirst());
    }

    private static List<OperatorMessage> digests(List<OperatorMessage> sent) {
        return sent.stream().filter(m -> m.id().contains("/digest/")).toList();
    }

    @Test
    void eachIsAsItsFileSays() throws IOException {
        for (String name : ALL.keySet()) {
            Path file = FOLDER.resolve(name + ".txt");
            String actual = text(ALL.get(name));
            if (Boolean.getBoolean("messages.rewrite")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(ALL.keySet());
        }
    }

    /** One file for each, by the name of its type: a notice that is new needs a play. */
    @Test
    void eachNoticeAboutTheStackHasAFile() {
        assertThat(StackNotice.class.getPermittedSubclasses())
                .extracting(type -> type.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT))
                .isSubsetOf(ALL.keySet());
    }

    @Test
    void eachIsShortAndTheFirstLinesAreEnoughToAct() {
        ALL.forEach((name, message) -> {
            List<String> lines = message.text().lines().toList();
            assertThat(message.subject()).as(name).hasSizeLessThan(100);
            assertThat(lines.subList(0, 10))
                    .as(name)
                    .anyMatch(line -> line.startsWith("NEXT STEP") || line.contains("Nothing to do now"));
            assertThat(MessageForm.body(message.text())).as(name).hasSizeLessThanOrEqualTo(45);
        });
    }

    @Test
    void theChatTextBeginsAsTheMailAndNamesTheInstallation() {
        ALL.forEach((name, message) -> {
            String stack = "in eu-central-1, account 111122223333";
            assertThat(message.text()).as(name).contains(stack);
            assertThat(description(message))
                    .as(name)
                    .contains(stack)
                    .startsWith(message.text().lines().findFirst().orElseThrow());
        });
    }

    /** Unplaced, running and desired tasks are the same in subject, body, digest line and chat text of each service. */
    @Test
    void theNumbersOfAMessageAgree() {
        ALL.forEach((name, message) ->
                assertThat(MessageForm.contradictions(message)).as(name).isEmpty());
    }

    @Test
    void noRaiseOfTheProgramIsTakenForAnotherActors() {
        Stream.of(PlayedMessages.growing(), PlayedMessages.walking())
                .flatMap(List::stream)
                .forEach(message -> assertThat(message.text()).doesNotContain("Another actor"));
    }

    private static String text(OperatorMessage message) {
        StringBuilder text = new StringBuilder("Subject: " + message.subject() + "\n\n" + message.text());
        if (message instanceof IncidentMessage about) {
            text.append("\n--- digest\n").append(about.entry().headline()).append('\n');
            text.append(about.entry().line()).append('\n');
        }
        text.append("\n--- chat\n").append(description(message)).append('\n');
        chat(message)
                .at("/content/nextSteps")
                .forEach(step -> text.append("> ").append(step.asText()).append('\n'));
        return TABLE.matcher(text).replaceAll("ecs-remediation");
    }

    private static String description(OperatorMessage message) {
        return chat(message).at("/content/description").asText();
    }

    private static JsonNode chat(OperatorMessage message) {
        return Documents.read(message.chat());
    }
}

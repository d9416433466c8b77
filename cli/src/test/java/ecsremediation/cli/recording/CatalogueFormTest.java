package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.Mode;
import ecsremediation.incident.NotificationKind;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import ecsremediation.simulator.play.MessageForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each message of the catalogue keeps, however many there are of its kind and cause. */
final class CatalogueFormTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<NotificationKind> ORDERED =
            List.of(NotificationKind.PAUSED, NotificationKind.OUT_OF_SCOPE);

    private static List<CaseMessages.Sent> all = List.of();

    @BeforeAll
    static void play() throws IOException {
        all = CataloguePlays.once().all();
    }

    @Test
    void aSubjectIsShortAndNotCutInAWord() {
        for (CaseMessages.Sent sent : all) {
            assertThat(sent.message().subject()).hasSizeLessThan(100).doesNotContainPattern("\\w{29}…");
        }
    }

    /** Also where it is about something else first. */
    @Test
    void aSubjectSaysWhereAnOperatorHasToAct() {
        for (CaseMessages.Sent sent : all) {
            if (sent.message().text().contains("Operator action required")) {
                assertThat(sent.message().subject()).containsAnyOf("action required", "still wrong");
            }
        }
    }

    @Test
    void theFirstTenLinesAreEnoughToAct() {
        for (CaseMessages.Sent sent : all) {
            List<String> lines = sent.message().text().lines().limit(10).toList();
            boolean isClear = lines.subList(0, 2).stream().anyMatch(line -> line.contains("Nothing to do now"))
                    || lines.indexOf("NEXT STEP") == 3;
            assertThat(isClear).as(sent.message().text()).isTrue();
        }
    }

    @Test
    void theBodyBeforeTheReferenceHas45LinesAtMost() {
        for (CaseMessages.Sent sent : all) {
            String text = sent.message().text();
            assertThat(MessageForm.body(text)).as(text).hasSizeLessThanOrEqualTo(45);
        }
    }

    @Test
    void noLineIsLongerThanAMailServerTakesAndOnlyCommandsBeginWithAProgram() {
        for (CaseMessages.Sent sent : all) {
            sent.message().text().lines().forEach(line -> {
                assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(998);
                if (line.startsWith("  aws ") || line.startsWith("  ecs-remediation ")) {
                    assertThat(line).matches("  aws [a-z]+ [a-z-]+ --.*|  ecs-remediation [a-z]+ .*--stack .*");
                }
            });
        }
    }

    @Test
    void noMessageContradictsItself() {
        for (CaseMessages.Sent sent : all) {
            MessageSense.assertSense(sent.message().subject(), sent.message().text());
        }
    }

    @Test
    void theNumbersOfAMessageAgree() {
        for (CaseMessages.Sent sent : all) {
            assertThat(MessageForm.contradictions(sent.message()))
                    .as(sent.message().text())
                    .isEmpty();
        }
    }

    @Test
    void subjectFirstLinesAndChatNameTheSameCause() throws IOException {
        for (CaseMessages.Sent sent : all) {
            IncidentMessage message = sent.message();
            String description =
                    JSON.readTree(message.chat()).at("/content/description").asText();
            String lines = message.text().lines().limit(2).collect(Collectors.joining("\n"));
            assertThat(description).startsWith(lines);
            int colon = message.subject().lastIndexOf(": ");
            String reason = message.subject().substring(colon + 2).replace("…", "");
            if (message.subject().contains("action required")
                    || message.subject().contains("holding")) {
                assertThat(lines.toLowerCase(Locale.ROOT)).contains(reason.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** What an owner ordered, and what is left to its owner, is one message in 24 hours. */
    @Test
    void anOrderIsMailedOnce() throws IOException {
        for (Path file : CataloguePlays.cases()) {
            Observation recorded = Recording.read(file).observation();
            if (recorded.groups().stream().noneMatch(g -> g.tags().containsKey(AutoScalingGroup.MODE_TAG))) {
                continue;
            }
            assertThat(CaseMessages.of(recorded, Mode.ACT).stream()
                            .map(sent -> sent.message().key())
                            .filter(key -> ORDERED.contains(key.kind())))
                    .as(file.toString())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyMessageNamesItsInstallation() throws IOException {
        for (CaseMessages.Sent sent : all) {
            String stack = "ecs-remediation in eu-central-1, account 111122223333";
            assertThat(sent.message().text()).contains(stack);
            assertThat(sent.message().chat()).contains(stack);
        }
    }
}

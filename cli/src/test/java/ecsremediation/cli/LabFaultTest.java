package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKind;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The additional faults of the lab, and the e-mails that the operators get. */
class LabFaultTest {
    private static final String RAISED = "raising EcsLabAsg 1 → 4 for 3 unplaced tasks";
    private static final String CLEARED = "cleared, 4 of 4 tasks running";

    /** What the program calls its reasons, causes and notifications, as far as no AWS service has the same name. */
    private static final List<String> CONSTANTS = Stream.of(
                    Plan.Hold.Reason.values(),
                    Plan.Escalate.Reason.values(),
                    Cause.values(),
                    LaunchFailure.Kind.values(),
                    NotificationKind.values(),
                    Incident.Phase.values())
            .flatMap(Stream::of)
            .map(Enum::name)
            .filter(name -> !List.of("CPU").contains(name))
            .distinct()
            .toList();

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @Test
    void returningCapacityResolvesTheIncidentWithoutASecondRaise() throws IOException {
        assertThat(lab("no-capacity")).isEqualTo(ExitCode.OK);
        assertNotified(RAISED, "holding, 3 of 4 tasks missing: EC2 has no capacity for these instances now", CLEARED);
    }

    @Test
    void aMissingImageRequiresTheOperator() throws IOException {
        assertThat(lab("bad-image")).isEqualTo(ExitCode.FAILED);
        assertNotified(RAISED, "action required, 3 of 4 tasks missing: the AMI cannot be used");
    }

    @Test
    void instancesThatNeverRegisterRequireTheOperator() throws IOException {
        assertThat(lab("never-registers")).isEqualTo(ExitCode.FAILED);
        assertNotified(RAISED, "action required, 3 of 4 missing: instances run but do not register");
    }

    @Test
    void anImageThatCannotBePulledRequiresTheOperator() throws IOException {
        assertThat(lab("bad-task-image")).isEqualTo(ExitCode.FAILED);
        assertNotified(RAISED, "action required, 3 of 4 tasks missing: the container image cannot be pulled");
    }

    @Test
    void crashingTasksRequireTheOperator() throws IOException {
        assertThat(lab("crashing-tasks")).isEqualTo(ExitCode.FAILED);
        assertNotified(
                "raising EcsLabAsg 1 → 4 for 4 unplaced tasks",
                "action required, 4 of 4 tasks missing: the tasks start and exit");
    }

    @Test
    void anInstanceWhoseAgentIsLostKeepsItsTaskAndTheOthersGetNewInstances() throws IOException {
        assertThat(lab("agents-lost")).isEqualTo(ExitCode.OK);
        assertNotified(RAISED, CLEARED);
    }

    @Test
    void throttledReadsDelayTheRaiseUntilTheThrottlingEndsAndNotifyNobody() throws IOException {
        assertThat(lab("throttled")).isEqualTo(ExitCode.OK);
        assertNotified(RAISED, CLEARED);
    }

    @Test
    void aRaiseWhoseResponseIsLostIsMadeOnceAndNotified() throws IOException {
        assertThat(lab("lost-answer")).isEqualTo(ExitCode.OK);
        assertNotified("raising EcsLabAsg 1 → 4", CLEARED);
        assertThat(subjects().getFirst()).as("a later reconciliation sends it").doesNotContain("unplaced");
    }

    @Test
    void theReportNamesTheFaultAndTheCommandThatRepeatsIt() throws IOException {
        lab("lost-answer");

        assertThat(report().at("/run/settings").asText()).isEqualTo("Seed 1, mode act, ceiling 10, fault lost-answer");
        assertThat(report().at("/run/command").asText()).endsWith("--ceiling 10 --fault lost-answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-image", "bad-task-image", "crashing-tasks", "no-capacity"})
    void theReportPageNamesNoReasonByItsConstant(String fault) throws IOException {
        lab(fault);

        String page = Files.readString(folder.resolve("report.html"));
        String titles = Pattern.compile("<header>.*?</header>")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
        assertThat(titles).contains("Raise EcsLabAsg 1 → 4");
        assertThat(CONSTANTS.stream().filter(constant -> isIn(page, constant))).isEmpty();
        if (fault.equals("bad-task-image")) {
            assertThat(titles).contains("<b>Operator action required: the container image cannot be pulled</b>");
        }
    }

    /** Whether a text has the word, but not as a part of a name or of a message's id. */
    private static boolean isIn(String text, String word) {
        return Pattern.compile("(?<![\\w/:-])" + word + "(?![\\w/:-])")
                .matcher(text)
                .find();
    }

    private int lab(String fault) {
        return terminal.run("lab", "--quiet", "--out", folder.toString(), "--fault", fault);
    }

    /** Every fault leaves one write; the subjects begin with {@code notifications}, in order. */
    private void assertNotified(String... notifications) throws IOException {
        assertThat(report().at("/verdict/writes").asInt()).isEqualTo(1);
        List<String> subjects = subjects();
        assertThat(subjects).hasSameSizeAs(notifications);
        for (int i = 0; i < notifications.length; i++) {
            assertThat(subjects.get(i)).startsWith("[ECS] EcsLabApi: " + notifications[i]);
        }
    }

    private List<String> subjects() throws IOException {
        return report().path("mails").findValuesAsText("subject");
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("report.json")));
    }
}

package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may go wrong in the lab besides its trouble, and what the operators read then. */
class LabFaultTest {
    private static final String RAISED = "raising EcsLabAsg 1 → 4 for 3 unplaced tasks";
    private static final String CLEARED = "cleared, 4 of 4 tasks running";

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @Test
    void capacityThatComesBackResolvesWithoutASecondRaise() throws IOException {
        assertThat(lab("no-capacity")).isEqualTo(ExitCode.OK);
        assertNotifiedInTurn(RAISED, "holding, 3 of 4 tasks missing: EC2 has no such instances now", CLEARED);
    }

    @Test
    void anImageThatDoesNotExistIsLeftToAPerson() throws IOException {
        assertThat(lab("bad-image")).isEqualTo(ExitCode.FAILED);
        assertNotifiedInTurn(RAISED, "help needed, 3 of 4 tasks missing: the AMI cannot be used");
    }

    @Test
    void instancesThatNeverRegisterAreLeftToAPerson() throws IOException {
        assertThat(lab("never-registers")).isEqualTo(ExitCode.FAILED);
        assertNotifiedInTurn(RAISED, "help needed, 3 of 4 tasks missing: instances run but do not register");
    }

    @Test
    void whileEcsTurnsCallsAwayNothingIsRaisedAndThenItIs() throws IOException {
        assertThat(lab("throttled")).isEqualTo(ExitCode.OK);
        assertNotifiedInTurn("help needed, 3 of 4 tasks missing: the picture is incomplete", RAISED, CLEARED);
    }

    @Test
    void aRaiseWhoseAnswerIsLostIsNotMadeTwiceAndNotifiedAllTheSame() throws IOException {
        assertThat(lab("lost-answer")).isEqualTo(ExitCode.OK);
        assertNotifiedInTurn("raising EcsLabAsg 1 → 4", CLEARED);
        assertThat(subjects().getFirst()).as("told by a later look").doesNotContain("unplaced");
    }

    @Test
    void theReportNamesTheFaultAndTheCommandThatRepeatsIt() throws IOException {
        lab("lost-answer");

        assertThat(report().at("/run/settings").asText()).isEqualTo("Seed 1, mode act, ceiling 10, fault lost-answer");
        assertThat(report().at("/run/command").asText()).endsWith("--ceiling 10 --fault lost-answer");
    }

    private int lab(String fault) {
        return terminal.run("lab", "--quiet", "--out", folder.toString(), "--fault", fault);
    }

    /** One write in each of the stories, and these e-mails. */
    private void assertNotifiedInTurn(String... notification) throws IOException {
        assertThat(report().at("/verdict/writes").asInt()).isEqualTo(1);
        List<String> subjects = subjects();
        assertThat(subjects).hasSameSizeAs(notification);
        for (int i = 0; i < notification.length; i++) {
            assertThat(subjects.get(i)).startsWith("[ECS] EcsLabApi: " + notification[i]);
        }
    }

    private List<String> subjects() throws IOException {
        return report().path("mails").findValuesAsText("subject");
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("report.json")));
    }
}

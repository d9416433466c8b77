package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pause} and {@code resume}, against a served account. */
class PauseCommandTest {
    private static final Duration TICK = Duration.ofSeconds(70);

    private final ServedLab lab = ServedLab.atRest();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aPauseHoldsTheRaiseWithItsReasonAndResumeRaisesWithinATick() {
        assertThat(lab.run("pause", "--for", "2h", "--why", "load test", "--by", "anna"))
                .isZero();
        assertThat(lab.out()).contains("is paused until", "for 2 h, by anna: load test", "ecs-remediation resume");
        lab.desire(4);
        lab.pass(Duration.ofMinutes(5));

        assertThat(lab.capacity()).isEqualTo(1);
        assertThat(lab.mails())
                .singleElement()
                .asString()
                .startsWith("[ECS] EcsLabApi: holding, 3 of 4 tasks missing: paused")
                .containsPattern("paused by anna: load\\s+test")
                .containsPattern("The reason should be gone by .*\\d\\d:\\d\\d UTC");

        assertThat(lab.run("resume")).isZero();
        assertThat(lab.out()).contains("raises again", "the pause of anna", "load test");
        lab.pass(TICK);
        assertThat(lab.capacity()).isEqualTo(4);
    }

    @Test
    void resumeOfAStackThatObservesPromisesNoRaise() {
        lab.run("pause", "--for", "2h", "--why", "load test", "--by", "anna");
        lab.run("mode", "observe");
        lab.pass(Duration.ofMinutes(5));

        assertThat(lab.run("resume")).isZero();
        assertThat(lab.out())
                .contains("is no longer paused, but raises nothing in mode observe. Ended: the pause of anna")
                .doesNotContain("raises again");
    }

    @Test
    void pauseAndResumePrintJson() throws IOException {
        ObjectMapper json = new ObjectMapper();
        lab.run("pause", "--for", "2h", "--why", "load test", "--by", "anna", "--json");
        JsonNode paused = json.readTree(lab.out());
        assertThat(paused.path("stack").asText()).isEqualTo("ecs-remediation");
        assertThat(paused.at("/pause/by").asText()).isEqualTo("anna");
        assertThat(Instant.parse(paused.at("/pause/until").asText()))
                .isAfter(lab.world().now());

        lab.desire(4);
        lab.pass(Duration.ofMinutes(3));
        lab.run("resume", "--json");
        JsonNode resumed = json.readTree(lab.out());
        assertThat(resumed.path("ended")).isEqualTo(paused.path("pause"));
        assertThat(resumed.path("continued").isArray()).isTrue();
        lab.run("resume", "--json");
        assertThat(json.readTree(lab.out()).path("ended").isNull()).isTrue();
    }

    @Test
    void aPauseDuringAnIncidentHoldsItsNextRaise() {
        lab.desire(4);
        lab.pass(Duration.ofMinutes(2));
        assertThat(lab.capacity()).isEqualTo(4);

        lab.run("pause", "--for", "1h30m", "--why", "change freeze", "--by", "anna");
        lab.desire(6);
        lab.pass(Duration.ofMinutes(10));
        assertThat(lab.capacity()).isEqualTo(4);
        assertThat(lab.mails()).last().asString().contains("paused by anna: change freeze");

        lab.run("resume");
        lab.pass(TICK);
        assertThat(lab.capacity()).isEqualTo(6);
    }

    @Test
    void resumeEndsTheHoldOnAGroupThatAnotherActorLowered() {
        lab.desire(4);
        lab.pass(Duration.ofMinutes(2));
        assertThat(lab.capacity()).isEqualTo(4);
        lab.lowerGroup(2);
        lab.pass(Duration.ofMinutes(10));
        assertThat(lab.capacity()).isEqualTo(2);

        assertThat(lab.run("resume", "EcsLabPublicCluster/EcsLabApi", "--by", "anna"))
                .isZero();
        assertThat(lab.out()).contains("The incident of EcsLabPublicCluster/EcsLabApi continues without a hold");
        lab.pass(TICK);
        assertThat(lab.capacity()).isEqualTo(4);
        lab.run("incident", "EcsLabPublicCluster/EcsLabApi");
        assertThat(lab.out()).contains("resumed by anna");
    }

    /** Without resume, an incident that requires the operator is reconciled every 5 minutes only. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void resumeClosesTheCircuitBreakerWithinATick(int minutesLater) {
        try (ServedLab taken = ServedLab.atRest(100)) {
            taken.launchInstancesWithJobs();
            taken.desire(4);
            for (int minute = 0; minute < 60 && !isOpen(taken); minute++) {
                taken.pass(Duration.ofMinutes(1));
            }
            assertThat(isOpen(taken)).isTrue();
            taken.pass(Duration.ofMinutes(minutesLater));
            int capacity = taken.capacity();

            assertThat(taken.run("resume", "EcsLabPublicCluster/EcsLabApi")).isZero();
            taken.pass(TICK);
            assertThat(taken.capacity()).isEqualTo(capacity + 3);
        }
    }

    private static boolean isOpen(ServedLab lab) {
        return lab.mails().stream().anyMatch(mail -> mail.contains("the raises did not resolve it"));
    }

    @Test
    void resumeRefusesAnIncidentThatIsNotOpen() {
        assertThat(lab.run("resume", "EcsLabPublicCluster/EcsLabApi")).isEqualTo(ExitCode.USAGE);
        assertThat(lab.errors()).singleElement().asString().contains("is open; ecs-remediation status");
    }

    @Test
    void theDocumentedTableItemPausesTheStack() throws IOException {
        Matcher documented = Pattern.compile("--item '(\\{\"pk\":\\{\"S\":\"PAUSE\"}[^']+)'")
                .matcher(Files.readString(Path.of("..", "docs", "operating.md")));
        assertThat(documented.find()).isTrue();
        lab.put(documented.group(1).replaceAll("20\\d\\d-[\\d-]+T", "2199-01-01T"));

        lab.run("status");
        assertThat(lab.out()).contains("Pause: until 2199-01-01", "by anna: load test");
    }

    @Test
    void resumeSaysThatTheStackWasNotPaused() {
        assertThat(lab.run("resume")).isZero();
        assertThat(lab.out()).isEqualTo("Stack ecs-remediation was not paused.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"59s", "0m", "31d", "forever", "", "-1h", "2"})
    void anInvalidDurationIsRefused(String duration) {
        assertThat(lab.run("pause", "--for", duration, "--why", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(lab.errors()).singleElement().asString().contains("--for");
    }

    @ParameterizedTest
    @CsvSource({"--why,' '", "--by,''"})
    void aBlankReasonOrNameIsRefused(String option, String value) {
        String other = option.equals("--why") ? "--by" : "--why";
        assertThat(lab.run("pause", "--for", "1h", other, "x", option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(lab.errors()).singleElement().asString().contains(option, "one line of 1 to 200 characters");
    }

    @Test
    void aMissingTableIsNamedWithTheOptionsThatSelectIt() {
        assertThat(lab.run("pause", "--for", "1h", "--why", "x", "--table", "elsewhere"))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(lab.errors())
                .singleElement()
                .asString()
                .contains(
                        "cannot read table elsewhere in eu-central-1 (ResourceNotFoundException", "--table", "--stack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notaurl", "127.0.0.1:4580", "http://"})
    void anInvalidEndpointIsRefused(String endpoint) {
        Terminal terminal = new Terminal();
        assertThat(terminal.run("status", "--region", "eu-central-1", "--endpoint-url", endpoint))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.errors()).singleElement().asString().contains("--endpoint-url");
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNamedInOneLine() {
        Terminal terminal = new Terminal();
        assertThat(terminal.run("status", "--region", "eu-central-1", "--endpoint-url", "http://127.0.0.1:1"))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(terminal.errors())
                .singleElement()
                .asString()
                .contains("nothing answers at http://127.0.0.1:1", "--endpoint-url");
    }
}

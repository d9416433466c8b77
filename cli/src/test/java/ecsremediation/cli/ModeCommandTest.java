package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.incident.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code mode}, against a served account. */
class ModeCommandTest {
    private static final Duration TICK = Duration.ofSeconds(70);
    private static final Duration SWEEP = Duration.ofMinutes(6);

    private final ServedLab lab = ServedLab.atRest();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void withoutAModeItPrintsTheModeAndWhatMakesItSo() throws IOException {
        assertThat(lab.run("mode")).isZero();
        assertThat(lab.out().lines().toList())
                .hasSize(3)
                .contains("Stack ecs-remediation in eu-central-1: mode act")
                .anyMatch(line -> line.startsWith("  permitted  act by the parameter Mode, at "))
                .anyMatch(line -> line.startsWith("  ordered    act by lab, "));

        assertThat(lab.run("mode", "--json")).isZero();
        JsonNode json = new ObjectMapper().readTree(lab.out());
        assertThat(json.path("name").asText()).isEqualTo("act");
        assertThat(json.path("authority").asText()).isEqualTo("act");
        assertThat(json.at("/order/by").asText()).isEqualTo("lab");
    }

    @Test
    void observeStopsRaisesWithItsReasonAndActRaisesWithinATick() {
        assertThat(lab.run("mode", "observe", "--why", "change freeze", "--by", "anna"))
                .isZero();
        assertThat(lab.out())
                .contains(
                        ": mode observe\n",
                        ": change freeze\n",
                        "To order act:   ecs-remediation mode act --stack ecs-remediation --region eu-central-1")
                .doesNotContain("--parameter-overrides");
        lab.desire(4);
        lab.pass(Duration.ofMinutes(5));

        assertThat(lab.capacity()).isEqualTo(1);
        assertThat(lab.mails())
                .singleElement()
                .asString()
                .startsWith("[ECS] EcsLabApi: WOULD raise EcsLabAsg 1 → 4")
                .containsPattern("the mode is observe, because anna ordered observe on\\s")
                .contains(
                        "(change freeze)",
                        "  ecs-remediation mode act --stack ecs-remediation --region eu-central-1\n");

        assertThat(lab.run("mode", "act")).isZero();
        lab.pass(TICK);
        assertThat(lab.capacity()).isEqualTo(4);
    }

    @Test
    void offRaisesNothingAndMailsNothing() {
        assertThat(lab.run("mode", "off")).isZero();
        lab.desire(4);
        lab.pass(Duration.ofMinutes(20));

        assertThat(lab.capacity()).isEqualTo(1);
        assertThat(lab.mails()).isEmpty();
        lab.run("status");
        assertThat(lab.out()).contains("Mode: off; permitted: act");
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "OBSERVE"})
    void actIsNotInForceWhereTheStackPermitsLess(Mode authority) {
        lab.deploy(authority);
        lab.pass(SWEEP);

        assertThat(lab.run("mode", "act")).isZero();
        assertThat(lab.out())
                .contains(
                        ": mode " + authority.word() + "\n",
                        "permitted  " + authority.word() + " by the parameter Mode",
                        "To permit act:  sam build && sam deploy --stack-name ecs-remediation --region eu-central-1"
                                + " --parameter-overrides Mode=act")
                .doesNotContain("To order act");
        lab.desire(4);
        lab.pass(Duration.ofMinutes(5));
        assertThat(lab.capacity()).isEqualTo(1);
        assertThat(lab.mails()).hasSize(authority == Mode.OFF ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"observe, 1", "act, 4"})
    void aDeploymentNeitherArmsNorDisarms(String ordered, int capacity) {
        lab.run("mode", ordered);
        lab.deploy(Mode.OBSERVE);
        lab.pass(SWEEP);
        lab.deploy(Mode.ACT);
        lab.desire(4);
        lab.pass(Duration.ofMinutes(5));

        assertThat(lab.capacity()).isEqualTo(capacity);
        lab.run("mode");
        assertThat(lab.out()).contains(": mode " + ordered + "\n");
    }

    @Test
    void aRowThatCannotBeReadIsNamedAndPermitsToObserve() throws IOException {
        lab.put("{'pk':{'S':'MODE'},'sk':{'S':'MODE'},'json':{'S':'act'}}".replace('\'', '"'));
        lab.desire(4);
        lab.pass(Duration.ofMinutes(5));

        assertThat(lab.capacity()).isEqualTo(1);
        assertThat(lab.mails())
                .hasSize(2)
                .anyMatch(mail -> mail.startsWith("[ECS] ecs-remediation: 1 stored row cannot be read"))
                .filteredOn(mail -> mail.contains("WOULD raise"))
                .singleElement()
                .asString()
                .containsPattern("order of\\s+the\\s+mode\\s+cannot\\s+be\\s+read");
        assertThat(lab.run("mode")).isZero();
        assertThat(lab.out()).contains(": mode observe\n", "  ordered    cannot be read, which permits observe: ");
    }

    @Test
    void theDocumentedTableItemStopsTheStack() throws IOException {
        lab.run("mode", "act");
        Matcher documented = Pattern.compile("--item '(\\{\"pk\":\\{\"S\":\"MODE\"}[^']+)'")
                .matcher(Files.readString(Path.of("..", "docs", "operating.md")));
        assertThat(documented.find()).isTrue();
        lab.put(documented.group(1));

        lab.run("mode");
        assertThat(lab.out()).contains(": mode observe\n", "  ordered    observe by anna, 2026-11-25 02:41 UTC: ");
    }

    @ParameterizedTest
    @CsvSource({"stop,none of", "ACT,none of", "2,none of"})
    void anUnknownModeIsRefusedWithTheKnownOnes(String mode, String answer) {
        assertThat(lab.run("mode", mode)).isEqualTo(ExitCode.USAGE);
        assertThat(lab.errors()).singleElement().asString().contains(answer, "'off', 'observe' and 'act'");
    }

    @Test
    void aReasonWithoutAModeOrABlankOneIsRefused() {
        assertThat(lab.run("mode", "--why", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(lab.run("mode", "off", "--why", " ")).isEqualTo(ExitCode.USAGE);
        assertThat(lab.errors()).singleElement().asString().contains("--why", "one line of 1 to 200 characters");
    }
}

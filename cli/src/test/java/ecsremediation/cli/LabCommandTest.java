package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab}: the real handlers call the simulated account through the AWS SDK. */
class LabCommandTest {
    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @Test
    void resolvesTheIncidentWithOneWriteAndTwoEmails() throws IOException {
        assertThat(lab()).isZero();

        JsonNode report = report();
        assertThat(report.at("/verdict/ending").asText()).isEqualTo("RESOLVED");
        assertThat(report.at("/verdict/writes").asInt()).isEqualTo(1);
        assertThat(subjects(report))
                .satisfiesExactly(
                        raised -> assertThat(raised)
                                .isEqualTo("[ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks"),
                        cleared -> assertThat(cleared).startsWith("[ECS] EcsLabApi: cleared"));
        assertThat(last(report, "tasks")).isEqualTo("{\"desired\":4,\"running\":4,\"pending\":0,\"unplaced\":0}");
        assertThat(last(report, "group")).isEqualTo("{\"desired\":4,\"max\":4,\"inService\":4,\"registered\":4}");
    }

    @Test
    void printsARowPerMinuteTheEmailsAndTheFinalState() throws IOException {
        assertThat(lab()).isZero();

        assertThat(terminal.out())
                .containsPattern("(?m)^ +0:00 +1 +1 +0 +1 +1 +1 +1")
                .containsPattern("(?m)^ +3:00 +4 +1 +3 +4 +4 +3 +1")
                .contains("✉ E-mail: [ECS] EcsLabApi: raising EcsLabAsg 1 → 4", "│ WHAT WAS SEEN")
                .contains("EcsLabApi: desired 4, running 4, pending 0, unplaced 0")
                .contains("Report: " + folder.resolve("report.html").toAbsolutePath());
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<svg", "EcsLabAsg: desired 1 → 4, max 1 → 4", "Raise EcsLabAsg 1 → 4");
    }

    @Test
    void writesNothingInModeObserveAndReportsTheRaise() throws IOException {
        assertThat(lab("--mode", "observe")).isZero();

        JsonNode report = report();
        assertThat(report.at("/verdict/ending").asText()).isEqualTo("OBSERVED");
        assertThat(report.at("/verdict/writes").asInt()).isZero();
        assertThat(subjects(report)).singleElement().asString().contains("EcsLabAsg 1 → 4", "WOULD");
        assertThat(last(report, "group")).isEqualTo("{\"desired\":1,\"max\":1,\"inService\":1,\"registered\":1}");
    }

    @Test
    void raisesNothingWithoutACeilingTagAndReportsTheRequiredCount() throws IOException {
        assertThat(lab("--ceiling", "none")).isEqualTo(ExitCode.FAILED);

        JsonNode report = report();
        assertThat(report.at("/verdict/ending").asText()).isEqualTo("UNRESOLVED");
        assertThat(report.at("/verdict/writes").asInt()).isZero();
        assertThat(mails(report)).contains("ecs-remediation:ceiling").containsPattern("\\b4\\b");
    }

    @Test
    void raisesToTheCeilingOnlyAndReportsTheRequiredCount() throws IOException {
        assertThat(lab("--ceiling", "2")).isEqualTo(ExitCode.FAILED);

        JsonNode report = report();
        assertThat(last(report, "group")).isEqualTo("{\"desired\":2,\"max\":2,\"inService\":2,\"registered\":2}");
        assertThat(report.at("/verdict/writes").asInt()).isEqualTo(1);
        assertThat(subjects(report).getFirst()).contains("EcsLabAsg 1 → 2");
        assertThat(mails(report)).contains("Desired 4 would be needed");
    }

    @Test
    void theSameSeedGivesTheSameRun() throws IOException {
        lab("--seed", "7", "--quiet");
        String first = Files.readString(folder.resolve("report.json"));
        String page = Files.readString(folder.resolve("report.html"));
        lab("--seed", "7", "--quiet");
        assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo(first);
        assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo(page);
    }

    @Test
    void jsonIsTheOnlyOutput() throws IOException {
        assertThat(lab("--json")).isZero();
        JsonNode printed = new ObjectMapper().readTree(terminal.out());
        assertThat(printed).isEqualTo(report());
    }

    private int lab(String... more) {
        List<String> arguments = new ArrayList<>(List.of("lab", "--out", folder.toString()));
        arguments.addAll(List.of(more));
        return terminal.run(arguments.toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("report.json")));
    }

    private static String last(JsonNode report, String part) {
        JsonNode moments = report.path("moments");
        return moments.path(moments.size() - 1).path(part).toString();
    }

    private static List<String> subjects(JsonNode report) {
        return report.path("mails").findValuesAsText("subject");
    }

    private static String mails(JsonNode report) {
        return String.join("\n", report.path("mails").findValuesAsText("text"));
    }
}

package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Lifecycle;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every text with which a launch fails: its class, who has to do what, and what the mail says. */
final class LaunchFailuresTest {
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, Observations.SERVICE);
    private static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1");

    @Test
    void everyTextHasItsClassItsAdviceAndItsMail() throws IOException {
        String actual = table().stream().map(row -> entry(row.getFirst())).collect(Collectors.joining("\n\n"));
        assertThat(actual.lines().toList()).containsExactlyElementsOf(lines());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theMailCarriesTheActivitysOwnWords(String text) {
        assertThat(mail(text).text().replaceAll("\\s+", " ")).contains("\"" + text + "\"");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theClassIsKnownByTheBeginningAsWellForAwsMayCutTheEnd(String text) {
        int most = Math.min(text.length(), 255);
        assertThat(LaunchFailure.of(text.substring(0, most)).kind())
                .isEqualTo(LaunchFailure.of(text).kind());
    }

    @Test
    void everyClassHasARow() throws IOException {
        assertThat(texts().map(text -> LaunchFailure.of(text).kind())).contains(LaunchFailure.Kind.values());
    }

    static Stream<String> texts() throws IOException {
        return table().stream().map(List::getFirst);
    }

    private static List<List<String>> table() throws IOException {
        return Arrays.stream(String.join("\n", lines()).split("\n\n"))
                .map(entry -> entry.lines().toList())
                .toList();
    }

    private static List<String> lines() throws IOException {
        try (InputStream table = Objects.requireNonNull(
                LaunchFailuresTest.class.getResourceAsStream("/launch-failures.txt"), "launch-failures.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String entry(String text) {
        LaunchFailure.Kind kind = LaunchFailure.of(text).kind();
        return text + "\n  is    " + kind + ", ended by " + kind.resolution() + "\n  plan  " + plan(text) + "\n  mail  "
                + mail(text).subject();
    }

    private static String plan(String text) {
        return switch (report(text).plans().getFirst()) {
            case Plan.Hold p ->
                "hold " + p.reason() + " for "
                        + Duration.between(Observations.NOW, p.until().orElseThrow())
                                .toMinutes() + " min: "
                        + NextStepText.on(p).orElseThrow() + run(p);
            case Plan.Escalate p ->
                "escalate " + p.reason() + ": " + NextStepText.on(p).orElseThrow() + run(p);
            case Plan.RaiseCapacity p -> "raise";
            case Plan.RaiseMaxOnly p -> "raise max";
        };
    }

    private static String run(Plan plan) {
        return new StepCommands(new Commands(STACK), API)
                .on(plan).stream().map(c -> " | run: " + c.line()).collect(Collectors.joining());
    }

    private static IncidentMessage mail(String text) {
        Report report = report(text);
        Lifecycle.Step step = Lifecycle.next(API, Optional.empty(), report).orElseThrow();
        return MessageRenderer.render(
                new MessageContext(step.notification().orElseThrow(), step.incident(), report), STACK);
    }

    /** The lab, raised by three a minute ago, and refused with these words. */
    private static Report report(String text) {
        Observation seen = Observations.empty()
                .with(Tasks.definition(Observations.TASK_DEFINITION, 256, 512))
                .with(AGroup.named(Observations.GROUP)
                        .capacity(4, 4)
                        .ceiling(10)
                        .instance("i-1")
                        .launchFailed(Duration.ofMinutes(1), text)
                        .build())
                .with(AnInstance.of("i-1").holding(256, 512, 1).build())
                .with(AService.named(Observations.SERVICE)
                        .desired(4)
                        .running(1)
                        .task(ATask.running("1").on("i-1").build())
                        .build())
                .build();
        Proposal proposal = Proposal.of(new Snapshot(seen), Limits.DEFAULT);
        List<Plan> plans = proposal.plans();
        return new Report(
                new Trigger.Tick(Observations.NOW),
                Modes.ACT,
                new Snapshot(seen),
                proposal.diagnoses(),
                plans,
                List.of());
    }
}

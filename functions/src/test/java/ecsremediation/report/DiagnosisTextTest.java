package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.DiagnosisCases;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.Capacity;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** For every cause: what it is called, what is done about it, and the sentence the operator reads. */
final class DiagnosisTextTest {
    @Test
    void everyCauseLeadsToItsPlanAndItsSentence() throws IOException {
        String actual = DiagnosisCases.rows().map(DiagnosisTextTest::entry).collect(Collectors.joining("\n"));
        assertThat(actual.lines().toList()).containsExactlyElementsOf(expected());
    }

    private static List<String> expected() throws IOException {
        try (InputStream table = Objects.requireNonNull(
                DiagnosisTextTest.class.getResourceAsStream("/causes.txt"), "src/test/resources/causes.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String entry(DiagnosisCases.Row row) {
        Snapshot seen = row.snapshot();
        Proposal proposal = Proposal.of(seen, Limits.DEFAULT);
        Diagnosis diagnosis = proposal.diagnoses().stream()
                .filter(d -> d.service().service().equals("EcsLabApi"))
                .findFirst()
                .orElseThrow();
        String plans = proposal.plans().stream()
                .filter(p -> p.services().contains(diagnosis.service()))
                .map(DiagnosisTextTest::plan)
                .collect(Collectors.joining("; "));
        return row.cause() + "\n  is    " + row.diagnosis() + "\n  plan  " + (plans.isEmpty() ? "none" : plans)
                + "\n  says  " + DiagnosisText.sentence(diagnosis);
    }

    private static String plan(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity p -> "raise " + p.group() + " " + sizes(p.from()) + " → " + sizes(p.to());
            case Plan.RaiseMaxOnly p -> "raise max of " + p.group() + " " + sizes(p.from()) + " → " + sizes(p.to());
            case Plan.Hold p -> "hold " + p.reason() + ": " + PlanText.detail(p) + next(p);
            case Plan.Escalate p -> "escalate " + p.reason() + ": " + PlanText.detail(p) + next(p);
        };
    }

    private static String next(Plan plan) {
        StepCommands commands = new StepCommands(new Commands(MessageContexts.STACK), MessageContexts.API);
        String run = commands.on(plan).stream().map(c -> " | run: " + c.line()).collect(Collectors.joining());
        return NextStepText.on(plan).map(step -> " | next: " + step).orElse("") + run;
    }

    private static String sizes(Capacity capacity) {
        return capacity.desired() + " of " + capacity.max();
    }
}

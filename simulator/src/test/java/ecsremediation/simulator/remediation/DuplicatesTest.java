package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.incident.Mode;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Plan;
import ecsremediation.simulator.lambda.FunctionInvocation;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuplicatesTest {
    private static final int TIMES = 20;

    @Test
    void twentyDuplicatesOfTheAlarmInSequenceCauseOneRaiseAndOneMail() {
        Installed installed = shortOfTasks();
        byte[] alarm = alarm();
        Collections.nCopies(TIMES, alarm).forEach(installed::invoke);

        assertThat(installed.writer.calls()).hasSize(1);
        assertThat(installed.notified()).singleElement().asString().contains("raising EcsLabAsg 1 → 4");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, TIMES})
    void concurrentHandlersPlanTheSameNumberAndOneWritesIt(int handlers)
            throws InterruptedException, ExecutionException {
        Installed installed = shortOfTasks();
        byte[] alarm = alarm();
        try (ExecutorService threads = Executors.newFixedThreadPool(handlers)) {
            List<? extends Future<?>> running = IntStream.range(0, handlers)
                    .mapToObj(i -> threads.submit(() -> installed.invoke(alarm)))
                    .toList();
            for (Future<?> handler : running) {
                handler.get();
            }
        }

        assertThat(installed.writer.calls()).hasSize(1);
        assertThat(installed.notified()).hasSize(1);
        assertThat(installed.journal.reconciliations.stream().flatMap(DuplicatesTest::plannedDesired))
                .containsOnly(4);
        assertThat(installed.journal.reconciliations.stream()
                        .flatMap(report -> report.outcomes().stream())
                        .filter(outcome -> outcome instanceof Outcome.Raised))
                .hasSize(1);
    }

    @Test
    void anAlarmThatArrivesHoursAfterTheResolutionRaisesNothing() {
        Lab lab = LabScenario.build(LabSettings.ofSeed(1));
        Installed installed = Installed.in(lab, Mode.ACT);
        lab.raiseDesiredCount(4);
        lab.world().advance(Duration.ofHours(6));
        int mails = installed.notified().size();
        installed.invoke(alarm());

        assertThat(installed.writer.calls()).hasSize(1);
        assertThat(installed.notified()).hasSize(mails);
    }

    private static Stream<Integer> plannedDesired(Report report) {
        return report.plans().stream()
                .filter(plan -> plan instanceof Plan.RaiseCapacity)
                .map(plan -> ((Plan.RaiseCapacity) plan).to().desired());
    }

    /** The lab three minutes after its tasks went missing, before anyone acted. */
    private static Installed shortOfTasks() {
        Lab lab = LabScenario.build(LabSettings.ofSeed(1));
        lab.raiseDesiredCount(4);
        lab.world().advance(Duration.ofMinutes(10));
        return Installed.in(lab, Mode.ACT);
    }

    /** The gap alarm's message as the world delivers it to the function. */
    private static byte[] alarm() {
        Lab lab = LabScenario.build(LabSettings.ofSeed(1));
        Installed.in(lab, Mode.OFF);
        lab.raiseDesiredCount(4);
        lab.world().advance(Duration.ofMinutes(10));
        return lab.world().functions().invocations().stream()
                .filter(invocation -> invocation.function().equals(LabNames.ALARM_FUNCTION))
                .map(FunctionInvocation::event)
                .findFirst()
                .orElseThrow()
                .getBytes(StandardCharsets.UTF_8);
    }
}

package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.Mode;
import ecsremediation.simulator.lambda.FunctionInvocation;
import ecsremediation.simulator.lambda.SimulatedFunction;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Every trigger of an incident, ten times, in random order, up to six hours late. OK may come before ALARM, and
 * alarms and ticks after the recovery.
 */
final class ShuffledTriggersTest {
    private static final int TIMES = 10;
    private static final int SEEDS = 60;
    private static final Duration LATEST = Duration.ofHours(6);
    private static final Duration INCIDENT = Duration.ofMinutes(20);

    /** With every other seed alarms and events come only shuffled and late; only ticks come on time. */
    @Test
    void causeOneRaiseAndTwoMails() {
        List<FunctionInvocation> triggers = recorded();
        assertThat(LongStream.range(0, SEEDS).mapToObj(seed -> played(seed, triggers, seed % 2 == 0)))
                .allSatisfy(ShuffledTriggersTest::assertOneRaiseAndTwoMails);
    }

    @Test
    void theRecordedIncidentHasAlarmOkEventsAndTicks() {
        List<FunctionInvocation> triggers = recorded();
        assertThat(triggers)
                .extracting(FunctionInvocation::function)
                .contains(LabNames.ALARM_FUNCTION, LabNames.SERVICE_EVENT_FUNCTION, LabNames.TICK_FUNCTION);
        assertThat(triggers).anyMatch(t -> t.event().contains("\\\"NewStateValue\\\":\\\"OK\\\""));
        assertThat(triggers).anyMatch(t -> t.event().contains("\\\"NewStateValue\\\":\\\"ALARM\\\""));
    }

    private static void assertOneRaiseAndTwoMails(Installed installed) {
        assertThat(installed.writer.calls()).hasSize(1);
        assertThat(installed.notified()).hasSize(2);
        assertThat(installed.notified().getFirst()).contains("raising EcsLabAsg 1 → 4");
        assertThat(installed.notified().getLast()).contains("cleared, 4 of 4 tasks running");
    }

    private static List<FunctionInvocation> recorded() {
        Lab lab = LabScenario.build(LabSettings.ofSeed(1));
        Installed.in(lab, Mode.ACT);
        lab.raiseDesiredCount(4);
        lab.world().advance(INCIDENT);
        return lab.world().functions().invocations();
    }

    /** The same lab with the shuffled triggers of the recorded one. */
    private static Installed played(long seed, List<FunctionInvocation> triggers, boolean notificationInTime) {
        Lab lab = LabScenario.build(LabSettings.ofSeed(1));
        Installed installed = Installed.in(lab, Mode.ACT);
        if (!notificationInTime) {
            SimulatedFunction deaf = event -> "{}".getBytes(StandardCharsets.UTF_8);
            lab.world().functions().attach(LabNames.ALARM_FUNCTION, deaf);
            lab.world().functions().attach(LabNames.SERVICE_EVENT_FUNCTION, deaf);
        }
        lab.world().functions().attach("Shuffled", installed::invoke);
        lab.raiseDesiredCount(4);
        Random random = new Random(seed);
        List<FunctionInvocation> all = new ArrayList<>(triggers.stream()
                .flatMap(t -> Collections.nCopies(TIMES, t).stream())
                .toList());
        Collections.shuffle(all, random);
        for (FunctionInvocation trigger : all) {
            Duration late = Duration.ofSeconds(random.nextLong(LATEST.toSeconds()));
            lab.world().after(late, () -> lab.world().functions().invokeAsync("Shuffled", trigger.event()));
        }
        lab.world().advance(LATEST.plus(INCIDENT));
        return installed;
    }
}

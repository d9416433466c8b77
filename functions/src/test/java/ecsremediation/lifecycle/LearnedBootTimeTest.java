package ecsremediation.lifecycle;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Deadlines;
import ecsremediation.model.BootTimes;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagnosis, plan and incident use the same limit of a boot. */
final class LearnedBootTimeTest {
    /** Samples of boot times in minutes, oldest first, and the limit in minutes that follows from them. */
    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("nothing learned", List.of(), 10),
                Arguments.of("4 samples are too few", times(4, 4), 10),
                Arguments.of("95th percentile and 3 minutes", times(5, 4), 7),
                Arguments.of("one slow boot of 20 is beyond the percentile", plus(times(19, 4), 11), 7),
                Arguments.of("one slow boot of 10 is the percentile", plus(times(9, 4), 11), 14),
                Arguments.of("a sample above three times the median is dropped", plus(times(9, 4), 13), 7),
                Arguments.of("a sample of three times the median counts", plus(times(9, 4), 12), 15),
                Arguments.of("never above 30 minutes", times(5, 28), 30),
                Arguments.of("the newest 50 decide", plus(times(50, 9), times(50, 4)), 7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theDiagnosisWaitsForIt(String name, List<Integer> samples, int minutes) {
        Diagnosis diagnosis = Diagnoser.diagnose(booting(samples)).getFirst();

        assertThat(diagnosis)
                .isInstanceOfSatisfying(
                        Diagnosis.Converging.class, d -> assertThat(d.until()).isEqualTo(in(minutes)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void thePlanWaitsForIt(String name, List<Integer> samples, int minutes) {
        Diagnosis shortfall = new Diagnosis.CapacityShortfall(
                new ServiceName(CLUSTER, SERVICE),
                Diagnosis.CapacityShortfall.Kind.MEMORY,
                List.of(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 1)),
                List.of(GROUP),
                List.of());

        assertThat(Planner.plan(booting(samples), List.of(shortfall), Limits.DEFAULT))
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Hold.class, hold -> assertThat(hold.until()).contains(in(minutes)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theDeadlineOfARaiseIsThatAndTheRetryOfEcs(String name, List<Integer> samples, int minutes) {
        CapacityAction raise =
                new CapacityAction(GROUP, NOW, new Capacity(1, 1), new Capacity(2, 2), "alarm", List.of());

        assertThat(Deadlines.running(raise, booting(samples).memory())).isEqualTo(in(minutes + 15));
    }

    /** A full instance, and another whose launch begins now and which would take the missing task. */
    private static Observation booting(List<Integer> samples) {
        Observations observations = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP)
                        .capacity(2, 2)
                        .ceiling(10)
                        .instance("i-1")
                        .instance("i-2", "Pending")
                        .launched("i-2", Duration.ZERO)
                        .build())
                .with(AnInstance.of("i-1").holding(256, 512, 1).build())
                .with(AService.named(SERVICE).build());
        boots(samples).ifPresent(observations::with);
        return observations.build();
    }

    private static Optional<BootTimes> boots(List<Integer> minutes) {
        List<BootTimes.Sample> samples = new ArrayList<>();
        for (int minute : minutes) {
            samples.add(new BootTimes.Sample("i-0" + samples.size(), Duration.ofMinutes(minute)));
        }
        return samples.isEmpty() ? Optional.empty() : Optional.of(new BootTimes(GROUP, samples));
    }

    private static List<Integer> times(int count, int minutes) {
        return Stream.generate(() -> minutes).limit(count).toList();
    }

    private static List<Integer> plus(List<Integer> samples, int minutes) {
        return plus(samples, List.of(minutes));
    }

    private static List<Integer> plus(List<Integer> samples, List<Integer> more) {
        return Stream.concat(samples.stream(), more.stream()).toList();
    }

    private static Instant in(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }
}

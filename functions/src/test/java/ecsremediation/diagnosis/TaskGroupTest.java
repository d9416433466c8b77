package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Task;
import org.junit.jupiter.api.Test;

/** Tasks that must run beside tasks of another service, or away from them. */
class TaskGroupTest {
    private static final String CACHE = "arn:aws:ecs:eu-central-1:111122223333:task-definition/cache:1";
    private static final String BESIDE = "task:group == service:cache";
    private static final String AWAY = "task:group != service:cache";

    @Test
    void aNewInstanceGetsTheDaemonAndThenTheTask() {
        assertThat(of(BESIDE, daemon(), full())).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void aNewInstanceHasNoTaskOfAnotherService() {

        assertThat(of(BESIDE, cache(), full()))
                .isInstanceOfSatisfying(
                        Diagnosis.Unplaceable.class,
                        d -> assertThat(d.kind()).isEqualTo(Diagnosis.Unplaceable.Kind.MEMBER_OF));
    }

    @Test
    void tasksThatKeepAwayGetANewInstance() {
        assertThat(of(AWAY, cache(), full())).isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(of(AWAY, cache().task(onFirst()), roomy())).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void tasksThatKeepAwayDoNotGoToAnInstanceThatGetsTheDaemon() {
        assertThat(of(AWAY, daemon(), full()))
                .isInstanceOfSatisfying(
                        Diagnosis.Unplaceable.class,
                        d -> assertThat(d.kind()).isEqualTo(Diagnosis.Unplaceable.Kind.MEMBER_OF));
    }

    @Test
    void capacityBesideTheServiceCounts() {
        assertThat(of(BESIDE, cache().task(onFirst()), roomy())).isInstanceOf(Diagnosis.Converging.class);
    }

    @Test
    void capacityOnAnInstanceWhoseTasksWereNotReadIsADoubt() {
        assertThat(of(BESIDE, cache(), roomy()))
                .isInstanceOfSatisfying(
                        Diagnosis.Inconclusive.class,
                        d -> assertThat(d.kind()).isEqualTo(Diagnosis.Inconclusive.Kind.PARTIAL));
    }

    private static Diagnosis of(String expression, AService cache, AnInstance instance) {
        return Diagnoser.diagnose(Observations.empty()
                        .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                        .with(Tasks.definition(CACHE, 64, 128))
                        .with(AGroup.named(GROUP)
                                .capacity(1, 2)
                                .ceiling(10)
                                .instance("i-1")
                                .build())
                        .with(instance.build())
                        .with(AService.named(SERVICE).memberOf(expression).build())
                        .with(cache.build())
                        .build())
                .getFirst();
    }

    private static AService cache() {
        return AService.named("cache").taskDefinition(CACHE).desired(1).running(1);
    }

    private static AService daemon() {
        return cache().scheduling(SchedulingStrategy.DAEMON);
    }

    private static Task onFirst() {
        return ATask.running("c").taskDefinition(CACHE).on("i-1").build();
    }

    private static AnInstance full() {
        return AnInstance.of("i-1").holding(256, 640, 2);
    }

    private static AnInstance roomy() {
        return AnInstance.of("i-1").holding(64, 128, 1);
    }
}

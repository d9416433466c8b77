package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.Counts;
import ecsremediation.model.Service;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of tasks is read after the counts. */
class TaskListCountsTest {
    @ParameterizedTest
    @CsvSource({
        "desired 4 of which 1 runs, 1, 0, 4, 4, 0",
        "tasks that were pending run now, 1, 3, 4, 4, 0",
        "one of the pending tasks runs now, 1, 3, 2, 2, 2",
        "the list shows fewer, 4, 0, 1, 4, 0",
        "the list shows as many, 2, 1, 2, 2, 1",
        "the list shows more than desired, 1, 0, 6, 4, 0"
    })
    void theLargerNumberOfRunningTasksCounts(
            String what, int counted, int pending, int listed, int running, int stillPending) {
        Service service = service(counted, pending, listed).build();

        assertThat(TaskListCounts.of(service, service.deployments().getFirst()).counts())
                .as(what)
                .isEqualTo(new Counts(4, running, stillPending));
    }

    @Test
    void tasksThatStopAndThoseOfOtherDeploymentsDoNotCount() {
        Service service = AService.named(SERVICE)
                .deployment(ADeployment.primary("1").counts(4, 1, 0).build())
                .task(ATask.running("1").build())
                .task(ATask.running("2").deployment("0").build())
                .task(ATask.stopping("3", "RUNNING", Duration.ofMinutes(1))
                        .on("i-1")
                        .build())
                .build();

        assertThat(TaskListCounts.of(service, service.deployments().getFirst()).counts())
                .isEqualTo(new Counts(4, 1, 0));
    }

    @Test
    void countsAndListOfDifferentMomentsDoNotAddUpToARaise() {
        assertThat(raises(cluster(service(1, 0, 4), 4))).isEmpty();
        assertThat(raises(cluster(service(1, 0, 1), 1))).singleElement().isEqualTo(4);
    }

    /** The desired capacity after each raise. */
    private static List<Integer> raises(Observations cluster) {
        return Proposal.of(cluster.snapshot(), Limits.DEFAULT).plans().stream()
                .filter(Plan.RaiseCapacity.class::isInstance)
                .map(plan -> ((Plan.RaiseCapacity) plan).to().desired())
                .toList();
    }

    /** Instances that take one task each, and run one. */
    private static Observations cluster(AService service, int instances) {
        AGroup group = AGroup.named(GROUP).capacity(instances, 4).ceiling(10);
        Observations cluster = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(service.build());
        for (int i = 1; i <= instances; i++) {
            group.instance("i-" + i);
            cluster.with(AnInstance.of("i-" + i).holding(256, 512, 1).build());
        }
        return cluster.with(group.build());
    }

    private static AService service(int counted, int pending, int listed) {
        AService service = AService.named(SERVICE).desired(4).running(counted).pending(pending);
        IntStream.rangeClosed(1, listed)
                .forEach(i -> service.task(ATask.running("t" + i).on("i-" + i).build()));
        return service;
    }
}

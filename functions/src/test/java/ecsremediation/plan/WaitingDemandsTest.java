package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.WaitingTasks;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The service of the lab lacks 3 tasks, one per instance; two jobs of the same size wait as well. */
class WaitingDemandsTest {
    private static final String JOB = "arn:aws:ecs:eu-central-1:111122223333:task-definition/nightly:4";

    @Test
    void theMaxOfAManagedGroupCoversTheJobsThatWaitForItsProvider() {
        assertThat(plan(lab(true).with(jobs("p", 2))))
                .isInstanceOfSatisfying(
                        Plan.RaiseMaxOnly.class, raise -> assertThat(raise.to()).isEqualTo(new Capacity(1, 6)));
    }

    @Test
    void jobsThatWaitForAnotherProviderDoNotCount() {
        assertThat(plan(lab(true).with(jobs("q", 2))))
                .isInstanceOfSatisfying(
                        Plan.RaiseMaxOnly.class, raise -> assertThat(raise.to()).isEqualTo(new Capacity(1, 4)));
    }

    @Test
    void aGroupThatNobodyScalesIsNotRaisedForJobs() {
        assertThat(plan(lab(false).with(jobs("p", 2))))
                .isInstanceOfSatisfying(
                        Plan.RaiseCapacity.class,
                        raise -> assertThat(raise.to()).isEqualTo(new Capacity(4, 4)));
    }

    @Test
    void jobsThatNoInstanceTakesDoNotCount() {
        Observations lab = lab(true).with(Tasks.definition("arn/large:1", 256, 2000));

        assertThat(plan(lab.with(new WaitingTasks("family:large", "arn/large:1", "p", 2))))
                .isInstanceOfSatisfying(
                        Plan.RaiseMaxOnly.class, raise -> assertThat(raise.to()).isEqualTo(new Capacity(1, 4)));
    }

    /** Without a gap of the service there is room for its task; the jobs alone raise nothing. */
    @Test
    void jobsAloneRaiseNothing() {
        Observations roomy = lab(true)
                .with(jobs("p", 2))
                .with(AnInstance.of("i-2").registered(2048, 4000).build());

        assertThat(plan(roomy)).isInstanceOf(Plan.Hold.class);
    }

    private static Observations lab(boolean managed) {
        return PlanFixture.lab(AGroup.named(GROUP)
                        .capacity(1, 1)
                        .ceiling(10)
                        .tag("AmazonECSManaged", "")
                        .instance("i-1"))
                .with(new CapacityProvider("p", "EC2_AUTOSCALING", Optional.of(GROUP), managed))
                .with(Tasks.definition(JOB, 256, 512));
    }

    private static WaitingTasks jobs(String provider, int count) {
        return new WaitingTasks("family:nightly", JOB, provider, count);
    }

    private static Plan plan(Observations lab) {
        return PlanFixture.plan(lab, Limits.DEFAULT);
    }
}

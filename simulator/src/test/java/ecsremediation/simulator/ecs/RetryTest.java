package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final Bench bench = new Bench();

    private EcsService shortService() {
        bench.task("t", 256, 512);
        return bench.service(ServiceSpec.ec2("s", "t", 1));
    }

    @Test
    void placesWithinSecondsDuringTheShortRetries() {
        EcsService service = shortService();
        bench.world.advance(Duration.ofSeconds(30));
        bench.instance("a", 2048, 952);

        bench.world.advance(Duration.ofSeconds(40));

        assertThat(service.running()).isEqualTo(1);
    }

    @Test
    void leavesANewInstanceEmptyUntilTheNextLongRetry() {
        EcsService service = shortService();
        bench.pass(2);
        bench.instance("a", 2048, 952);
        bench.pass(2);
        assertThat(service.running()).isZero();

        bench.pass(4);

        assertThat(service.running()).isEqualTo(1);
    }

    @Test
    void placesOnRegistrationIfConfigured() {
        bench.world.ecs().registrationTriggersPlacement(true);
        EcsService service = shortService();
        bench.pass(2);
        bench.instance("a", 2048, 952);

        bench.pass(1);

        assertThat(service.running()).isEqualTo(1);
    }

    @Test
    void triesAtOnceAfterAnUpdateThatChangesTheService() {
        assertThat(runningSoonAfter(ServiceUpdate.toDesired(2))).isPositive();
    }

    @Test
    void triesAtOnceForAForcedDeployment() {
        assertThat(runningSoonAfter(new ServiceUpdate(OptionalInt.empty(), Optional.empty(), true)))
                .isPositive();
    }

    @Test
    void anUpdateThatChangesNothingLeavesTheNextAttemptWhereItWas() {
        assertThat(runningSoonAfter(ServiceUpdate.toDesired(1))).isZero();
        bench.pass(4);
        assertThat(bench.world.ecs().service(Bench.CLUSTER, "s").running()).isEqualTo(1);
    }

    /** The tasks that run a minute after an update between two long retries, on an instance that takes them. */
    private int runningSoonAfter(ServiceUpdate update) {
        EcsService service = shortService();
        bench.pass(2);
        bench.instance("a", 2048, 952);
        bench.world.ecs().updateService(Bench.CLUSTER, "s", update);
        bench.pass(1);
        return service.running();
    }

    @Test
    void repeatsAnUnresolvedMessageOnlyAfterSixHours() {
        EcsService service = shortService();
        bench.world.advance(Duration.ofHours(5));
        assertThat(bench.messages(service, "unable")).hasSize(1);

        bench.world.advance(Duration.ofHours(8));

        assertThat(bench.messages(service, "unable")).hasSize(3);
        assertThat(bench.world.bus().events().stream().filter(e -> e.contains("SERVICE_TASK_PLACEMENT_FAILURE")))
                .hasSize(3);
    }

    @Test
    void repeatsAMessageAtOnceAfterItsCauseWasResolved() {
        EcsService service = shortService();
        bench.pass(1);
        EcsInstance instance = bench.instance("a", 2048, 952);
        bench.pass(10);
        assertThat(service.running()).isEqualTo(1);

        bench.world.ecs().terminated(instance.ec2InstanceId());
        bench.pass(10);

        assertThat(bench.messages(service, "No Container Instances were found")).hasSize(2);
    }
}

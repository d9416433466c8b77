package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ScalingActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** i-1 is full and connected. The missing task would fit on i-2, whose agent is disconnected. */
class LeftInstancesTest {
    private static final String NO_MEMORY = "(service " + SERVICE + ") was unable to place a task because no container"
            + " instance met all of its requirements. The closest matching (container-instance 1) has insufficient"
            + " memory available.";

    @Test
    void anInstanceThatItsGroupTerminatedIsNoHopeOfCapacity() {
        Diagnosis diagnosis = diagnosis(service(), terminated(group(), "i-2"));

        assertThat(diagnosis).isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(diagnosis.evidence())
                .extracting(Evidence::fact)
                .contains(new Fact.LeftRegistrations(
                        CLUSTER, List.of(new Fact.LeftRegistrations.LeftRegistration("i-2", AnInstance.arn("i-2")))));
    }

    @Test
    void theTerminationOfAnotherInstanceShowsNothing() {
        assertThat(until(diagnosis(service(), terminated(group(), "i-3")))).isEqualTo(NOW.plus(minutes(15)));
    }

    @Test
    void anInstanceInTheWarmPoolIsNoHopeOfCapacityAndIsNotToBeDeregistered() {
        Diagnosis diagnosis =
                diagnosis(service(), group().instance("i-2", "Warmed:Stopped").build());

        assertThat(diagnosis).isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(diagnosis.evidence()).extracting(Evidence::fact).noneMatch(Fact.LeftRegistrations.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Standby", "EnteringStandby"})
    void anInstanceThatAnOperatorSetAsideIsNoHopeOfCapacityAndIsNotToBeDeregistered(String state) {
        Diagnosis diagnosis =
                diagnosis(service(), group().instance("i-2", state).build());

        assertThat(diagnosis).isInstanceOf(Diagnosis.CapacityShortfall.class);
        assertThat(diagnosis.evidence()).extracting(Evidence::fact).noneMatch(Fact.LeftRegistrations.class::isInstance);
    }

    @Test
    void anInstanceThatItsGroupHasInServiceStaysAHopeOfCapacity() {
        Diagnosis diagnosis = diagnosis(
                service().message(minutes(40), NO_MEMORY),
                group().capacity(2, 2).instance("i-2").build());

        assertThat(diagnosis).isNotInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 40})
    void aPlacementFailureOf15MinutesThatItsCapacityWouldHaveEndedShowsItGone(int minutes) {
        AService failing = service().message(minutes(minutes), NO_MEMORY);

        assertThat(diagnosis(failing, group().build())).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void aYoungerPlacementFailureIsWaitedFor() {
        AService failing = service().message(minutes(14), NO_MEMORY);

        assertThat(until(diagnosis(failing, group().build()))).isEqualTo(NOW.plus(minutes(1)));
    }

    @Test
    void aPlacementFailureFromBeforeItsRegistrationShowsNothing() {
        Diagnosis diagnosis =
                diagnosis(service().message(minutes(40), NO_MEMORY), group().build(), away().registered(minutes(30)));

        assertThat(until(diagnosis)).isEqualTo(NOW.plus(minutes(15)));
    }

    @Test
    void withoutAnySignItIsWaitedForFromNow() {
        assertThat(until(diagnosis(service(), group().build()))).isEqualTo(NOW.plus(minutes(15)));
    }

    private static Instant until(Diagnosis diagnosis) {
        assertThat(diagnosis)
                .isInstanceOfSatisfying(
                        Diagnosis.Converging.class,
                        d -> assertThat(d.progress()).isEqualTo(Diagnosis.Converging.Progress.AGENT_RECONNECTING));
        return ((Diagnosis.Converging) diagnosis).until();
    }

    private static Diagnosis diagnosis(AService service, AutoScalingGroup group) {
        return diagnosis(service, group, away());
    }

    private static Diagnosis diagnosis(AService service, AutoScalingGroup group, AnInstance away) {
        return Diagnoser.diagnose(Observations.empty()
                        .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                        .with(group)
                        .with(AnInstance.of("i-1").holding(256, 512, 1).build())
                        .with(away.build())
                        .with(service.build())
                        .build())
                .getFirst();
    }

    private static AnInstance away() {
        return AnInstance.of("i-2").disconnected().registered(Duration.ofHours(9));
    }

    private static AService service() {
        return AService.named(SERVICE).desired(2).running(1);
    }

    private static AGroup group() {
        return AGroup.named(GROUP).capacity(1, 4).ceiling(10).instance("i-1");
    }

    private static AutoScalingGroup terminated(AGroup group, String id) {
        AutoScalingGroup built = group.build();
        ScalingActivity ended = new ScalingActivity(
                "t",
                NOW.minus(Duration.ofDays(3)),
                Optional.of(NOW.minus(Duration.ofDays(3))),
                "Successful",
                "Terminating EC2 instance: " + id,
                "an instance was taken out of service",
                "");
        return new AutoScalingGroup(
                built.name(),
                built.arn(),
                built.min(),
                built.capacity(),
                built.zones(),
                built.offers(),
                built.typeOrder(),
                built.leastRequired(),
                built.launchTemplate(),
                built.weighted(),
                built.instances(),
                built.tags(),
                built.suspendedProcesses(),
                built.policies(),
                built.scheduledActions(),
                built.warmPool(),
                built.instanceRefreshInProgress(),
                built.maintenanceMost(),
                built.operator(),
                built.owner(),
                List.of(ended));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}

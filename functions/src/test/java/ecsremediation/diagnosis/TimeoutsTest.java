package ecsremediation.diagnosis;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.ADeployment;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.model.BootTimes;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long diagnoses wait for tasks: to the second, and from which instant. */
class TimeoutsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void placementIsRetriedWithinFifteenMinutesOfTheLatestChange() {
        assertThat(until(roomy(aged(service(), 60)))).isEqualTo(in(15));
        assertThat(until(roomy(aged(service(), 60)).with(incident(10)))).isEqualTo(in(5));
        assertThat(until(roomy(aged(service(), 3)).with(incident(10)))).isEqualTo(in(12));
        assertThat(until(roomy(aged(service().message(minutes(4), "service s was unable to place a task."), 60))
                        .with(incident(10))))
                .isEqualTo(in(11));
        assertThat(until(cluster(aged(service(), 60))
                        .with(AnInstance.of("i-1").registered(minutes(2)).build())
                        .with(incident(10))))
                .isEqualTo(in(13));
    }

    @Test
    void freeCapacityPastTheRetryIsAContradiction() {
        Observations at = roomy(aged(service(), 60)).with(incident(15));
        Observations before =
                roomy(aged(service(), 60)).with(incident(minutes(15).minus(SECOND)));

        assertThat(diagnosis(at)).isInstanceOf(Diagnosis.Inconclusive.class);
        assertThat(until(before)).isEqualTo(NOW.plus(SECOND));
    }

    @Test
    void aPlacedTaskHasTenMinutes() {
        assertThat(until(roomy(starting(minutes(10).minus(SECOND))))).isEqualTo(NOW.plus(SECOND));
        assertThat(diagnosis(roomy(starting(minutes(10))))).isInstanceOf(Diagnosis.AgentUnavailable.class);
    }

    @Test
    void aStoppingTaskHasSixMinutesFromWhenItBeganToStop() {
        assertThat(until(behind("STOPPING", minutes(6).minus(SECOND)))).isEqualTo(NOW.plus(SECOND));
        assertThat(diagnosis(behind("STOPPING", minutes(6).plus(SECOND)))).isInstanceOf(Diagnosis.Inconclusive.class);
        assertThat(diagnosis(behind("STOPPED", minutes(1)))).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void aLoadBalancerHasFortyMinutesToDeregisterATaskOfAServiceThatLacksNone() {
        assertThat(until(turning("DEACTIVATING", minutes(10)))).isEqualTo(in(30));
        assertThat(diagnosis(turning("DEACTIVATING", minutes(41)))).isInstanceOf(Diagnosis.Inconclusive.class);
        assertThat(diagnosis(turning("STOPPING", minutes(10)))).isInstanceOf(Diagnosis.Inconclusive.class);
        assertThat(diagnosis(behind("DEACTIVATING", minutes(10)))).isInstanceOf(Diagnosis.Inconclusive.class);
    }

    /** A rollout with one new and one old task, whose next task needs the place of another old one. */
    private static Observations turning(String status, Duration stopping) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP)
                        .capacity(3, 3)
                        .instance("i-1")
                        .instance("i-2")
                        .instance("i-3")
                        .build())
                .with(AnInstance.of("i-1").holding(256, 512, 0).build())
                .with(AnInstance.of("i-2").holding(256, 512, 1).build())
                .with(AnInstance.of("i-3").holding(256, 512, 1).build())
                .with(service()
                        .deployment(ADeployment.primary("2").counts(2, 1, 0).build())
                        .deployment(ADeployment.active("1").counts(1, 1, 0).build())
                        .task(ATask.stopping("1", status, stopping).on("i-1").build())
                        .task(ATask.running("2").on("i-2").build())
                        .task(ATask.running("3").deployment("2").on("i-3").build())
                        .build());
    }

    /** i-1 has no memory for the missing task while ECS counts the other one. */
    private static Observations behind(String status, Duration stopping) {
        return cluster(service()
                        .task(ATask.stopping("1", status, stopping).on("i-1").build()))
                .with(AnInstance.of("i-1").holding(256, 512, 0).build());
    }

    @Test
    void anAgentHasFiveMinutes() {
        Observations away = cluster(service().message(minutes(4), AGENT))
                .with(AnInstance.of("i-1").disconnected().build());
        Observations gone = cluster(service().message(minutes(5), AGENT))
                .with(AnInstance.of("i-1").disconnected().build());
        Observations fresh =
                cluster(service()).with(AnInstance.of("i-1").disconnected().build());

        assertThat(until(away)).isEqualTo(in(1));
        assertThat(diagnosis(gone)).isInstanceOf(Diagnosis.AgentUnavailable.class);
        assertThat(until(fresh)).isEqualTo(in(5));
        assertThat(until(fresh.with(incident(30)))).isEqualTo(in(5));
    }

    @Test
    void anAgentIsNotWaitedForIfItsCapacityDoesNotSuffice() {
        Observations observation = Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP).capacity(1, 1).instance("i-1").build())
                .with(AnInstance.of("i-1").disconnected().build())
                .with(AService.named(SERVICE)
                        .desired(3)
                        .message(minutes(9), AGENT)
                        .build());

        assertThat(diagnosis(observation)).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void anInstanceHasTenMinutesToRegisterWhereNothingWasLearned() {
        assertThat(until(booting(minutes(4), "InService"))).isEqualTo(in(6));
        assertThat(until(booting(minutes(10), "InService"))).isEqualTo(NOW);
        assertThat(diagnosis(booting(minutes(10).plus(SECOND), "InService")))
                .isInstanceOf(Diagnosis.AgentUnavailable.class);
    }

    @Test
    void anInstanceHasItsGroupsLearnedTimeAndThreeMinutes() {
        Observations learned = booting(minutes(6), "InService").with(boots(5));
        Observations overdue = booting(minutes(8), "InService").with(boots(5));
        Observations tooFew = booting(minutes(8), "InService").with(boots(4));

        assertThat(until(learned)).isEqualTo(in(1));
        assertThat(diagnosis(overdue)).isInstanceOf(Diagnosis.AgentUnavailable.class);
        assertThat(until(tooFew)).isEqualTo(in(2));
    }

    @Test
    void aLifecycleHookMayKeepAnInstanceForAnHour() {
        assertThat(until(booting(minutes(40), "Pending:Wait"))).isEqualTo(in(20));
        assertThat(until(booting(minutes(40), "Pending"))).isEqualTo(NOW.minus(minutes(30)));
    }

    @Test
    void anInstanceThatIsNotLaunchedIsWaitedForFromTheLastRaise() {
        Observations asked = full(AGroup.named(GROUP).capacity(2, 2).instance("i-1"));
        CapacityAction old = action(GROUP, 20);
        CapacityAction last = action(GROUP, 7);

        assertThat(until(asked)).isEqualTo(in(10));
        assertThat(until(asked.with(last).with(old).with(action("Other", 1)))).isEqualTo(in(3));
    }

    @Test
    void aRolloutHasFifteenMinutesFromItsLastUpdate() {
        assertThat(until(rollout(14))).isEqualTo(in(1));
        assertThat(diagnosis(rollout(15))).isInstanceOf(Diagnosis.CapacityShortfall.class);
    }

    @Test
    void anEventCountsForSixHoursAndUntilASteadyState() {
        String zone = "service s was unable to place a task. It encountered error \"LOCATION\".";
        String steady = "service s has reached a steady state.";

        assertThat(diagnosis(roomy(aged(service().message(minutes(360), zone), 600))))
                .isInstanceOf(Diagnosis.Unplaceable.class);
        assertThat(diagnosis(roomy(aged(service().message(minutes(360).plus(SECOND), zone), 600))))
                .isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnosis(roomy(aged(service().message(minutes(5), zone).message(minutes(6), steady), 600))))
                .isInstanceOf(Diagnosis.Unplaceable.class);
        assertThat(diagnosis(roomy(aged(service().message(minutes(5), zone).message(minutes(5), steady), 600))))
                .isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnosis(roomy(aged(service().message(minutes(5), zone), 4))))
                .isInstanceOf(Diagnosis.Converging.class);
        assertThat(diagnosis(roomy(aged(service().message(minutes(5), zone), 5))))
                .isInstanceOf(Diagnosis.Unplaceable.class);
    }

    @Test
    void aPatternOfCrashesNeedsTwoWithinThirtyFiveMinutes() {
        assertThat(diagnosis(roomy(crashes(35, 35)))).isInstanceOf(Diagnosis.TaskFailing.class);
        assertThat(diagnosis(roomy(crashes(35, 36)))).isInstanceOf(Diagnosis.Converging.class);
    }

    private static final String AGENT = "service s was unable to place a task. It encountered error \"AGENT\".";

    private static Diagnosis diagnosis(Observations observations) {
        return Diagnoser.diagnose(observations.snapshot()).getFirst();
    }

    private static Instant until(Observations observations) {
        return ((Diagnosis.Converging) diagnosis(observations)).until();
    }

    private static Instant in(int minutes) {
        return NOW.plus(minutes(minutes));
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    private static AService service() {
        return AService.named(SERVICE);
    }

    private static AService aged(AService service, int minutes) {
        return service.deployment(
                ADeployment.primary("1").counts(1, 0, 0).age(minutes(minutes)).build());
    }

    private static AService starting(Duration age) {
        return service()
                .pending(1)
                .task(ATask.of("1", "PENDING").on("i-1").created(age).build());
    }

    private static AService crashes(int oneAgo, int otherAgo) {
        return service()
                .task(ATask.stopped("1", minutes(oneAgo), "EssentialContainerExited", "")
                        .build())
                .task(ATask.stopped("2", minutes(otherAgo), "EssentialContainerExited", "")
                        .build());
    }

    private static Observations cluster(AService service) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP).capacity(1, 1).instance("i-1").build())
                .with(service.build());
    }

    private static Observations roomy(AService service) {
        return cluster(service).with(AnInstance.of("i-1").build());
    }

    private static Observations full(AGroup group) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(group.build())
                .with(AnInstance.of("i-1").holding(256, 512, 1).build())
                .with(service().build());
    }

    private static Observations booting(Duration age, String lifecycleState) {
        return full(AGroup.named(GROUP)
                .capacity(2, 2)
                .instance("i-1")
                .instance("i-2", lifecycleState)
                .launched("i-2", age));
    }

    private static Observations rollout(int minutesAgo) {
        return Observations.empty()
                .with(Tasks.definition(TASK_DEFINITION, 256, 512))
                .with(AGroup.named(GROUP).capacity(1, 1).instance("i-1").build())
                .with(AnInstance.of("i-1").holding(256, 512, 1).build())
                .with(service()
                        .percents(50, 200)
                        .deployment(ADeployment.primary("2")
                                .counts(4, 0, 0)
                                .age(minutes(minutesAgo))
                                .build())
                        .deployment(ADeployment.active("1").counts(4, 3, 0).build())
                        .build());
    }

    private static BootTimes boots(int samples) {
        return new BootTimes(
                GROUP,
                IntStream.range(0, samples)
                        .mapToObj(i -> new BootTimes.Sample("i-0" + i, minutes(4)))
                        .toList());
    }

    private static CapacityAction action(String group, int minutesAgo) {
        return new CapacityAction(
                group, NOW.minus(minutes(minutesAgo)), new Capacity(1, 1), new Capacity(2, 2), "x", List.of());
    }

    private static Incident incident(int minutesAgo) {
        return incident(minutes(minutesAgo));
    }

    private static Incident incident(Duration ago) {
        return Incident.opened(new ServiceName(CLUSTER, SERVICE), NOW.minus(ago))
                .found(Cause.PLACEMENT_RETRY, NOW.minus(ago));
    }
}

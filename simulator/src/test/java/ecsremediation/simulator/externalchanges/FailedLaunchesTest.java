package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.model.Capacity;
import ecsremediation.plan.Plan;
import ecsremediation.simulator.autoscaling.Activity;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Failed launches: how long a group is on hold, which mails go out, and how the incident ends. */
final class FailedLaunchesTest {
    private static final LaunchFault NO_CAPACITY = LaunchFault.insufficientCapacity("t3.micro", "eu-central-1a");
    private static final LaunchFault NO_IMAGE = new LaunchFault.Refused(
            "The AMI ID 'ami-0123456789abcdef0' does not exist. Launching EC2 instance failed.");

    @Test
    void afterEachFailureTheGroupIsHeldForFiveTenTwentyAndThirtyMinutesAndThenRaisedAgain() {
        ObservedWorld lab = ObservedWorld.lab();
        lab.fault(Optional.of(NO_CAPACITY));
        lab.group().retry(Optional.of(Duration.ofDays(1)));
        lab.inTrouble().passMinutes(1);
        int tasks = 4;
        for (int pause : List.of(5, 10, 20, 30)) {
            lab.lab.raiseDesiredCount(++tasks);
            lab.passMinutes(pause + 6);
        }
        assertThat(lab.raises())
                .extracting(Outcome.Raised::to)
                .extracting(Capacity::desired)
                .containsExactly(4, 5, 6, 7, 8);
        assertThat(pauses(lab))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(5),
                        second -> assertThat(second).isEqualTo(10),
                        third -> assertThat(third).isEqualTo(20),
                        fourth ->
                                assertThat(fourth).isBetween(30L, 35L)); // from then on one reconciliation every 5 min

        lab.fault(Optional.empty());
        lab.lab.raiseDesiredCount(++tasks);
        lab.passMinutes(50);
        assertThat(lab.running()).isEqualTo(tasks);
        assertThat(lab.subjects()).last().asString().contains("cleared, 9 of 9 tasks running");
    }

    @Test
    void aGroupThatRetriesByItselfRecoversAsSoonAsTheCauseEnds() {
        ObservedWorld lab = ObservedWorld.withFault(NO_CAPACITY).passMinutes(20);
        assertThat(lab.running()).isEqualTo(1);

        lab.fault(Optional.empty());
        lab.passMinutes(15);
        assertThat(lab.running()).isEqualTo(4);
        assertThat(lab.raises()).hasSize(1);
        assertThat(lab.subjects())
                .satisfiesExactly(
                        raised -> assertThat(raised).contains("raising EcsLabAsg 1 → 4"),
                        held -> assertThat(held)
                                .contains("holding, 3 of 4 tasks missing: EC2 has no capacity for these instances now"),
                        cleared -> assertThat(cleared).contains("cleared, 4 of 4 tasks running"));
    }

    @Test
    void theMailOfAHoldQuotesTheActivitysStatusMessageAndSaysUntilWhen() {
        ObservedWorld lab = ObservedWorld.withFault(NO_CAPACITY).passMinutes(1);

        assertThat(lab.newest())
                .contains("We currently do not have sufficient t3.micro capacity in the Availability Zone you requested"
                        + " (eu-central-1a)")
                .contains("It is not raised before 09:05 UTC")
                .contains("let the group launch other instance types as well");
    }

    @Test
    void faultsThatOnlyAnOperatorCanFixAreReportedAtOnceAndHeldLongest() {
        ObservedWorld lab = ObservedWorld.withFault(NO_IMAGE).passMinutes(1);

        assertThat(lab.subjects())
                .last()
                .asString()
                .contains("action required, 3 of 4 tasks missing: the AMI cannot be used");
        assertThat(lab.newest())
                .contains("The AMI ID 'ami-0123456789abcdef0' does not exist.")
                .contains("Put an AMI that exists and may be used into the group's launch template.")
                .contains("It is not raised before 09:30 UTC");
        assertThat(lab.plans())
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Escalate.class,
                        plan -> assertThat(plan.reason()).isEqualTo(Plan.Escalate.Reason.LAUNCH_FAILING));
    }

    @Test
    void aBadImageForADaySendsFourMailsAndLaunchesNothingMore() {
        ObservedWorld lab = ObservedWorld.lab();
        lab.fault(Optional.of(NO_IMAGE));
        lab.group().retry(Optional.of(Duration.ofMinutes(15)));
        lab.inTrouble().pass(Duration.ofHours(24));

        assertThat(lab.raises()).hasSize(1);
        assertThat(helpNeeded(lab)).hasSize(4);
    }

    @Test
    void raisesAnotherGroupInsteadOfOneWhoseLaunchesFail() {
        ObservedWorld lab = ObservedWorld.lab();
        lab.world()
                .autoScaling()
                .create(new GroupSpec(
                        "SpareAsg",
                        new Sizes(1, 1, 1),
                        List.of("eu-central-1b"),
                        LabNames.CLUSTER,
                        lab.group().spec().shape(),
                        BootTimeDistribution.ORDINARY,
                        Map.of("ecs-remediation:ceiling", "10")));
        lab.passMinutes(5);
        lab.fault(Optional.of(NO_CAPACITY));
        lab.inTrouble().passMinutes(15);

        assertThat(lab.raises()).extracting(Outcome.Raised::group).containsExactly("EcsLabAsg", "SpareAsg");
        assertThat(lab.running()).isEqualTo(4);
        assertThat(lab.mails().get(1).text().replaceAll("\\s+", " "))
                .contains("EcsLabAsg still requests 2 instances that EC2 does not launch")
                .contains("do not have sufficient t3.micro capacity");
    }

    private static List<String> helpNeeded(ObservedWorld lab) {
        return lab.subjects().stream()
                .filter(s -> s.contains("action required"))
                .toList();
    }

    /** Whole minutes from each failure to the next raise. */
    private static List<Long> pauses(ObservedWorld lab) {
        List<Instant> failures = lab.group().activities().reversed().stream()
                .filter(a -> a.status().equals("Failed"))
                .map(Activity::startedAt)
                .toList();
        List<Instant> raises = lab.raises().stream().map(Outcome.Raised::at).toList();
        return IntStream.range(1, raises.size())
                .mapToObj(i ->
                        Duration.between(failures.get(i - 1), raises.get(i)).toMinutes())
                .toList();
    }
}

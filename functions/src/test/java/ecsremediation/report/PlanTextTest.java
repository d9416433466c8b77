package ecsremediation.report;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Diagnosis.Converging.Progress;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.Lowering;
import ecsremediation.diagnosis.OpenQuestion;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.PauseState;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.GroupOwner;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.ScalingChange;
import ecsremediation.model.ScheduledAction;
import ecsremediation.model.WriteState;
import ecsremediation.placement.PlacementObstacle;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.BlockedLaunches;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.RaiseProgress;
import ecsremediation.plan.ReachedLimit;
import ecsremediation.plan.RequiredCapacity;
import ecsremediation.plan.SizingNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason of a plan, as the sentence that an operator reads. */
final class PlanTextTest {
    private static final RequiredCapacity FOUR = new RequiredCapacity(GROUP, new Capacity(1, 1), new Capacity(4, 4));
    private static final RequiredCapacity FOUR_WITHIN_MAX =
            new RequiredCapacity(GROUP, new Capacity(2, 4), new Capacity(4, 4));
    private static final RequiredCapacity ENOUGH = new RequiredCapacity(GROUP, new Capacity(4, 4), new Capacity(4, 4));
    private static final String WOULD = "EcsLabAsg would have to go from desired 1 to 4 and from max 1 to 4";
    private static final CapacityAction RAISE = new CapacityAction(
            GROUP,
            NOW.minus(Duration.ofMinutes(30)),
            new Capacity(1, 1),
            new Capacity(4, 4),
            "alarm",
            List.of(MessageContexts.API));
    private static final CapacityAction OF_PROD =
            new CapacityAction("prod", RAISE.at(), RAISE.from(), RAISE.to(), RAISE.cause(), RAISE.services());

    @ParameterizedTest
    @MethodSource("holds")
    void aHoldSaysWhatIsWaitedFor(HoldReason why, String sentence) {
        assertThat(PlanText.detail(new Plan.Hold(why, Optional.of(GROUP), Optional.empty(), List.of())))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @MethodSource("escalations")
    void anEscalationSaysWhyAndWhatToDo(EscalationReason why, String sentence, String step) {
        Plan.Escalate plan = new Plan.Escalate(why, Optional.of(GROUP), List.of());

        assertThat(PlanText.detail(plan)).isEqualTo(sentence);
        assertThat(NextStepText.on(plan)).contains(step);
    }

    static Stream<Arguments> holds() {
        return Stream.of(
                Arguments.of(
                        new HoldReason.CapacityForEveryTask(),
                        "There is room for every task; ECS tries again within minutes."),
                Arguments.of(
                        new HoldReason.CapacityForSomeTasks(2, FOUR),
                        "There is room for 2 of the tasks, and ECS tries again within minutes. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.LeftToManagedScaling(FOUR_WITHIN_MAX),
                        "ECS managed scaling sets desired of EcsLabAsg, and its max of 4 allows the 4 that are needed."),
                Arguments.of(
                        new HoldReason.InstancesOnTheWay(Optional.of(GROUP), 3, 3),
                        "3 instances on the way in EcsLabAsg will take the 3 tasks."),
                Arguments.of(
                        new HoldReason.InstancesOnTheWay(Optional.empty(), 0, 1),
                        "Instances on the way in other groups will take the 1 task."),
                Arguments.of(
                        new HoldReason.SizeNotSeen(GROUP, 1),
                        "The capacity of the instances of EcsLabAsg is not known yet; 1 instance on the way will show it."),
                Arguments.of(
                        new HoldReason.RaiseNotSettled(RAISE, FOUR),
                        "EcsLabAsg has less than the raise of " + Utc.time(RAISE.at()) + " set: desired "
                                + FOUR.now().desired() + " and max "
                                + FOUR.now().max() + ", not "
                                + RAISE.to().desired() + " and " + RAISE.to().max()
                                + ". It is observed again before it is raised."),
                Arguments.of(
                        new HoldReason.RaisesUnproven(List.of(RAISE), 2, 1, FOUR),
                        "The raises of EcsLabAsg since 11:30 UTC added 2 instances, and no task runs on any of them."
                                + " 1 more on the way will show whether more raises would help. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.RaiseUnproven(RAISE, 0, FOUR),
                        "No instance of the raise of EcsLabAsg at 11:30 UTC has registered yet. The raise before it was"
                                + " useless, so this one has to show whether another would help. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.RaiseUnproven(RAISE, 2, FOUR),
                        "The raise of EcsLabAsg at 11:30 UTC added 2 instances so far, without room for these tasks."
                                + " The next minutes will show whether another raise would help. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.LaunchesBackingOff(blocked(1, FOUR)),
                        "A launch of EcsLabAsg failed: \"No capacity.\" " + WOULD
                                + ". It is not raised before 12:05 UTC."),
                Arguments.of(
                        new HoldReason.RaisesUsedUp(Optional.empty(), 4, 20, FOUR),
                        "EcsLabAsg has used all its raises: the limits are 4 an hour and 20 a day. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.RaisesUsedUp(Optional.of(MessageContexts.API), 4, 20, FOUR),
                        "Service EcsLabApi has used all its raises: the limits are 4 an hour and 20 a day. " + WOULD
                                + "."),
                Arguments.of(new HoldReason.LoweredSince(RAISE, lowering(), FOUR_WITHIN_MAX), """
                                EcsLabAsg was raised to desired 4, max 4 at 11:30 UTC and is now at desired 2, max 4:\
                                 another actor changed it. At 11:55 UTC: a user request explicitly set group desired\
                                 capacity, desired 4 to 2. That change stays. EcsLabAsg would have to go from desired\
                                 2 to 4. It may be raised again in another incident, or 1 day after the raise."""),
                Arguments.of(new HoldReason.LoweredUntil(byNight(), morning(), FOUR_WITHIN_MAX), """
                                EcsLabAsg was lowered from desired 4 to 2 at 11:55 UTC: a scheduled action update.\
                                 That change stays. Scheduled action morning sets desired 4 of EcsLabAsg at 18:00\
                                 UTC. EcsLabAsg would have to go from desired 2 to 4."""),
                Arguments.of(
                        new HoldReason.PauseUnreadable("a newer version wrote it"),
                        "a pause is stored that this version cannot read: a newer version wrote it."),
                Arguments.of(new HoldReason.PauseOrdered("anna", "load test", NOW), "paused by anna: load test"),
                Arguments.of(new HoldReason.AlarmMuted("gap"), "alarm gap is muted"),
                Arguments.of(
                        new HoldReason.ModeTag("off", FOUR),
                        "Tag ecs-remediation:mode = off on EcsLabAsg. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.ModeTag("Observ", FOUR),
                        "Tag ecs-remediation:mode = \"Observ\" on EcsLabAsg is not off, observe or act."
                                + " Nothing is changed. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.OwnedByAnother(new GroupOwner.OfStack("blue"), FOUR),
                        "Tag ecs-remediation:stack = blue on EcsLabAsg leaves it to that stack; this one does not change"
                                + " it. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.OwnedByAnother(new GroupOwner.OfCluster("prod"), FOUR),
                        "Tag ecs-remediation:cluster = prod on EcsLabAsg names a cluster that is not in Clusters; this"
                                + " stack does not change it. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.OwnedByAnother(new GroupOwner.Unclaimed(List.of("blue", "red")), FOUR),
                        "blue and red may raise EcsLabAsg as well, and no tag ecs-remediation:stack says whose it is; no"
                                + " stack changes it. " + WOULD + "."),
                Arguments.of(
                        new HoldReason.InstanceRefresh(FOUR),
                        "An instance refresh of EcsLabAsg is under way. " + WOULD + "."));
    }

    static Stream<Arguments> escalations() {
        HoldReason waitedFor = new HoldReason.ClearsByItself(Progress.CAPACITY_ON_ITS_WAY);
        return Stream.of(
                Arguments.of(
                        new EscalationReason.NoGroupRead(3, List.of("gone")),
                        "None of the groups that could take the 3 tasks could be read: gone.",
                        "Tag the Auto Scaling group that should take the tasks: ecs-remediation:ceiling and"
                                + " ecs-remediation:cluster."),
                Arguments.of(
                        new EscalationReason.NoCeilingTag(FOUR),
                        "EcsLabAsg has no tag ecs-remediation:ceiling. " + WOULD + ".",
                        "Set the tag to the highest max that ECS Remediation may set (first command), or raise EcsLabAsg"
                                + " yourself (second command)."),
                Arguments.of(
                        new EscalationReason.MalformedCeiling("ten", 1000, FOUR),
                        "Tag ecs-remediation:ceiling of EcsLabAsg is \"ten\", not a whole number from 1 to 1000. "
                                + WOULD + ".",
                        "Correct the tag: the highest max that ECS Remediation may set (first command). Or raise"
                                + " EcsLabAsg yourself (second command)."),
                Arguments.of(
                        new EscalationReason.AtCeiling(
                                FOUR,
                                List.of(
                                        new ReachedLimit(AppliedLimit.Limit.CEILING_TAG, 1),
                                        new ReachedLimit(AppliedLimit.Limit.HARD_CEILING, 1))),
                        WOULD + "; tag ecs-remediation:ceiling = 1 and the stack's hard ceiling of 1 allows no more.",
                        "If the tasks are needed, raise the tag ecs-remediation:ceiling. If not, find out what uses the"
                                + " capacity."),
                Arguments.of(
                        new EscalationReason.LoweredByAnother(byNight(), FOUR_WITHIN_MAX),
                        "EcsLabAsg was lowered from desired 4 to 2 at 11:55 UTC: a scheduled action update. That change"
                                + " stays. EcsLabAsg would have to go from desired 2 to 4.",
                        "Lower the service's desired count, or change what lowers EcsLabAsg, or let ECS Remediation"
                                + " raise it now."),
                Arguments.of(
                        new EscalationReason.LaunchSuspended(
                                new RequiredCapacity("web;curl x", new Capacity(4, 4), new Capacity(4, 4))),
                        "Process Launch of web;curl x is suspended: EC2 Auto Scaling launches no instances."
                                + " web;curl x is already at desired 4, which is enough.",
                        "Find out who suspended it and why; then let the group launch again."),
                Arguments.of(
                        new EscalationReason.LaunchFailing(blocked(3, ENOUGH)),
                        "3 launches in a row of EcsLabAsg failed: \"No capacity.\" EcsLabAsg already requests what is"
                                + " needed, and EC2 Auto Scaling keeps retrying by itself."
                                + " It is not raised before 12:05 UTC.",
                        "Read the group's activity history in the EC2 console."),
                Arguments.of(
                        new EscalationReason.OperatorOwned("eks.amazonaws.com", FOUR),
                        "Only eks.amazonaws.com may change EcsLabAsg. " + WOULD + ".",
                        "Raise EcsLabAsg through eks.amazonaws.com: EC2 Auto Scaling refuses what others write."),
                Arguments.of(
                        new EscalationReason.UnlimitedWarmPool(FOUR),
                        "EcsLabAsg has a warm pool without MaxGroupPreparedCapacity: raising max alone would launch"
                                + " instances into it. " + WOULD + ".",
                        "Set MaxGroupPreparedCapacity on the warm pool, or raise EcsLabAsg yourself with the command."),
                Arguments.of(
                        new EscalationReason.SizingContradiction(GROUP, 4, 3, 5),
                        "The sizing contradicts itself: lower bound 4, chosen 3, upper bound 5.",
                        "Nothing was raised. Size EcsLabAsg manually, and report the decision record: this is a bug"
                                + " in ECS Remediation."),
                Arguments.of(
                        new EscalationReason.UselessRaise(
                                RAISE,
                                List.of(new BroughtInstance("i-1", "t3.nano"), new BroughtInstance("i-2", "t3.nano")),
                                NOW.plus(Duration.ofHours(6)),
                                FOUR),
                        "The raise of EcsLabAsg at 11:30 UTC, from 1 to 4, brought 2 instances (t3.nano), and no task"
                                + " of the service is placed there. " + WOULD + ". It is not raised for this service"
                                + " again before 18:00 UTC, unless its launch template or type changes.",
                        "Find out why no task is placed on i-2 (its size, its attributes, the service's events), and"
                                + " what EcsLabAsg launches now; scale in the group again; then let ECS Remediation raise it again."),
                Arguments.of(
                        new EscalationReason.IneffectiveRaises(
                                List.of(RAISE, OF_PROD, RAISE),
                                List.of("i-1", "i-2"),
                                NOW.plus(Duration.ofHours(6)),
                                FOUR),
                        "3 raises of EcsLabAsg and prod since 11:30 UTC added 2 instances, and no task runs on any of"
                                + " them. " + WOULD + ". One more raise is tried after 18:00 UTC.",
                        "Find out why no task is placed on i-2 (its size, its attributes, the service's events); scale in"
                                + " the group again; then let ECS Remediation raise it again."),
                Arguments.of(
                        new EscalationReason.IneffectiveRaises(
                                List.of(RAISE, RAISE, RAISE),
                                List.of("i-1", "i-2"),
                                NOW.plus(Duration.ofHours(6)),
                                FOUR),
                        "3 raises of EcsLabAsg since 11:30 UTC, from 1 to 4, added 2 instances, and no task runs on"
                                + " any of them. " + WOULD + ". One more raise is tried after 18:00 UTC.",
                        "Find out why no task is placed on i-2 (its size, its attributes, the service's events); scale in"
                                + " the group again; then let ECS Remediation raise it again."),
                Arguments.of(
                        overdue(0, 4, 1, waitedFor),
                        "Not resolved: no task started since the raise of 11:30 UTC. EcsLabAsg was raised to 4 and has 4 in"
                                + " service and 1 registered. Until now it waited: Instances that are already requested"
                                + " will take the tasks.",
                        "Find out why instances do not register: ECS_CLUSTER in the user data, the instance role, the"
                                + " route to the ECS endpoints."),
                Arguments.of(
                        overdue(1, 3, 1, new HoldReason.CapacityForEveryTask()),
                        "Partly resolved: 1 task started since the raise of 11:30 UTC. EcsLabAsg was raised to 4 and has 3"
                                + " in service and 1 registered. Until now it waited: There is room for every task; ECS tries"
                                + " again within minutes.",
                        "Find out in the group's activity history why its instances are not in service."),
                Arguments.of(
                        overdue(2, 4, 4, new HoldReason.CapacityForEveryTask()),
                        "Partly resolved: 2 tasks started since the raise of 11:30 UTC. EcsLabAsg was raised to 4 and has 4"
                                + " in service and 4 registered. Until now it waited: There is room for every task; ECS tries"
                                + " again within minutes.",
                        "Read the service's events: the instances are there, and ECS does not place the tasks."),
                Arguments.of(
                        new EscalationReason.TasksOverdue(
                                Optional.of(new RaiseProgress(
                                        new CapacityAction(
                                                GROUP,
                                                RAISE.at(),
                                                new Capacity(1, 1),
                                                new Capacity(1, 4),
                                                "tick",
                                                List.of()),
                                        0,
                                        Optional.of(new RaiseProgress.Arrived(1, 1)))),
                                new HoldReason.LeftToManagedScaling(
                                        new RequiredCapacity(GROUP, new Capacity(1, 4), new Capacity(4, 4)))),
                        "Not resolved: no task started since the raise of 11:30 UTC. EcsLabAsg was raised to max 4, desired"
                                + " stayed 1, and has 1 in service and 1 registered. Until now it waited: ECS managed"
                                + " scaling sets desired of EcsLabAsg, and its max of 4 allows the 4 that are needed.",
                        "Raise desired of EcsLabAsg yourself with the command, and find out why ECS managed scaling does"
                                + " not: its scaling policy and the target capacity of the capacity provider."),
                Arguments.of(
                        new EscalationReason.NotRead(
                                List.of(new ReadFailure(ReadFailure.Kind.SERVICE, "X", "MISSING")), FOUR),
                        "Not everything could be read: service X (MISSING). " + WOULD + ".",
                        "The group is not raised until this can be read: fix the read failures."),
                Arguments.of(
                        new EscalationReason.NeighbourInDoubt(
                                new Diagnosis.Inconclusive(
                                        MessageContexts.API,
                                        Diagnosis.Inconclusive.Kind.PARTIAL,
                                        new OpenQuestion.UnknownTaskDefinition("a/x:1"),
                                        List.of()),
                                FOUR),
                        "What service " + MessageContexts.API.service()
                                + " needs is not known, and it shares the group. " + WOULD + ".",
                        "Check task definition a/x:1, which was not read."),
                Arguments.of(
                        new EscalationReason.NothingFits(GROUP, List.of(leftOut())),
                        "1 of 3 tasks fit on 1 instance; x:1 needs 1200 MiB, a further instance offers 1000 MiB.",
                        "Give EcsLabAsg a larger instance type, or the task definition less CPU or memory."));
    }

    @Test
    void aFailedLaunchIsAdvisedOnOnceAndNotInTheReason() {
        Plan.Hold hold = new Plan.Hold(
                new HoldReason.LaunchesBackingOff(blocked(1, FOUR)), Optional.of(GROUP), Optional.empty(), List.of());
        String step = NextStepText.on(hold).orElseThrow();

        assertThat(step).isEqualTo("Read the group's activity history in the EC2 console.");
        assertThat(PlanText.detail(hold)).doesNotContain(step);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDiagnosisAdvisesIsWhatItsPlanAdvises(Diagnosis.TaskFailing.Kind kind) {
        Diagnosis.TaskFailing failing =
                new Diagnosis.TaskFailing(MessageContexts.API, kind, new Fact.ServiceEvent("exit code 137"), List.of());
        Plan plan = new Plan.Escalate(new EscalationReason.TasksFail(failing), Optional.empty(), List.of());

        assertThat(NextStepText.on(plan)).isPresent().isEqualTo(NextStepText.on(failing));
    }

    @Test
    void aSizingNoteIsASentence() {
        assertThat(SizingNoteText.sentence(new SizingNote.TypeTooSmall("nano", "a/x:1", memory("512 MiB", "9 MiB"))))
                .isEqualTo("nano is too small for x:1, which needs 512 MiB; if the group launches one, the task"
                        + " is not placed on it.");
        assertThat(SizingNoteText.sentence(new SizingNote.OrdersCut(7, 8)))
                .isEqualTo("The limit of the computation allowed 7 of 8 placement orders.");
        assertThat(SizingNoteText.sentence(new SizingNote.UnseenInstances(GROUP)))
                .isEqualTo("No instance of EcsLabAsg was ever seen registered; one more shows how much capacity its"
                        + " instances have.");
    }

    @Test
    void aRefusedWriteSaysWhatKeptItFromBeingMade() {
        WriteObstacle changed = new WriteObstacle.Changed(new Capacity(1, 1), new Capacity(2, 3));

        assertThat(PlanText.sentence(new Outcome.Refused(GROUP, Outcome.Refused.Reason.CHANGED, changed)))
                .isEqualTo("EcsLabAsg was not changed: it changed after it was observed, so the decision is made again"
                        + " (was desired 1, max 1 when observed, is desired 2, max 3 now).");
        assertThat(PlanText.sentence(notExecuted(new WriteObstacle.NotReadAgain())))
                .isEqualTo("EcsLabAsg was not changed: no call was carried out, and ECS Remediation tries again (the"
                        + " group could not be read again before the write).");
        assertThat(PlanText.sentence(notExecuted(new WriteObstacle.AwsAnswer("Throttling: Rate exceeded"))))
                .endsWith("tries again (Throttling: Rate exceeded).");
    }

    @Test
    void aRefusedWriteNamesTheOrdersThatChanged() {
        Capacity one = new Capacity(1, 1);
        WriteObstacle lower = new WriteObstacle.OrdersChanged(
                new WriteState(one, Optional.of("10"), "act", Optional.empty(), Optional.empty()),
                new WriteState(one, Optional.empty(), "off", Optional.empty(), Optional.empty()));

        assertThat(PlanText.sentence(new Outcome.Refused(GROUP, Outcome.Refused.Reason.CHANGED, lower)))
                .isEqualTo(
                        "EcsLabAsg was not changed: its owner changed its tags after it was observed, so the decision"
                                + " is made again (had ceiling 10, mode act when observed, has no ceiling, mode off now).");
    }

    @Test
    void aWriteThatAPauseStoppedNamesThePause() {
        WriteObstacle pause = new WriteObstacle.Paused(
                new PauseState.Ordered(new Pause(Instant.parse("2026-03-01T14:00:00Z"), "load test", "anna")));

        assertThat(PlanText.sentence(new Outcome.Refused(GROUP, Outcome.Refused.Reason.CHANGED, pause)))
                .isEqualTo("EcsLabAsg was not changed: anna paused the stack until 14:00 UTC (load test), after the"
                        + " decision and before the write.");
    }

    @Test
    void rejectedNumbersAreSaidToBePlannedAgain() {
        WriteObstacle rejected =
                new WriteObstacle.Rejected(new WriteObstacle.AwsAnswer("ValidationError: Desired capacity:4 must be"));

        assertThat(PlanText.sentence(new Outcome.Refused(GROUP, Outcome.Refused.Reason.CHANGED, rejected)))
                .isEqualTo("EcsLabAsg was not changed: EC2 Auto Scaling did not accept the numbers, so it is observed"
                        + " and decided again (ValidationError: Desired capacity:4 must be).");
    }

    private static Outcome notExecuted(WriteObstacle obstacle) {
        return new Outcome.Refused(GROUP, Outcome.Refused.Reason.NOT_EXECUTED, obstacle);
    }

    private static EscalationReason overdue(int started, int inService, int registered, HoldReason waitedFor) {
        RaiseProgress.Arrived arrived = new RaiseProgress.Arrived(inService, registered);
        return new EscalationReason.TasksOverdue(
                Optional.of(new RaiseProgress(RAISE, started, Optional.of(arrived))), waitedFor);
    }

    private static SizingNote leftOut() {
        return new SizingNote.LeftOut(
                1, 3, 1, List.of(new SizingNote.LargeTask("a/x:1", memory("1200 MiB", "1000 MiB"))));
    }

    private static Optional<PlacementObstacle> memory(String asked, String available) {
        return Optional.of(new PlacementObstacle(PlacementObstacle.Kind.MEMORY, asked, available));
    }

    private static ScheduledAction morning() {
        return new ScheduledAction(
                "morning",
                Optional.of(NOW.plus(Duration.ofHours(6))),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(4));
    }

    private static Lowering byNight() {
        Instant at = NOW.minus(Duration.ofMinutes(5));
        return new Lowering(GROUP, new ScalingChange(at, 4, 2, "a scheduled action update"), at);
    }

    private static Optional<ScalingChange> lowering() {
        return Optional.of(new ScalingChange(
                NOW.minus(Duration.ofMinutes(5)), 4, 2, "a user request explicitly set group desired capacity"));
    }

    private static BlockedLaunches blocked(int attempts, RequiredCapacity required) {
        FailingLaunches launches = new FailingLaunches(attempts, NOW, LaunchFailure.of("No capacity."), false);
        return new BlockedLaunches(launches, Optional.of(NOW.plus(Duration.ofMinutes(5))), required);
    }
}

package ecsremediation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.Lowering;
import ecsremediation.diagnosis.OpenQuestion;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Deadlines;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.SentNotification;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.ScalingChange;
import ecsremediation.plan.BlockedLaunches;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import ecsremediation.plan.RequiredCapacity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every cause and every key that a row may contain is written by some reconciliation. */
final class KeysTest {
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, Observations.SERVICE);
    private static final String G = Observations.GROUP;
    private static final Capacity ONE = new Capacity(1, 1);
    private static final Capacity FOUR = new Capacity(4, 4);
    private static final Diagnosis SHORT = new Diagnosis.CapacityShortfall(
            API, Diagnosis.CapacityShortfall.Kind.MEMORY, List.of(), List.of(), List.of());

    private static final Diagnosis FAILING = new Diagnosis.TaskFailing(
            API, Diagnosis.TaskFailing.Kind.CRASH_LOOP, new Fact.ServiceEvent("exit 1"), List.of());

    private static final Diagnosis.DeploymentLost LOST = new Diagnosis.DeploymentLost(
            API, List.of(), new Fact.DeploymentFailed("ecs-svc/1", "tasks failed to start"), List.of());

    private static final RequiredCapacity REQUIRED = new RequiredCapacity(G, ONE, FOUR);
    private static final CapacityAction RAISE =
            new CapacityAction(G, Observations.NOW, ONE, FOUR, "tick", List.of(API));
    private static final BlockedLaunches BLOCKED = new BlockedLaunches(
            new FailingLaunches(1, Observations.NOW, LaunchFailure.of("No capacity."), false),
            Optional.empty(),
            REQUIRED);

    private static final Lowering LOWERED =
            new Lowering(G, new ScalingChange(Observations.NOW, 4, 1, "a user request"), Observations.NOW);

    /** One plan reason of each kind. */
    private static final List<HoldReason> HOLDS = List.of(
            new HoldReason.ClearsByItself(Diagnosis.Converging.Progress.DEPLOYMENT),
            new HoldReason.SizeNotSeen(G, 1),
            new HoldReason.LaunchesBackingOff(BLOCKED),
            new HoldReason.RaisesUsedUp(Optional.empty(), 4, 20, REQUIRED),
            new HoldReason.LoweredSince(RAISE, Optional.empty(), REQUIRED),
            new HoldReason.AlarmMuted("alarm"),
            new HoldReason.InstanceRefresh(REQUIRED),
            new HoldReason.LeftToOwner(Diagnosis.NotOurs.Kind.DAEMON));

    /** One plan reason of each kind. */
    private static final List<EscalationReason> ESCALATIONS = List.of(
            new EscalationReason.NothingFits(G, List.of()),
            new EscalationReason.DeploymentGivenUp(LOST),
            new EscalationReason.NoCeilingTag(REQUIRED),
            new EscalationReason.MalformedCeiling("many", 1000, REQUIRED),
            new EscalationReason.AtCeiling(REQUIRED, List.of()),
            new EscalationReason.LoweredByAnother(LOWERED, REQUIRED),
            new EscalationReason.LaunchSuspended(REQUIRED),
            new EscalationReason.LaunchFailing(BLOCKED),
            new EscalationReason.OperatorOwned("eks.amazonaws.com", REQUIRED),
            new EscalationReason.ManagedScalingBroken("cp", Optional.empty(), REQUIRED),
            new EscalationReason.UnlimitedWarmPool(REQUIRED),
            new EscalationReason.SizingContradiction(G, 2, 1, 3),
            new EscalationReason.TasksOverdue(Optional.empty(), new HoldReason.CapacityForEveryTask()),
            new EscalationReason.NotRead(List.of(), REQUIRED));

    @Test
    void everyCauseIsThatOfOneKindOfDiagnosis() {
        List<Diagnosis> all = Stream.of(
                        each(
                                Diagnosis.Converging.Progress.values(),
                                k -> new Diagnosis.Converging(API, k, List.of(), Observations.NOW, List.of())),
                        each(
                                Diagnosis.CapacityShortfall.Kind.values(),
                                k -> new Diagnosis.CapacityShortfall(API, k, List.of(), List.of(), List.of())),
                        Stream.<Diagnosis>of(LOST),
                        each(
                                Diagnosis.TaskFailing.Kind.values(),
                                k -> new Diagnosis.TaskFailing(API, k, new Fact.ServiceEvent("exit 1"), List.of())),
                        each(
                                Diagnosis.AgentUnavailable.Kind.values(),
                                k -> new Diagnosis.AgentUnavailable(API, k, List.of(), List.of())),
                        each(
                                Diagnosis.Unplaceable.Kind.values(),
                                k -> new Diagnosis.Unplaceable(
                                        API, k, List.of(), new Fact.ServiceEvent("no place"), List.of())),
                        each(Diagnosis.NotOurs.Kind.values(), k -> new Diagnosis.NotOurs(API, k, List.of())),
                        each(
                                Diagnosis.Inconclusive.Kind.values(),
                                k -> new Diagnosis.Inconclusive(
                                        API, k, new OpenQuestion.ServiceUnread("MISSING"), List.of())))
                .flatMap(s -> s)
                .toList();

        assertThat(all.stream().map(d -> d.cause().orElseThrow())).containsExactlyInAnyOrder(Cause.values());
        assertThat(new Diagnosis.NoGap(API, List.of()).cause()).isEmpty();
    }

    @Test
    void everyKindOfKeyIsWritten() {
        Set<NotificationKind> kinds = new TreeSet<>();
        assertThat(ESCALATIONS.stream().map(EscalationReason::reason)).containsOnlyOnce(Plan.Escalate.Reason.values());
        for (EscalationReason why : ESCALATIONS) {
            add(kinds, List.of(new Plan.Escalate(why, Optional.of(G), List.of(API))), List.of());
        }
        assertThat(HOLDS.stream().map(HoldReason::reason)).containsOnlyOnce(Plan.Hold.Reason.values());
        for (HoldReason why : HOLDS) {
            add(kinds, List.of(hold(why)), List.of());
        }
        for (Outcome.Refused.Reason reason : Outcome.Refused.Reason.values()) {
            add(
                    kinds,
                    List.of(hold(HOLDS.getFirst())),
                    List.of(new Outcome.Refused(G, reason, new WriteObstacle.AwsAnswer("no"))));
        }
        add(
                kinds,
                List.of(hold(HOLDS.getFirst())),
                List.of(new Outcome.Failed(G, false, new WriteObstacle.AwsAnswer("no"))));
        add(kinds, List.of(hold(HOLDS.getFirst())), List.of(new Outcome.Observed(G, ONE, FOUR)));
        add(kinds, List.of(hold(HOLDS.getFirst())), List.of(new Outcome.Raised(G, ONE, FOUR, Observations.NOW)));
        kinds.add(recovered().kind());
        kinds.add(waited().kind());
        kinds.add(further(NotificationKind.RAISED).kind());
        kinds.add(further(NotificationKind.BACKOFF).kind());
        for (CapacityReadBack.ReadBackFinding finding : CapacityReadBack.ReadBackFinding.values()) {
            kinds.add(readBack(finding).kind());
        }

        assertThat(kinds).containsExactly(NotificationKind.values());
    }

    private static void add(Set<NotificationKind> kinds, List<Plan> plans, List<Outcome> outcomes) {
        Incident before = before();
        Lifecycle.next(API, Optional.of(before), report(FAILING, plans, outcomes)).stream()
                .flatMap(step -> step.notification().stream())
                .map(NotificationKey::kind)
                .forEach(kinds::add);
    }

    private static NotificationKey recovered() {
        Incident notified = Lifecycle.next(
                        API,
                        Optional.of(before()),
                        report(SHORT, List.of(hold(new HoldReason.AlarmMuted("alarm"))), List.of()))
                .orElseThrow()
                .incident();
        return Lifecycle.next(
                        API, Optional.of(notified), report(new Diagnosis.NoGap(API, List.of()), List.of(), List.of()))
                .flatMap(Lifecycle.Step::notification)
                .orElseThrow();
    }

    private static NotificationKey waited() {
        Incident old = Incident.opened(API, Observations.NOW.minus(Deadlines.FIRST_NOTIFICATION));
        return Lifecycle.next(
                        API,
                        Optional.of(old),
                        report(FAILING, List.of(hold(new HoldReason.CapacityForEveryTask())), List.of()))
                .flatMap(Lifecycle.Step::notification)
                .orElseThrow();
    }

    /** What is notified of what was postponed six hours ago. */
    private static NotificationKey further(NotificationKind postponed) {
        Instant then = Observations.NOW.minus(Duration.ofHours(6));
        Incident before = Incident.opened(API, then)
                .plus(List.of(new TimelineEvent.Raised(then, G, ONE, FOUR)))
                .postponed(new NotificationKey(postponed, API, G), then)
                .notified(new SentNotification(
                        Observations.NOW, new NotificationKey(NotificationKind.RAISED, API, G), 1));
        return Lifecycle.next(
                        API,
                        Optional.of(before),
                        report(FAILING, List.of(hold(new HoldReason.CapacityForEveryTask())), List.of()))
                .flatMap(Lifecycle.Step::notification)
                .orElseThrow();
    }

    private static NotificationKey readBack(CapacityReadBack.ReadBackFinding finding) {
        CapacityReadBack found = new CapacityReadBack(RAISE, Observations.NOW, finding, 20, FOUR, new Capacity(10, 20));
        Report report = new Report(
                new Trigger.Tick(Observations.NOW),
                Modes.ACT,
                new Snapshot(Observations.lab().build()),
                new Proposal(List.of(FAILING), List.of()),
                List.of(),
                List.of(found));
        return Lifecycle.next(API, Optional.of(before()), report)
                .flatMap(Lifecycle.Step::notification)
                .orElseThrow();
    }

    private static Incident before() {
        return Incident.opened(API, Observations.NOW).found(Cause.CRASH_LOOP, Observations.NOW);
    }

    private static Report report(Diagnosis diagnosis, List<Plan> plans, List<Outcome> outcomes) {
        return new Report(
                new Trigger.Tick(Observations.NOW),
                Modes.ACT,
                new Snapshot(Observations.lab().build()),
                List.of(diagnosis),
                plans,
                outcomes);
    }

    private static Plan hold(HoldReason why) {
        return new Plan.Hold(why, Optional.of(G), Optional.empty(), List.of(API));
    }

    private static <K> Stream<Diagnosis> each(K[] kinds, Function<K, Diagnosis> diagnosis) {
        return Arrays.stream(kinds).map(diagnosis);
    }
}

package ecsremediation.report;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;

import ecsremediation.act.EffectiveMode;
import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Evidence;
import ecsremediation.diagnosis.Fact;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.Scope;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Cause;
import ecsremediation.incident.CauseSighting;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentTimeline;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.Outbox;
import ecsremediation.incident.SentNotifications;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.MissingTasks;
import ecsremediation.model.Observation;
import ecsremediation.model.Resources;
import ecsremediation.placement.Bound;
import ecsremediation.placement.PlacementObstacle;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.BlockedLaunches;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.ReachedLimit;
import ecsremediation.plan.RequiredCapacity;
import ecsremediation.plan.SizingProof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Message contexts of the lab: EcsLabApi wants 4 tasks and runs 1, EcsLabAsg has one t3.micro. */
final class MessageContexts {
    static final ServiceName API = new ServiceName(CLUSTER, SERVICE);
    static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1", Optional.of("111122223333"));
    static final Trigger ALARM = new Trigger.AlarmRaised(
            "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:alarm_ecslabapi_gap/2026-03-01T11:59:30Z",
            "alarm_ecslabapi_gap",
            new Scope.OneService(API),
            NOW.minusSeconds(30),
            "Threshold Crossed",
            false);

    private static final RequiredCapacity FOUR = new RequiredCapacity(GROUP, new Capacity(1, 1), new Capacity(4, 4));

    private MessageContexts() {}

    static MessageContext raised() {
        return raise(
                new NotificationKey(NotificationKind.RAISED, API, GROUP), Modes.ACT, new Capacity(4, 4), List.of());
    }

    static MessageContext wouldRaise() {
        return wouldRaise(new EffectiveMode(Mode.OBSERVE, new ModeState.NotOrdered()));
    }

    static MessageContext wouldRaise(EffectiveMode mode) {
        return raise(
                new NotificationKey(NotificationKind.WOULD_RAISE, API, GROUP), mode, new Capacity(4, 4), List.of());
    }

    static MessageContext limited() {
        AppliedLimit limit = new AppliedLimit(AppliedLimit.Limit.CEILING_TAG, 4, 2);
        return raise(
                new NotificationKey(NotificationKind.RAISED, API, GROUP),
                Modes.ACT,
                new Capacity(2, 2),
                List.of(limit));
    }

    /** The group is shared by {@code others} more services, each with two tasks that go onto new instances of two units each. */
    static MessageContext shared(int others) {
        List<SizingProof.Placed> placements = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            placements.add(new SizingProof.Placed(
                    new ServiceName(CLUSTER, "A" + i), "task/A" + i + ":1", Resources.of(128, 256), 0, 0, 2, 0));
        }
        placements.addAll(proof().placements());
        SizingProof.Instance instance = new SizingProof.Instance("t3.micro", Resources.of(2048, 952), 2);
        SizingProof proof = new SizingProof(3, 3, 3, Bound.Dimension.MEMORY, Optional.of(instance), 6, placements);
        Plan plan =
                new Plan.RaiseCapacity(GROUP, new Capacity(1, 1), new Capacity(7, 7), proof, List.of(), List.of(API));
        return context(
                new NotificationKey(NotificationKind.RAISED, API, GROUP), shortfall(), List.of(plan), List.of(), lab());
    }

    static MessageContext noCeilingTag() {
        Plan plan = new Plan.Escalate(new EscalationReason.NoCeilingTag(FOUR), Optional.of(GROUP), List.of(API));
        return context(
                new NotificationKey(NotificationKind.NO_CEILING, API, GROUP),
                shortfall(),
                List.of(plan),
                List.of(),
                lab());
    }

    static MessageContext held() {
        FailingLaunches launches = new FailingLaunches(
                1,
                NOW.minus(Duration.ofMinutes(2)),
                LaunchFailure.of("We currently do not have sufficient t3.micro capacity."),
                false);
        Optional<Instant> until = Optional.of(NOW.plus(Duration.ofMinutes(3)));
        Plan plan = new Plan.Hold(
                new HoldReason.LaunchesBackingOff(new BlockedLaunches(launches, until, FOUR)),
                Optional.of(GROUP),
                until,
                List.of(API));
        return context(
                new NotificationKey(
                        NotificationKind.BACKOFF,
                        API,
                        Optional.of(GROUP),
                        Optional.of(LaunchFailure.Kind.INSUFFICIENT_CAPACITY)),
                shortfall(),
                List.of(plan),
                List.of(),
                lab());
    }

    static MessageContext escalated() {
        Fact pullDenied = new Fact.StoppedTask(ATask.stopped(
                        "1",
                        Duration.ofSeconds(90),
                        "TaskFailedToStart",
                        "CannotPullContainerError: pull access denied for ecslabapi")
                .build()
                .stop()
                .orElseThrow());
        Diagnosis.TaskFailing failing = new Diagnosis.TaskFailing(
                API,
                Diagnosis.TaskFailing.Kind.IMAGE_PULL,
                pullDenied,
                List.of(new Evidence(pullDenied, Optional.of(NOW.minusSeconds(90)))));
        Plan plan = new Plan.Escalate(new EscalationReason.TasksFail(failing), Optional.empty(), List.of(API));
        return context(
                new NotificationKey(NotificationKind.NOT_CAPACITY, API), failing, List.of(plan), List.of(), lab());
    }

    /** Three raises in the last hour that had no message of their own. The tasks of the last one still boot. */
    static MessageContext furtherRaises() {
        List<TimelineEvent> raises = List.of(
                raised(NOW.minus(Duration.ofMinutes(58)), 4, 5),
                raised(NOW.minus(Duration.ofMinutes(40)), 5, 7),
                raised(NOW.minus(Duration.ofMinutes(2)), 7, 9));
        Plan plan = new Plan.Hold(
                new HoldReason.ClearsByItself(Diagnosis.Converging.Progress.CAPACITY_ON_ITS_WAY),
                Optional.of(GROUP),
                Optional.of(NOW.plus(Duration.ofMinutes(8))),
                List.of(API));
        MessageContext shown = context(
                new NotificationKey(NotificationKind.FURTHER_RAISES, API, GROUP),
                shortfall(),
                List.of(plan),
                List.of(),
                lab());
        NotificationKey postponed = new NotificationKey(NotificationKind.RAISED, API, GROUP);
        Incident incident = longIncident()
                .plus(raises.subList(0, 1))
                .postponed(postponed, raises.getFirst().at())
                .plus(raises.subList(1, 3));
        return reporting(shown, incident);
    }

    /** The group is at its ceiling, after two messages that operators were not sent one by one. */
    static MessageContext stillWrong() {
        Plan plan = new Plan.Escalate(
                new EscalationReason.AtCeiling(FOUR, List.of(new ReachedLimit(AppliedLimit.Limit.CEILING_TAG, 1))),
                Optional.of(GROUP),
                List.of(API));
        MessageContext shown = context(
                new NotificationKey(NotificationKind.STILL_WRONG, API), shortfall(), List.of(plan), List.of(), lab());
        Incident incident = longIncident()
                .postponed(
                        new NotificationKey(NotificationKind.ACTION_RATE, API, GROUP), NOW.minus(Duration.ofHours(6)))
                .postponed(
                        new NotificationKey(NotificationKind.AT_CEILING, API, GROUP), NOW.minus(Duration.ofHours(2)));
        return reporting(shown, incident);
    }

    /** Open for eight hours. */
    private static Incident longIncident() {
        return Incident.opened(API, NOW.minus(Duration.ofHours(8)))
                .found(Cause.MEMORY, NOW.minus(Duration.ofHours(8)))
                .moved(Incident.Phase.RAISED, NOW.plus(Duration.ofMinutes(1)));
    }

    private static TimelineEvent raised(Instant at, int from, int to) {
        return new TimelineEvent.Raised(at, GROUP, new Capacity(from, from), new Capacity(to, to));
    }

    private static MessageContext reporting(MessageContext shown, Incident incident) {
        Incident reported = incident.reporting(incident.timeline().unreported().events(), NOW);
        return new MessageContext(shown.key(), reported, shown.report());
    }

    static MessageContext cleared() {
        Incident incident = new Incident(
                API,
                NOW.minus(Duration.ofMinutes(9)),
                Incident.Phase.CLEARED,
                Optional.of(new CauseSighting(Cause.MEMORY, NOW.minus(Duration.ofMinutes(9)))),
                Optional.empty(),
                Optional.empty(),
                new IncidentTimeline(List.of(
                        new TimelineEvent.Raised(
                                NOW.minus(Duration.ofMinutes(8)), GROUP, new Capacity(1, 1), new Capacity(4, 4)),
                        new TimelineEvent.Registered(NOW.minus(Duration.ofMinutes(5)), GROUP, 4))),
                NOW,
                Optional.empty(),
                SentNotifications.NONE,
                List.of(),
                Outbox.EMPTY,
                3);
        Report report = new Report(
                new Trigger.Tick(NOW),
                Modes.ACT,
                new Snapshot(healthy()),
                List.of(new Diagnosis.NoGap(API, List.of())),
                List.of(),
                List.of());
        return new MessageContext(new NotificationKey(NotificationKind.CLEARED, API), incident, report);
    }

    private static MessageContext raise(
            NotificationKey key, EffectiveMode mode, Capacity to, List<AppliedLimit> limits) {
        Capacity from = new Capacity(1, 1);
        Plan plan = new Plan.RaiseCapacity(GROUP, from, to, proof(), limits, List.of(API));
        Outcome outcome = key.kind() == NotificationKind.RAISED
                ? new Outcome.Raised(GROUP, from, to, NOW)
                : new Outcome.Observed(GROUP, from, to);
        return context(key, shortfall(), List.of(plan), List.of(outcome), lab(), mode);
    }

    private static MessageContext context(
            NotificationKey key,
            Diagnosis diagnosis,
            List<Plan> plans,
            List<Outcome> outcomes,
            Observation observation) {
        return context(key, diagnosis, plans, outcomes, observation, Modes.ACT);
    }

    private static MessageContext context(
            NotificationKey key,
            Diagnosis diagnosis,
            List<Plan> plans,
            List<Outcome> outcomes,
            Observation seen,
            EffectiveMode mode) {
        Report report = new Report(ALARM, mode, new Snapshot(seen), List.of(diagnosis), plans, outcomes);
        return new MessageContext(key, incident(), report);
    }

    private static Observation lab() {
        return Observations.lab().build();
    }

    private static Observation healthy() {
        Capacity from = new Capacity(1, 1);
        Capacity to = new Capacity(4, 4);
        AGroup group =
                AGroup.named(GROUP).capacity(4, 4).ceiling(10).instance("i-1").launched("i-1", Duration.ofDays(3));
        Observations seen = Observations.empty()
                .with(AnInstance.of("i-1").holding(256, 512, 1).build());
        for (String added : List.of("i-2", "i-3", "i-4")) {
            group.instance(added).launched(added, Duration.ofMinutes(8));
            seen.with(AnInstance.of(added).holding(256, 512, 1).build());
        }
        return seen.with(group.build())
                .with(AService.named(SERVICE).desired(4).running(4).build())
                .with(new CapacityAction(
                        GROUP,
                        NOW.minus(Duration.ofMinutes(8)),
                        from,
                        to,
                        "alarm",
                        List.of(API),
                        false,
                        List.of(new MissingTasks(API, 3))))
                .build();
    }

    private static Incident incident() {
        Instant opened = NOW.minus(Duration.ofMinutes(3));
        return new Incident(
                API,
                opened,
                Incident.Phase.RAISED,
                Optional.of(new CauseSighting(Cause.MEMORY, opened)),
                Optional.empty(),
                Optional.empty(),
                IncidentTimeline.EMPTY,
                NOW.plus(Duration.ofMinutes(1)),
                Optional.of(NOW.plus(Duration.ofMinutes(11))),
                SentNotifications.NONE,
                List.of(),
                Outbox.EMPTY,
                1);
    }

    private static Diagnosis shortfall() {
        return new Diagnosis.CapacityShortfall(
                API,
                Diagnosis.CapacityShortfall.Kind.MEMORY,
                List.of(new UnplacedTasks("ecs-svc/1", TASK_DEFINITION, 3)),
                List.of(GROUP),
                List.of(
                        new Evidence(
                                new Fact.ClosestInstance(
                                        TASK_DEFINITION,
                                        new PlacementObstacle(PlacementObstacle.Kind.MEMORY, "512 MiB", "440 MiB")),
                                Optional.empty()),
                        new Evidence(new Fact.TaskCounts(4, 1, 3, 0, 0), Optional.empty()),
                        new Evidence(
                                new Fact.ServiceEvent(
                                        "(service EcsLabApi) was unable to place a task because no container instance met"
                                                + " all of its requirements. The closest matching (container-instance i-1)"
                                                + " has insufficient memory available."),
                                Optional.of(NOW.minusSeconds(120)))));
    }

    private static SizingProof proof() {
        return new SizingProof(
                3,
                3,
                3,
                Bound.Dimension.MEMORY,
                Optional.of(new SizingProof.Instance("t3.micro", Resources.of(2048, 952))),
                6,
                List.of(new SizingProof.Placed(API, TASK_DEFINITION, Resources.of(256, 512), 0, 0, 3, 0)));
    }
}

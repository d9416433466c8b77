package ecsremediation.report;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.DiagnosisCases;
import ecsremediation.diagnosis.Evidence;
import ecsremediation.diagnosis.Fact;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.Snapshot;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.BlockedLaunches;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import ecsremediation.plan.RequiredCapacity;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The contexts of every kind of message for every cause, reason and fact that the tests of this package know. */
final class RenderedMessages {
    private static final RequiredCapacity FOUR = new RequiredCapacity(GROUP, new Capacity(1, 1), new Capacity(4, 4));

    private RenderedMessages() {}

    static List<MessageContext> contexts() {
        Stream<MessageContext> ofEveryKind = Stream.of(fixtures(), Stream.of(facts(), longTimeline()))
                .flatMap(s -> s)
                .flatMap(RenderedMessages::ofEveryKind);
        return Stream.of(ofEveryKind, causes(), escalations(), holds())
                .flatMap(s -> s)
                .toList();
    }

    /** One of each type that a subject and a body differ by. */
    private static Stream<MessageContext> ofEveryKind(MessageContext context) {
        Stream<NotificationKind> kinds = Stream.of(
                NotificationKind.RAISED,
                NotificationKind.FURTHER_RAISES,
                NotificationKind.WOULD_RAISE,
                NotificationKind.WAITING,
                NotificationKind.NOT_CAPACITY,
                NotificationKind.STILL_WRONG,
                NotificationKind.CLEARED);
        return Stream.concat(
                Stream.of(context),
                kinds.map(kind -> new MessageContext(
                        new NotificationKey(kind, context.incident().service()),
                        context.incident(),
                        context.report())));
    }

    private static Stream<MessageContext> fixtures() {
        return Arrays.stream(MessageContexts.class.getDeclaredMethods())
                .filter(m -> m.getReturnType() == MessageContext.class && m.getParameterCount() == 0)
                .map(RenderedMessages::fixture);
    }

    private static MessageContext fixture(Method method) {
        try {
            return (MessageContext) method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.getName(), e);
        }
    }

    private static Stream<MessageContext> causes() {
        return DiagnosisCases.rows().map(row -> {
            Proposal proposal = Proposal.of(row.snapshot(), Limits.DEFAULT);
            return context(row.snapshot(), proposal.diagnoses(), proposal.plans());
        });
    }

    private static Stream<MessageContext> escalations() {
        LaunchFailure denied = LaunchFailure.of("You are not authorized to perform this operation. Encoded"
                + " authorization failure message: 5dGl1mEbHkWg. Launching EC2 instance failed.");
        Stream<EscalationReason> more = Stream.of(
                new EscalationReason.LaunchFailing(new BlockedLaunches(
                        new FailingLaunches(1, NOW.minusSeconds(90), denied, false), Optional.empty(), FOUR)),
                new EscalationReason.ManagedScalingBroken(
                        "EcsLabProvider",
                        Optional.of(new CapacityProvider.UpdateFailure("UPDATE_FAILED", "the plan is gone")),
                        FOUR));
        return Stream.concat(PlanTextTest.escalations().map(a -> (EscalationReason) first(a)), more)
                .map(why -> new Plan.Escalate(why, Optional.of(GROUP), List.of(MessageContexts.API)))
                .map(plan -> context(lab(), List.of(), List.of(plan)));
    }

    private static Stream<MessageContext> holds() {
        return PlanTextTest.holds()
                .map(a -> (HoldReason) first(a))
                .map(why -> new Plan.Hold(why, Optional.of(GROUP), Optional.of(NOW), List.of(MessageContexts.API)))
                .map(plan -> context(lab(), List.of(), List.of(plan)));
    }

    private static MessageContext facts() {
        List<Evidence> evidence = EvidenceTextTest.facts()
                .map(a -> new Evidence((Fact) first(a), Optional.of(NOW)))
                .toList();
        Diagnosis diagnosis = new Diagnosis.CapacityShortfall(
                MessageContexts.API, Diagnosis.CapacityShortfall.Kind.CPU, List.of(), List.of(GROUP), evidence);
        return context(lab(), List.of(diagnosis), List.of());
    }

    private static MessageContext longTimeline() {
        MessageContext shown = MessageContexts.raised();
        List<TimelineEvent> events = new ArrayList<>(IntStream.range(0, 60)
                .mapToObj(i -> new TimelineEvent.Raised(
                        NOW.minus(Duration.ofMinutes(90 - i)), GROUP, new Capacity(i, i), new Capacity(i + 1, i + 1)))
                .toList());
        events.add(new TimelineEvent.ChangedByOthers(NOW.minusSeconds(9), GROUP, 3, 1, "a user request"));
        events.add(new TimelineEvent.Resumed(NOW.minusSeconds(5), "anna"));
        return new MessageContext(shown.key(), shown.incident().plus(events), shown.report());
    }

    private static NotificationKind kind(List<? extends Plan> plans) {
        return plans.stream()
                .findFirst()
                .map(plan -> switch (plan) {
                    case Plan.RaiseCapacity _, Plan.RaiseMaxOnly _ -> NotificationKind.RAISED;
                    case Plan.Hold _ -> NotificationKind.WAITING;
                    case Plan.Escalate _ -> NotificationKind.NOT_CAPACITY;
                })
                .orElse(NotificationKind.CLEARED);
    }

    private static Object first(Arguments arguments) {
        return arguments.get()[0];
    }

    private static Snapshot lab() {
        return new Snapshot(Observations.lab().build());
    }

    private static MessageContext context(
            Snapshot seen, List<? extends Diagnosis> diagnoses, List<? extends Plan> plans) {
        Report report = new Report(
                MessageContexts.ALARM, Modes.ACT, seen, List.copyOf(diagnoses), List.copyOf(plans), List.of());
        return new MessageContext(
                new NotificationKey(kind(plans), MessageContexts.API),
                Incident.opened(MessageContexts.API, NOW.minus(Duration.ofMinutes(3))),
                report);
    }
}

package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.model.Deployment;
import ecsremediation.model.Timeouts;
import java.util.List;
import java.util.Optional;

/** Tasks that find a place and do not stay up: more instances would only run them down faster. */
final class TaskFailureRule {
    /** One stopped task may be chance, two within {@link Timeouts#CRASHES} are a pattern. Our choice. */
    private static final int PATTERN = 2;

    private TaskFailureRule() {}

    /**
     * A pattern of faults, unless another task of the deployment stays up and the missing ones lack room as
     * well: then the room is what they lack.
     *
     * @param room whether the unplaced tasks would find room now
     */
    static Optional<Diagnosis> of(ServiceCase it, boolean room) {
        return givenUp(it).or(() -> pattern(it, room)).or(() -> throttled(it, room));
    }

    /** ECS starts nothing more for a deployment that it has given up, whatever the capacity. */
    private static Optional<Diagnosis> givenUp(ServiceCase it) {
        return it.primary()
                .filter(d -> d.rolloutState().equals("FAILED") && d.counts().gap() > 0)
                .map(d -> failing(it, kind(it), it.facts(Evidence.Source.COUNTS, words(d))));
    }

    private static String words(Deployment deployment) {
        String reason = deployment.rolloutStateReason();
        return "deployment " + deployment.id() + " FAILED" + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static TaskFailing.Kind kind(ServiceCase it) {
        return it.faults().newest().map(TaskFailureRule::kind).orElse(TaskFailing.Kind.START_THROTTLED);
    }

    private static Optional<Diagnosis> pattern(ServiceCase it, boolean room) {
        boolean excused = it.faults().staysUp() && !room;
        return it.faults()
                .newest()
                .filter(fault -> isPattern(it, room) && !excused)
                .map(fault -> failing(it, kind(fault), it.facts(fault.evidence())));
    }

    /** Without room, what ECS says of its starts may be about their place and not about the tasks. */
    private static boolean isPattern(ServiceCase it, boolean room) {
        int faults = it.faults().list().size();
        boolean ecsSaysSo = it.messages().newest(MessageKind.START_THROTTLED).isPresent()
                || it.primary().map(Deployment::failedTasks).orElse(0) >= PATTERN;
        return faults >= PATTERN || (faults > 0 && room && ecsSaysSo);
    }

    /** ECS also holds starts back for want of room; then the want of room is the cause. */
    private static Optional<Diagnosis> throttled(ServiceCase it, boolean room) {
        return it.messages()
                .newest(MessageKind.START_THROTTLED)
                .or(() -> it.messages().newest(MessageKind.UNHEALTHY).filter(line -> isRecent(it, line)))
                .filter(line -> room && it.gap().starting().isEmpty())
                .map(line -> failing(
                        it,
                        line.kind() == MessageKind.UNHEALTHY
                                ? TaskFailing.Kind.HEALTH_CHECK
                                : TaskFailing.Kind.START_THROTTLED,
                        it.facts(line.evidence())));
    }

    private static boolean isRecent(ServiceCase it, ServiceMessages.Line line) {
        return !line.at().isBefore(it.now().minus(Timeouts.CRASHES));
    }

    private static Diagnosis failing(ServiceCase it, TaskFailing.Kind kind, List<Evidence> evidence) {
        return new TaskFailing(it.name(), kind, evidence.getFirst().statement(), evidence);
    }

    private static TaskFailing.Kind kind(TaskFailures.Fault fault) {
        return switch (fault.kind()) {
            case IMAGE_PULL -> TaskFailing.Kind.IMAGE_PULL;
            case CONFIGURATION -> TaskFailing.Kind.CONFIGURATION;
            case HEALTH_CHECK -> TaskFailing.Kind.HEALTH_CHECK;
            case CRASH, UNPLACED, ORDINARY -> TaskFailing.Kind.CRASH_LOOP;
        };
    }
}

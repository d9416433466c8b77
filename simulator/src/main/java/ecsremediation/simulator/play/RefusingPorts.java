package ecsremediation.simulator.play;

import ecsremediation.Ports;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.incident.IncidentStore;
import ecsremediation.model.DecisionLog;
import ecsremediation.model.GroupLocks;
import ecsremediation.report.Notifier;
import ecsremediation.simulator.play.RefusedCalls.Refusal;
import ecsremediation.simulator.play.RefusedCalls.RefusedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program's ports while AWS refuses calls: they answer as the functions' own adapters do. */
final class RefusingPorts {
    /** The attempts of every client but the one that writes groups. */
    static final int ATTEMPTS = 5;

    private static final String WRITE = "autoscaling:UpdateAutoScalingGroup";
    private static final String NO_ANSWER = "Unable to execute HTTP request: Read timed out";
    private static final String PUBLISH = "sns:Publish";
    private static final List<String> TABLE_READS = List.of("dynamodb:Query", "dynamodb:GetItem");
    private static final List<String> TABLE_WRITES =
            List.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:TransactWriteItems");
    private static final Set<String> READING =
            Set.of("load", "loadHistory", "find", "closed", "due", "sweep", "pause", "mode", "holds");

    private RefusingPorts() {}

    static Ports around(Ports ports, RefusedCalls calls) {
        return new Ports(
                new RefusingReader(ports.reader(), calls),
                writer(ports.writer(), calls),
                table(IncidentStore.class, ports.store(), calls),
                table(GroupLocks.class, ports.locks(), calls),
                table(DecisionLog.class, ports.decisions(), calls),
                notifier(ports.notifier(), calls),
                ports.steps(),
                ports.journal());
    }

    private static CapacityWriter writer(CapacityWriter real, RefusedCalls calls) {
        return change -> calls.call(WRITE, 1)
                .map(refusal -> refused(change, refusal))
                .orElseGet(() -> answered(change, real.write(change), calls));
    }

    private static Outcome answered(CapacityChange change, Outcome outcome, RefusedCalls calls) {
        return outcome instanceof Outcome.Raised && calls.losesAnswer(WRITE)
                ? new Outcome.Failed(change.group(), true, new WriteObstacle.AwsAnswer(NO_ANSWER))
                : outcome;
    }

    private static Outcome refused(CapacityChange change, Refusal refusal) {
        WriteObstacle answer = new WriteObstacle.AwsAnswer(refusal.words());
        if (refusal.isDenial()) {
            return new Outcome.Refused(change.group(), Outcome.Refused.Reason.ACCESS_DENIED, answer);
        }
        if (refusal.isThrottling()) {
            return new Outcome.Refused(change.group(), Outcome.Refused.Reason.NOT_EXECUTED, answer);
        }
        return refusal.isFault()
                ? new Outcome.Failed(change.group(), true, answer)
                : new Outcome.Refused(change.group(), Outcome.Refused.Reason.INVALID, answer);
    }

    private static Notifier notifier(Notifier real, RefusedCalls calls) {
        return message -> {
            orThrow(calls.call(PUBLISH, ATTEMPTS));
            real.send(message);
        };
    }

    /** A port on the table: a refused call is an exception. */
    private static <P> P table(Class<P> port, P real, RefusedCalls calls) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    if (!calls.isDone()) {
                        for (String operation : READING.contains(method.getName()) ? TABLE_READS : TABLE_WRITES) {
                            orThrow(calls.call(operation, ATTEMPTS));
                        }
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static void orThrow(Optional<Refusal> refusal) {
        refusal.ifPresent(r -> {
            throw new RefusedException(r);
        });
    }
}

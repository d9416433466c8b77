package ecsremediation.cli.recording;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.CapacityWriter;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.Scope;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.Mode;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The messages of the whole program about a recorded cluster in which nothing changes but what it writes. */
final class CaseMessages {
    static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1", Optional.of("111122223333"));

    /** When it is reconciled, in minutes: often at first, then at the waits' ends. */
    private static final List<Integer> MINUTES = Stream.concat(
                    IntStream.rangeClosed(0, 20).boxed(), Stream.of(41, 46, 60, 125, 200, 500, 900, 1430))
            .toList();

    private CaseMessages() {}

    /**
     * A message and what it is about.
     *
     * @param cause of the service that the message is about
     */
    record Sent(IncidentMessage message, Optional<Cause> cause) {}

    static List<Sent> of(Observation recorded, Mode mode) {
        return of(recorded, mode, UnaryOperator.identity());
    }

    /** The same with a writer that may answer otherwise than the recorded cluster's. */
    static List<Sent> of(Observation recorded, Mode mode, UnaryOperator<CapacityWriter> writer) {
        StillPorts still = new StillPorts(recorded, mode);
        return played(still, ports(still.ports(), writer), recorded, Trigger.Tick::new);
    }

    /** The same with an incident that the store has before. */
    static List<Sent> continuing(Incident before, Observation recorded) {
        StillPorts still = new StillPorts(recorded, Mode.ACT);
        Ports ports = still.ports();
        ports.store().save(before);
        return played(still, ports, recorded, Trigger.Tick::new);
    }

    /** The same if an alarm about the service begins it. */
    static List<Sent> afterAlarm(ServiceName service, Observation recorded) {
        Function<Instant, Trigger> trigger = now -> now.equals(recorded.takenAt())
                ? new Trigger.AlarmRaised(
                        "alarm 1",
                        "tasks-missing",
                        new Scope.OneService(service),
                        now,
                        "Threshold Crossed: 3 datapoints were greater than the threshold (0.0)",
                        false)
                : new Trigger.Tick(now);
        StillPorts still = new StillPorts(recorded, Mode.ACT);
        return played(still, still.ports(), recorded, trigger);
    }

    private static List<Sent> played(
            StillPorts still, Ports ports, Observation recorded, Function<Instant, Trigger> trigger) {
        AtomicReference<Instant> clock = new AtomicReference<>(recorded.takenAt());
        Remediation remediation =
                new Remediation(ports, new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE, STACK), clock::get);
        List<Sent> sent = new ArrayList<>();
        for (int minutes : MINUTES) {
            Instant now = recorded.takenAt().plus(Duration.ofMinutes(minutes));
            clock.set(now);
            remediation.reconcile(recorded.cluster(), trigger.apply(now));
            Report report = still.report();
            still.takeSent().forEach(m -> sent.add(new Sent(m, cause(report, m))));
        }
        return sent;
    }

    private static Ports ports(Ports own, UnaryOperator<CapacityWriter> writer) {
        return new Ports(
                own.reader(),
                writer.apply(own.writer()),
                own.store(),
                own.locks(),
                own.decisions(),
                own.notifier(),
                own.journal());
    }

    private static Optional<Cause> cause(Report report, IncidentMessage message) {
        return report.diagnosis(message.key().service()).flatMap(Diagnosis::cause);
    }
}

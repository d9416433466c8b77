package ecsremediation.cli.recording;

import ecsremediation.Policy;
import ecsremediation.Remediation;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Mode;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationType;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.report.Stack;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A recorded cluster held still for 24 hours, with the whole program: no instance comes and no task starts. It is
 * reconciled every minute of the first hour, then at every deadline and every 10 minutes.
 */
final class StillCase {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);

    private final StillPorts ports;
    private final AtomicReference<Instant> clock;
    private final Remediation remediation;
    private final Instant begin;
    private final SortedMap<ServiceName, Promised> services = new TreeMap<>();
    private final SortedMap<String, Integer> found = new TreeMap<>();

    private StillCase(Observation recorded, Mode mode) {
        ports = new StillPorts(recorded, mode);
        begin = recorded.takenAt();
        clock = new AtomicReference<>(begin);
        Policy policy = new Policy(
                Mode.ACT, Limits.DEFAULT, LabNames.FENCE, new Stack("ecs-remediation", "aws", "eu-central-1"));
        remediation = new Remediation(ports.ports(), policy, clock::get);
    }

    /** The cluster after its 24 hours. */
    static StillCase of(Observation recorded, Mode mode) {
        StillCase held = new StillCase(recorded, mode);
        Instant now = held.begin;
        while (!now.isAfter(held.begin.plus(DAY))) {
            now = held.reconcile(recorded.cluster(), now);
        }
        return held;
    }

    /** What was promised and not kept. */
    List<String> broken() {
        return services.entrySet().stream()
                .flatMap(e -> e.getValue().broken.stream().map(b -> e.getKey() + " " + b))
                .toList();
    }

    /** For each reason to hold and each progress, how many services had it. */
    SortedMap<String, Integer> found() {
        return found;
    }

    int messages() {
        return services.values().stream().mapToInt(s -> s.sent.size()).sum();
    }

    private Instant reconcile(String cluster, Instant now) {
        clock.set(now);
        remediation.reconcile(cluster, new Trigger.Tick(now));
        Report report = ports.report();
        ports.takeSent().forEach(message -> notified(message.key(), report));
        boolean often = now.isBefore(begin.plus(HOUR));
        Instant next = now.plus(often ? Duration.ofMinutes(1) : Duration.ofMinutes(10));
        for (Diagnosis diagnosis : report.diagnoses()) {
            Promised promised = services.computeIfAbsent(diagnosis.service(), _ -> new Promised());
            promised.reconciled(diagnosis, report.plans(diagnosis.service()), now, next);
        }
        return often ? next : deadline(report, next);
    }

    /** A digest is one message about each of its services. */
    private void notified(NotificationKey key, Report report) {
        services.computeIfAbsent(key.service(), _ -> new Promised())
                .notified(key, report.observation().takenAt());
    }

    private static Instant deadline(Report report, Instant next) {
        Instant now = report.observation().takenAt();
        return report.snapshot().incidents().stream()
                .flatMap(i -> i.deadline().stream())
                .map(at -> at.plusSeconds(1))
                .filter(at -> at.isAfter(now.plusSeconds(30)) && at.isBefore(next))
                .min(Instant::compareTo)
                .orElse(next);
    }

    /** What one service's operators were promised, and what they got. */
    private final class Promised {
        private final List<String> broken = new ArrayList<>();
        private final TreeSet<String> names = new TreeSet<>();
        private Optional<Instant> owed = Optional.empty();
        private Optional<Instant> settled = Optional.empty();
        private Optional<Instant> last = Optional.empty();
        private final List<Instant> sent = new ArrayList<>();
        private int raises;
        private boolean left;
        private final List<String> log = new ArrayList<>();

        void notified(NotificationKey key, Instant now) {
            sent.add(now);
            log.add(Duration.between(begin, now) + " " + key.kind());
            last = Optional.of(now);
            raises += key.type() == NotificationType.RAISED ? 1 : 0;
            note(left && key.type() == NotificationType.ESCALATED, "an owner's orders are no trouble", now);
        }

        void reconciled(Diagnosis diagnosis, List<Plan> plans, Instant now, Instant next) {
            name(diagnosis, plans);
            left = diagnosis instanceof Diagnosis.NotOurs
                    || (!plans.isEmpty() && plans.stream().allMatch(Promised::isOrdered));
            boolean lacking = !(diagnosis instanceof Diagnosis.NoGap) && !left;
            owed = lacking ? owed.or(() -> Optional.of(now)) : Optional.empty();
            settled = isSettled(diagnosis) ? settled.or(() -> Optional.of(now)) : Optional.empty();
            Duration slack = Duration.between(now, next).minusMinutes(1);
            owed.ifPresent(since -> {
                Instant due = last.filter(at -> !at.isBefore(since))
                        .map(at -> at.plus(DAY))
                        .orElse(since.plus(Duration.ofMinutes(45)));
                note(now.isAfter(due.plus(slack)), "no message in time", now);
            });
            settled.ifPresent(since -> note(
                    last.isEmpty()
                            && now.isAfter(since.plus(Duration.ofMinutes(10)).plus(slack)),
                    "no message within 10 minutes",
                    now));
            long day = sent.stream().filter(at -> at.isAfter(now.minus(DAY))).count();
            note(day > (raises == 0 ? 6 : 10), "too many messages", now);
        }

        private static boolean isOrdered(Plan plan) {
            return plan instanceof Plan.Hold hold && hold.reason() == Plan.Hold.Reason.PAUSED;
        }

        private static boolean isSettled(Diagnosis diagnosis) {
            return diagnosis instanceof Diagnosis.TaskFailing
                    || diagnosis instanceof Diagnosis.AgentUnavailable
                    || diagnosis instanceof Diagnosis.Unplaceable
                    || diagnosis instanceof Diagnosis.DeploymentLost;
        }

        private void name(Diagnosis diagnosis, List<Plan> plans) {
            List<String> now = new ArrayList<>();
            now.add(
                    diagnosis instanceof Diagnosis.Converging c
                            ? "Converging " + c.progress()
                            : diagnosis.getClass().getSimpleName());
            plans.forEach(p -> now.add(
                    p instanceof Plan.Hold hold
                            ? "Hold " + hold.reason()
                            : p.getClass().getSimpleName()));
            now.stream().filter(names::add).forEach(name -> found.merge(name, 1, Integer::sum));
        }

        private void note(boolean isBroken, String promise, Instant now) {
            if (isBroken && broken.stream().noneMatch(b -> b.startsWith(promise))) {
                broken.add(promise + " after " + Duration.between(begin, now) + ": " + names + ", " + log);
            }
        }
    }
}

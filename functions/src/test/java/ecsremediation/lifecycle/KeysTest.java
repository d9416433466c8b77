package ecsremediation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Mode;
import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.Capacity;
import ecsremediation.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every cause and every key that a row may hold is one that a reconciliation writes. */
final class KeysTest {
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, Observations.SERVICE);
    private static final String G = Observations.GROUP;
    private static final Capacity ONE = new Capacity(1, 1);
    private static final Capacity FOUR = new Capacity(4, 4);
    private static final Diagnosis FAILING =
            new Diagnosis.TaskFailing(API, Diagnosis.TaskFailing.Kind.CRASH_LOOP, "exit 1", List.of());

    @Test
    void everyCauseIsThatOfOneKindOfDiagnosis() {
        List<Diagnosis> all = Stream.of(
                        each(
                                Diagnosis.Converging.Progress.values(),
                                k -> new Diagnosis.Converging(API, k, List.of(), Observations.NOW, List.of())),
                        each(
                                Diagnosis.CapacityShortfall.Kind.values(),
                                k -> new Diagnosis.CapacityShortfall(API, k, List.of(), List.of(), List.of())),
                        each(
                                Diagnosis.TaskFailing.Kind.values(),
                                k -> new Diagnosis.TaskFailing(API, k, "", List.of())),
                        each(
                                Diagnosis.AgentUnavailable.Kind.values(),
                                k -> new Diagnosis.AgentUnavailable(API, k, List.of(), List.of())),
                        each(
                                Diagnosis.Unplaceable.Kind.values(),
                                k -> new Diagnosis.Unplaceable(API, k, List.of(), "", List.of())),
                        each(Diagnosis.NotOurs.Kind.values(), k -> new Diagnosis.NotOurs(API, k, List.of())),
                        each(
                                Diagnosis.Inconclusive.Kind.values(),
                                k -> new Diagnosis.Inconclusive(API, k, "", List.of())))
                .flatMap(s -> s)
                .toList();

        assertThat(all.stream().map(d -> d.cause().orElseThrow())).containsExactlyInAnyOrder(Cause.values());
        assertThat(new Diagnosis.NoGap(API, List.of()).cause()).isEmpty();
    }

    @Test
    void everyKindOfKeyIsWritten() {
        Set<NotificationKind> kinds = new TreeSet<>();
        for (Plan.Escalate.Reason reason : Plan.Escalate.Reason.values()) {
            add(kinds, List.of(new Plan.Escalate(reason, Optional.of(G), "", "", List.of(API))), List.of());
        }
        for (Plan.Hold.Reason reason : Plan.Hold.Reason.values()) {
            add(kinds, List.of(hold(reason)), List.of());
        }
        for (Outcome.Refused.Reason reason : Outcome.Refused.Reason.values()) {
            add(kinds, List.of(hold(Plan.Hold.Reason.CONVERGING)), List.of(new Outcome.Refused(G, reason, "")));
        }
        add(kinds, List.of(hold(Plan.Hold.Reason.CONVERGING)), List.of(new Outcome.Failed(G, false, "")));
        add(kinds, List.of(hold(Plan.Hold.Reason.CONVERGING)), List.of(new Outcome.Observed(G, ONE, FOUR)));
        add(
                kinds,
                List.of(hold(Plan.Hold.Reason.CONVERGING)),
                List.of(new Outcome.Raised(G, ONE, FOUR, Observations.NOW)));
        kinds.add(recovered().kind());

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
        Incident told = Lifecycle.next(
                        API, Optional.of(before()), report(FAILING, List.of(hold(Plan.Hold.Reason.PAUSED)), List.of()))
                .orElseThrow()
                .incident();
        return Lifecycle.next(API, Optional.of(told), report(new Diagnosis.NoGap(API, List.of()), List.of(), List.of()))
                .flatMap(Lifecycle.Step::notification)
                .orElseThrow();
    }

    private static Incident before() {
        return Incident.opened(API, Observations.NOW).found(Cause.CRASH_LOOP, Observations.NOW);
    }

    private static Report report(Diagnosis diagnosis, List<Plan> plans, List<Outcome> outcomes) {
        return new Report(
                new Trigger.Tick(Observations.NOW),
                Mode.ACT,
                new Snapshot(Observations.lab().build()),
                List.of(diagnosis),
                plans,
                outcomes);
    }

    private static Plan hold(Plan.Hold.Reason reason) {
        return new Plan.Hold(reason, Optional.of(G), "", Optional.empty(), List.of(API));
    }

    private static <K> Stream<Diagnosis> each(K[] kinds, Function<K, Diagnosis> diagnosis) {
        return Arrays.stream(kinds).map(diagnosis);
    }
}

package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.PauseState;
import ecsremediation.incident.SentNotification;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.BootTimes;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.History;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.LaunchSource;
import ecsremediation.model.MissingTasks;
import ecsremediation.model.Resources;
import ecsremediation.model.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every incident store. Each test uses names of its own, so that tests may share a table. */
abstract class IncidentStoreContract {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final String cluster = "c-" + UUID.randomUUID();
    private final String group = "g-" + UUID.randomUUID();

    abstract IncidentStore store();

    @Test
    void findsNothingBeforeAnythingWasSaved() {
        assertThat(store().find(service("a"))).isEmpty();
        assertThat(store().loadHistory(List.of(group), NOW)).isEqualTo(History.EMPTY);
    }

    @Test
    void returnsWhatWasSavedWithItsVersionCountedUp() {
        Incident incident = full("a");

        Optional<Incident> saved = store().save(incident);

        assertThat(saved).contains(incident.stored(1));
        assertThat(store().find(service("a"))).isEqualTo(saved);
    }

    @Test
    void findsTheClosedIncidentOfAServiceThatWasClosedLast() {
        assertThat(store().closed(service("a"))).isEmpty();

        Incident notified = incident("a").notified(new SentNotification(NOW, key(), 1));
        Incident first = store().save(notified).orElseThrow();
        store().close(first);
        assertThat(store().closed(service("a"))).contains(first.stored(2));

        Incident second =
                store().save(first.stored(0).reopened(NOW.plusSeconds(60))).orElseThrow();
        store().close(second);
        assertThat(store().closed(service("a"))).contains(second.stored(2));
        assertThat(store().closed(service("b"))).isEmpty();
    }

    @Test
    void keepsAMessageOfOneHundredKilobytes() {
        IncidentMessage large = new IncidentMessage(
                "1", key(), "subject", "→".repeat(50_000), "{}", new DigestEntry("raising", "a: 1 of 4 tasks running"));
        Incident incident = incident("a").withPending(List.of(large));

        store().save(incident);

        assertThat(store().find(service("a"))).contains(incident.stored(1));
    }

    @Test
    void storesOnlyOneOfTwoNewIncidents() {
        assertThat(store().save(incident("a"))).isPresent();
        assertThat(store().save(incident("a").found(Cause.CPU, NOW))).isEmpty();
        assertThat(store().find(service("a"))).map(i -> i.newestCause()).contains(Optional.of(Cause.MEMORY));
    }

    @Test
    void refusesAnIncidentThatAnotherActorSavedMeanwhile() {
        Incident first = store().save(incident("a")).orElseThrow();
        Incident second = store().save(first.found(Cause.CPU, NOW)).orElseThrow();

        assertThat(second.version()).isEqualTo(2);
        assertThat(store().save(first.found(Cause.GPU, NOW))).isEmpty();
        assertThat(store().find(service("a"))).contains(second);
    }

    @Test
    void letsExactlyOneOfManyWin() {
        Incident first = store().save(incident("a")).orElseThrow();

        List<CompletableFuture<Optional<Incident>>> writers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> store().save(first.resumed(NOW, "writer " + i))))
                .toList();

        List<Incident> winners = writers.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        assertThat(winners).hasSize(1);
        assertThat(store().find(service("a"))).contains(winners.getFirst());
    }

    @Test
    void givesTheIncidentsThatAreDueByName() {
        IntStream.range(0, 9).forEach(i -> store().save(incident("s" + (9 - i)).moved(Incident.Phase.RAISED, NOW)));
        store().save(incident("later").moved(Incident.Phase.RAISED, NOW.plusMillis(1)));

        List<Incident> due = store().due(NOW).stream()
                .filter(i -> i.service().cluster().equals(cluster))
                .toList();

        assertThat(due)
                .map(i -> i.service().service())
                .containsExactly("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9");
    }

    @Test
    void loadsOnlyTheOpenIncidentsOfTheCluster() {
        Incident mine = store().save(incident("a")).orElseThrow();
        ServiceName elsewhere = new ServiceName(cluster + "-2", "a");
        store().save(Incident.opened(elsewhere, NOW).found(Cause.MEMORY, NOW));

        assertThat(store().load(cluster).incidents()).containsExactly(mine);
    }

    @Test
    void closesAnIncidentOnce() {
        Incident open = store().save(incident("a")).orElseThrow();

        assertThat(store().close(open)).isTrue();
        assertThat(store().find(service("a"))).isEmpty();
        assertThat(store().close(open)).isFalse();
    }

    @Test
    void doesNotCloseAnIncidentThatChanged() {
        Incident open = store().save(incident("a")).orElseThrow();
        Incident changed = store().save(open.found(Cause.CPU, NOW)).orElseThrow();

        assertThat(store().close(open)).isFalse();
        assertThat(store().find(service("a"))).contains(changed);
    }

    @Test
    void closesAnIncidentThatWasNeverStored() {
        assertThat(store().close(incident("a"))).isTrue();
        assertThat(store().find(service("a"))).isEmpty();
    }

    @Test
    void opensANewIncidentAfterTheLastWasClosed() {
        store().close(store().save(incident("a")).orElseThrow());

        assertThat(store().save(incident("a"))).contains(incident("a").stored(1));
    }

    @Test
    void loadsTheActionsOfOneDayOldestFirst() {
        store().save(action(NOW.minus(Duration.ofHours(24)).minusMillis(1)));
        store().save(action(NOW));
        store().save(action(NOW.minus(Duration.ofHours(24))));
        store().save(action(NOW.minusNanos(1_000_000)));
        store().save(action(NOW.minusSeconds(1)));

        assertThat(store().loadHistory(List.of(group), NOW).actions())
                .map(CapacityAction::at)
                .containsExactly(NOW.minus(Duration.ofHours(24)), NOW.minusSeconds(1), NOW.minusNanos(1_000_000), NOW);
    }

    @Test
    void keepsAnActionThatIsSavedTwiceOnce() {
        store().save(action(NOW));
        store().save(action(NOW));

        assertThat(store().loadHistory(List.of(group), NOW).actions()).containsExactly(action(NOW));
    }

    @Test
    void deletingAnActionTwiceDeletesNoOtherAction() {
        CapacityAction other = action(NOW.minusSeconds(1));
        store().save(other);
        store().save(action(NOW));

        store().delete(action(NOW));
        store().delete(action(NOW));

        assertThat(store().loadHistory(List.of(group), NOW).actions()).containsExactly(other);
    }

    @Test
    void doesNotDeleteAnotherActionOfThatTime() {
        store().save(action(NOW));
        store().delete(new CapacityAction(group, NOW, new Capacity(1, 1), new Capacity(2, 2), "tick", List.of()));

        assertThat(store().loadHistory(List.of(group), NOW).actions()).containsExactly(action(NOW));
    }

    @Test
    void oneOfSeveralClaimsWhatWasReadBackAfterARaise() {
        CapacityReadBack first = readBack(action(NOW), CapacityReadBack.ReadBackFinding.RESTORED);
        CapacityReadBack again = readBack(action(NOW), CapacityReadBack.ReadBackFinding.PAUSED);

        assertThat(store().claim(first)).isTrue();
        assertThat(store().claim(again)).isFalse();
        store().delete(again);
        assertThat(store().loadHistory(List.of(group), NOW).readBacks()).containsExactly(first);

        store().delete(first);
        assertThat(store().claim(again)).isTrue();
        assertThat(store().loadHistory(List.of(group), NOW).readBacks()).containsExactly(again);
    }

    @Test
    void loadsWhatWasReadBackAfterTheRaisesOfOneDay() {
        CapacityReadBack old = readBack(
                action(NOW.minus(Duration.ofHours(24)).minusMillis(1)), CapacityReadBack.ReadBackFinding.AMBIGUOUS);
        CapacityReadBack young =
                readBack(action(NOW.minus(Duration.ofHours(24))), CapacityReadBack.ReadBackFinding.AMBIGUOUS);
        store().claim(young);
        store().claim(old);

        assertThat(store().loadHistory(List.of(group), NOW).readBacks()).containsExactly(young);
    }

    private CapacityReadBack readBack(CapacityAction raise, CapacityReadBack.ReadBackFinding finding) {
        return new CapacityReadBack(raise, raise.at(), finding, 20, raise.to(), new Capacity(10, 20));
    }

    @Test
    void loadsManyGroupsActionsInOneOrder() {
        String other = "g-" + UUID.randomUUID();
        CapacityAction late = action(NOW);
        CapacityAction early =
                new CapacityAction(other, NOW.minusSeconds(5), new Capacity(1, 1), new Capacity(2, 2), "t", List.of());
        store().save(late);
        store().save(early);

        assertThat(store().loadHistory(List.of(group, other), NOW).actions()).containsExactly(early, late);
    }

    @Test
    void keepsTheNewestSizeOfEachType() {
        store().save(size("t3.micro", 952, NOW));
        store().save(size("t3.micro", 900, NOW.minusSeconds(1)));
        store().save(size("t3.small", 1900, NOW));
        store().save(size("t3.small", 1904, NOW.plusSeconds(1)));

        assertThat(store().loadHistory(List.of(group), NOW).sizes())
                .containsExactly(size("t3.micro", 952, NOW), size("t3.small", 1904, NOW.plusSeconds(1)));
    }

    @Test
    void keepsTheFirstJudgementOfARaise() {
        JudgedRaise first = judged(NOW, List.of(service("a")));
        store().save(action(NOW));
        store().save(first);
        store().save(judged(NOW, List.of()));
        store().save(judged(NOW.minus(Timeouts.JUDGEMENTS_LOADED).minusSeconds(1), List.of()));

        History history = store().loadHistory(List.of(group), NOW.plusSeconds(60));
        assertThat(history.judged()).filteredOn(j -> j.raisedAt().equals(NOW)).containsExactly(first);
        assertThat(history.judged(action(NOW))).contains(first);
        assertThat(history.actions()).containsExactly(action(NOW));
    }

    @Test
    void keepsTheLastBootTimes() {
        store().save(boots(40));
        store().save(boots(70));

        assertThat(store().loadHistory(List.of(group), NOW).bootTimes()).containsExactly(boots(70));
    }

    @Test
    void givesTheSweepToOneCallerPerInterval() {
        Instant start = farAhead();
        store().claimSweep(start, Duration.ofMinutes(5), Mode.ACT);

        assertThat(store().claimSweep(start.plusSeconds(299), Duration.ofMinutes(5), Mode.ACT))
                .isFalse();
        List<Boolean> claims = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> store().claimSweep(start.plusSeconds(300), Duration.ofMinutes(5), Mode.ACT)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(claims).containsOnlyOnce(true);
    }

    @Test
    void givesTheReconciliationOfAClusterToOneTick() {
        Instant selected = NOW;
        List<Boolean> claims = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> store().claimReconciliation(cluster, selected.plusSeconds(1), selected)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(claims).containsOnlyOnce(true);
        assertThat(store().sweep(selected).lastReconciliation(cluster)).isEqualTo(selected.plusSeconds(1));
        assertThat(store().claimReconciliation(cluster, selected.plusSeconds(60), selected.plusSeconds(59)))
                .isTrue();
    }

    @Test
    void knowsWhenTheNextSweepIsDue() {
        Instant start = farAhead();
        store().claimSweep(start, Duration.ofMinutes(5), Mode.ACT);

        assertThat(store().sweep(start).isDue(start.plusSeconds(299))).isFalse();
        assertThat(store().sweep(start).isDue(start.plusSeconds(300))).isTrue();
        assertThat(store().sweep(start).begun(start.plusSeconds(299), Duration.ofMinutes(5)))
                .isEqualTo(start);
    }

    @Test
    void pausesUntilItsEnd() {
        Pause pause = new Pause(NOW.plusSeconds(60), "deploying", "ops");
        store().save(new Pause(NOW.plusSeconds(5), "earlier", "ops"));
        store().save(pause);

        assertThat(store().pause(NOW.plusSeconds(59))).isEqualTo(new PauseState.Ordered(pause));
        assertThat(store().pause(NOW.plusSeconds(60))).isEqualTo(new PauseState.NotPaused());
    }

    @Test
    void theNewestOrderOfTheModeIsInForce() {
        store().save(new ModeOrder(Mode.ACT, "anna", Optional.empty(), NOW));
        ModeOrder stop = new ModeOrder(Mode.OBSERVE, "ben", Optional.of("change freeze"), NOW.plusSeconds(1));
        store().save(stop);

        assertThat(store().mode()).isEqualTo(new ModeState.Ordered(stop));
    }

    private ServiceName service(String name) {
        return new ServiceName(cluster, name);
    }

    private Incident incident(String name) {
        return Incident.opened(service(name), NOW).found(Cause.MEMORY, NOW);
    }

    private NotificationKey key() {
        return new NotificationKey(NotificationKind.RAISED, service("a"), "EcsLabAsg");
    }

    private Incident full(String name) {
        return incident(name)
                .plus(List.of(new TimelineEvent.Raised(NOW, "EcsLabAsg", new Capacity(1, 1), new Capacity(4, 4))))
                .until(NOW.plusSeconds(600))
                .notified(new SentNotification(NOW, key(), 1))
                .withPending(List.of(new IncidentMessage(
                        "1",
                        key(),
                        "subject",
                        "text",
                        "{\"a\":1}",
                        new DigestEntry("raising", "a: 1 of 4 tasks running"),
                        Optional.of("digest"),
                        true)));
    }

    private CapacityAction action(Instant at) {
        return new CapacityAction(
                group,
                at,
                new Capacity(1, 1),
                new Capacity(4, 4),
                "alarm#1",
                List.of(service("a")),
                true,
                List.of(new MissingTasks(service("a"), 3)));
    }

    private JudgedRaise judged(Instant raisedAt, List<ServiceName> useless) {
        return new JudgedRaise(
                group,
                raisedAt,
                NOW.plusSeconds(30),
                useless,
                List.of(new BroughtInstance("i-2", "t3.nano")),
                new LaunchSource("lt-1:2", List.of("t3.nano")));
    }

    private KnownInstanceSize size(String type, int memoryMib, Instant seenAt) {
        return new KnownInstanceSize(
                group,
                type,
                Resources.of(2048, memoryMib),
                new TreeSet<>(List.of(22, 51678)),
                OptionalInt.empty(),
                new TreeMap<>(Map.of("ecs.os-type", "linux")),
                seenAt);
    }

    private BootTimes boots(int seconds) {
        return new BootTimes(group, List.of(new BootTimes.Sample("i-1", Duration.ofSeconds(seconds))));
    }

    /** The whole table has one sweep, so this is a time that no earlier run has claimed. */
    private static Instant farAhead() {
        return NOW.plusSeconds(1_000 * (System.nanoTime() >>> 20));
    }
}

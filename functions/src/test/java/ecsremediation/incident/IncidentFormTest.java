package ecsremediation.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.RowsOf100;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.ObservationJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every incident that is written can be read again unchanged. */
final class IncidentFormTest {
    private static final Instant NOW = Observations.NOW;
    private static final ServiceName API = new ServiceName(Observations.CLUSTER, Observations.SERVICE);

    static Stream<TimelineEvent> events() {
        return Stream.of(
                new TimelineEvent.GapSeen(NOW),
                new TimelineEvent.Raised(NOW, "prod/blue", new Capacity(1, 1), new Capacity(4, 4)),
                new TimelineEvent.WriteRefused(NOW, "prod", NOW.plusSeconds(120), 3, "Throttling: \"x\""),
                new TimelineEvent.InService(NOW, "prod", 4),
                new TimelineEvent.Registered(NOW, "prod", 4),
                new TimelineEvent.ChangedByOthers(NOW, "my group", 4, 1, "a user request (\"x\")"),
                new TimelineEvent.ReadBack(
                        NOW,
                        "prod",
                        NOW.minusSeconds(60),
                        CapacityReadBack.ReadBackFinding.RESTORED,
                        20,
                        new Capacity(4, 20),
                        new Capacity(10, 20)),
                new TimelineEvent.Notified(NOW, key(NotificationKind.RAISED), Optional.of(Cause.MEMORY)),
                new TimelineEvent.Notified(NOW, key(NotificationKind.CLEARED), Optional.empty()),
                new TimelineEvent.Postponed(
                        NOW, key(NotificationKind.RAISED), Optional.of(Cause.MEMORY), Optional.empty()),
                new TimelineEvent.Postponed(
                        NOW, key(NotificationKind.BACKOFF), Optional.empty(), Optional.of(NOW.plusSeconds(60))),
                new TimelineEvent.Resumed(NOW, ""),
                new TimelineEvent.Recovered(NOW),
                new TimelineEvent.ServiceGone(NOW));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsReadAgain(TimelineEvent event) throws Exception {
        assertReadAgain(Incident.opened(API, NOW).plus(List.of(event)));
    }

    @Test
    void everyEventHasItsRow() {
        assertThat(events().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(TimelineEvent.class.getPermittedSubclasses());
        assertThat(Arrays.stream(TimelineEvent.class
                                .getAnnotation(JsonSubTypes.class)
                                .value())
                        .map(JsonSubTypes.Type::value))
                .containsExactlyInAnyOrder(TimelineEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseIsReadAgain(Cause cause) throws Exception {
        assertReadAgain(Incident.opened(API, NOW).found(cause, NOW.plusSeconds(60)));
    }

    @ParameterizedTest
    @EnumSource
    void everyNotificationIsReadAgain(NotificationKind kind) throws Exception {
        NotificationKey key = key(kind);
        IncidentMessage message = new IncidentMessage("id", key, "subject", "→ \"x\"", "{}", new DigestEntry("h", "l"));
        assertReadAgain(Incident.opened(API, NOW)
                .notified(new SentNotification(NOW, key, 3))
                .until(NOW)
                .withPending(List.of(message, message.in("digest"))));
    }

    @Test
    void theStoredTextIsThisToTheByte() throws Exception {
        String stored = """
                {"service":{"cluster":"EcsLabPublicCluster","service":"EcsLabApi"},"openedAt":"2026-03-01T12:00:00Z",\
                "phase":"NOTICED","cause":{"cause":"MEMORY","firstSeen":"2026-03-01T12:00:00Z"},"progress":null,\
                "doubt":null,"timeline":[{"kind":"GapSeen","at":"2026-03-01T12:00:00Z"},\
                {"kind":"Raised","at":"2026-03-01T12:00:00Z","group":"prod","from":{"desired":1,"max":1},\
                "to":{"desired":4,"max":4}},{"kind":"Notified","at":"2026-03-01T12:00:00Z","key":{"kind":"RAISED",\
                "service":{"cluster":"EcsLabPublicCluster","service":"EcsLabApi"},"group":"prod",\
                "launchFailure":null},"cause":"MEMORY"}],"nextReconciliation":"2026-03-01T12:01:00Z",\
                "deadline":null,"notifications":[{"at":"2026-03-01T12:00:00Z","key":{"kind":"RAISED",\
                "service":{"cluster":"EcsLabPublicCluster","service":"EcsLabApi"},"group":"prod",\
                "launchFailure":null},"times":1}],"pending":[{"id":"id","key":{"kind":"RAISED",\
                "service":{"cluster":"EcsLabPublicCluster","service":"EcsLabApi"},"group":"prod",\
                "launchFailure":null},"subject":"subject","text":"text","chat":"{}",\
                "entry":{"headline":"h","line":"l"},"digest":null,"copy":false}],\
                "outbox":{"opened":"2026-03-01T12:00:00Z","waiting":[]},"version":0}""";
        NotificationKey key = new NotificationKey(NotificationKind.RAISED, API, "prod");
        Incident incident = Incident.opened(API, NOW)
                .found(Cause.MEMORY, NOW)
                .plus(List.of(
                        new TimelineEvent.Raised(NOW, "prod", new Capacity(1, 1), new Capacity(4, 4)),
                        new TimelineEvent.Notified(NOW, key, Optional.of(Cause.MEMORY))))
                .notified(new SentNotification(NOW, key, 1))
                .withPending(
                        List.of(new IncidentMessage("id", key, "subject", "text", "{}", new DigestEntry("h", "l"))))
                .withOutbox(Outbox.EMPTY.reporting(NOW));

        assertThat(IncidentJson.write(incident)).isEqualTo(stored);
        assertThat(IncidentJson.read(stored, IncidentJson.SCHEMA)).isEqualTo(incident);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | Null value for creator property 'timeline' (index 6)",
                "[null] | a field is missing or null",
                "{} | Cannot deserialize value of type",
                "[{'kind':'Dreamt','at':'2026-01-05T09:00:00Z'}] | Could not resolve type id 'Dreamt' as a subtype",
                "[{'kind':'GapSeen'}] | Missing creator property 'at' (index 0)",
                "[{'kind':'GapSeen','at':'1900-01-05T09:00:00Z'}] | its field timeline.at is not possible"
            },
            quoteCharacter = '`')
    void aTimelineThatCannotBeReadIsNamed(String timeline, String reason) {
        String row = IncidentJson.write(Incident.opened(API, NOW))
                .replaceFirst("\"timeline\":\\[[^]]*]", "\"timeline\":" + timeline.replace('\'', '"'));

        assertThatThrownBy(() -> IncidentJson.read(row, IncidentJson.SCHEMA))
                .isInstanceOf(UnreadableIncidentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aWrittenSnapshotIsReadUnchanged() throws Exception {
        Snapshot snapshot = Observations.lab()
                .with(Incident.opened(API, NOW).found(Cause.PARTIAL, NOW))
                .with(new SkippedRow(
                        new ServiceName(Observations.CLUSTER, "x"), SkippedRow.Reason.UNREADABLE, "not JSON"))
                .snapshot();

        assertThat(read(written(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void everyDecisionRecordOf100IsReadWithItsIncidents() throws Exception {
        for (var item : RowsOf100.decisions().toList()) {
            int incidents =
                    RowsOf100.body(item).at("/observation/memory/incidents").size();
            Snapshot snapshot = read(RowsOf100.text(item));

            assertThat(snapshot.incidents()).hasSize(incidents);
            assertThat(read(written(snapshot))).isEqualTo(snapshot);
        }
    }

    private static String written(Snapshot snapshot) {
        return ecsremediation.fixture.SnapshotText.of(snapshot);
    }

    private static Snapshot read(String json) throws ObservationJson.UnreadableObservation {
        return SnapshotJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertReadAgain(Incident incident) throws UnreadableIncidentException {
        assertThat(IncidentJson.read(IncidentJson.write(incident), IncidentJson.SCHEMA))
                .isEqualTo(incident);
    }

    private static NotificationKey key(NotificationKind kind) {
        return new NotificationKey(
                kind, API, Optional.of("prod"), Optional.of(LaunchFailure.Kind.INSUFFICIENT_CAPACITY));
    }
}

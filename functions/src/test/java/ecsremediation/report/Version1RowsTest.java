package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.fixture.RowsOf100;
import ecsremediation.incident.CauseSighting;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentJson;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.UnreadableIncidentException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An incident that version 1.0.0 stored says the same today, in the words of today. */
final class Version1RowsTest {
    /** The words of 1.0.0 that the timeline and the causes no longer use, and those that replaced them. */
    private static final Map<String, String> CHANGED_WORDS = Map.ofEntries(
            Map.entry("help needed", "action required"),
            Map.entry(" by somebody else: ", " changed by another actor: "),
            Map.entry("somebody else lowered the group", "another actor lowered the group"),
            Map.entry("the raises did not cure it", "the raises did not resolve it"),
            Map.entry("the group stands at its ceiling", "the group is at its ceiling"),
            Map.entry("the sizing failed its own proof", "the sizing contradicts itself"),
            Map.entry(
                    "the picture is incomplete or contradicts itself",
                    "the observed state is incomplete or contradicts itself"),
            Map.entry("EC2 has no such instances now", "EC2 has no capacity for these instances now"),
            Map.entry("EC2 has a fault of its own", "EC2 has an internal error"),
            Map.entry(
                    "instances already asked for will take the tasks",
                    "the tasks wait for instances that are already requested"),
            Map.entry("EC2 gives a reason we do not know", "EC2 gives a reason that is not known here"),
            Map.entry("another operator owns the group", "only another service may change the group"),
            Map.entry("the tasks have a place and are starting", "the tasks are placed and are starting"),
            Map.entry(
                    "each task wants an instance of its own, and there are too few",
                    "each task needs its own instance, and there are too few"),
            Map.entry("the task's configuration keeps it from starting", "the task's configuration prevents its start"),
            Map.entry(
                    "minimum and maximum percent leave the deployment no move",
                    "minimum and maximum percent permit no next step"),
            Map.entry(
                    "what ECS says and what the instances show contradict each other",
                    "ECS's messages contradict the state of the instances"));

    static Stream<JsonNode> rows() {
        return RowsOf100.incidents().map(RowsOf100::body);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("rows")
    void theTimelineSaysTheSameButForNumbersOfMessages(JsonNode row) throws UnreadableIncidentException {
        List<String> then = new ArrayList<>();
        row.path("milestones")
                .forEach(m -> then.add(withoutNumbers(m.path("what").asText())));

        assertThat(read(row).timeline())
                .extracting(TimelineText::line)
                .map(line -> line.contains("IAM does not allow it")
                                || line.contains("it no longer exists")
                                || line.contains("did not accept the numbers")
                        ? "mailed: not written"
                        : line)
                .containsExactlyElementsOf(then);
    }

    /** Today a message's line has no numbers and says why a group was not written; a number that does not change stays. */
    private static String withoutNumbers(String what) {
        if (what.startsWith("mailed: ") && what.endsWith(" could not be raised")) {
            return "mailed: not written";
        }
        return inTodaysWords(
                what.replaceFirst("^(mailed: (?:raising|WOULD raise) )(?:max of )?(.*) \\d+ → \\d+$", "$1$2")
                        .replaceAll("\\b(\\d+) → \\1\\b", "stays $1"));
    }

    private static String inTodaysWords(String text) {
        String today = text;
        for (Map.Entry<String, String> word : CHANGED_WORDS.entrySet()) {
            today = today.replace(word.getKey(), word.getValue());
        }
        return today;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("rows")
    void theCauseIsTheSameSinceTheIncidentBegan(JsonNode row) throws UnreadableIncidentException {
        Incident incident = read(row);
        String cause = row.path("cause").asText();

        assertThat(incident.newestCause().map(CauseText::brief).orElse("")).isEqualTo(inTodaysWords(cause));
        assertThat(Stream.concat(incident.cause().stream(), incident.doubt().stream()))
                .extracting(CauseSighting::firstSeen)
                .allMatch(incident.openedAt()::equals);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("rows")
    void everythingElseIsCarriedOver(JsonNode row) throws UnreadableIncidentException {
        Incident incident = read(row);

        assertThat(incident.phase().name()).isEqualTo(row.path("phase").asText());
        assertThat(incident.nextReconciliation())
                .isEqualTo(Instant.parse(row.path("nextLook").asText()));
        assertThat(incident.version()).isEqualTo(row.path("version").asLong());
        assertThat(incident.pending()).hasSize(row.path("unsent").size());
        assertThat(incident.deadline().map(Instant::toString).orElse("null"))
                .isEqualTo(row.path("deadline").asText());
        assertThat(incident.notifications().all().stream()
                        .mapToInt(n -> n.times())
                        .sum())
                .isEqualTo(times(row));
    }

    private static int times(JsonNode row) {
        int times = row.at("/lastTold/times").asInt(0);
        for (JsonNode notified : row.path("told")) {
            times += notified.path("times").asInt();
        }
        return times;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPendingMessageIsACopyIfItsTextSaysSo(boolean copy) throws UnreadableIncidentException {
        ObjectNode row = rows().findFirst().orElseThrow().deepCopy();
        row.putArray("unsent")
                .addObject()
                .put("id", "id")
                .put("subject", "subject")
                .put("text", copy ? "You may have this message already. An earlier attempt" : "EcsLabApi wants 4 tasks")
                .put("chat", "{}")
                .putObject("entry")
                .put("headline", "cleared")
                .put("line", "a: 4 of 4 tasks running");

        assertThat(read(row).pending())
                .singleElement()
                .extracting(IncidentMessage::copy)
                .isEqualTo(copy);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("rows")
    void theFormOfTodayIsReadAgainWhole(JsonNode row) throws UnreadableIncidentException {
        Incident incident = read(row);

        assertThat(IncidentJson.read(IncidentJson.write(incident), IncidentJson.SCHEMA))
                .isEqualTo(incident);
    }

    private static Incident read(JsonNode row) throws UnreadableIncidentException {
        return IncidentJson.fromTree(row, IncidentJson.SCHEMA_OF_1_0_0);
    }
}

package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.fixture.RowsOf100;
import ecsremediation.incident.CauseSighting;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentJson;
import ecsremediation.incident.UnreadableIncidentException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Incidents that version 1.0.0 stored say the same today as they said then. */
final class Version1RowsTest {
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

    /** Today a message's line has no numbers, and says why a group was not written. */
    private static String withoutNumbers(String what) {
        if (what.startsWith("mailed: ") && what.endsWith(" could not be raised")) {
            return "mailed: not written";
        }
        return what.replaceFirst("^(mailed: (?:raising|WOULD raise) )(?:max of )?(.*) \\d+ → \\d+$", "$1$2")
                .replace("the raises did not cure it", "the raises did not resolve it");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("rows")
    void theCauseIsTheSameSinceTheIncidentBegan(JsonNode row) throws UnreadableIncidentException {
        Incident incident = read(row);
        String cause = row.path("cause").asText();

        assertThat(incident.newestCause().map(CauseText::brief).orElse("")).isEqualTo(cause);
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
        assertThat(incident.notifications().stream().mapToInt(n -> n.times()).sum())
                .isEqualTo(times(row));
    }

    private static int times(JsonNode row) {
        int times = row.at("/lastTold/times").asInt(0);
        for (JsonNode notified : row.path("told")) {
            times += notified.path("times").asInt();
        }
        return times;
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

package ecsremediation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.RandomObservations;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObservationJsonTest {
    private static final Instant AT = Instant.parse("2026-03-01T11:59:58.123456789Z");
    private static final ServiceName SERVICE = new ServiceName("EcsLabPublicCluster", "EcsLabApi");

    @Test
    void aFileThatIsCutAnywhereEndsTooEarly() {
        String whole = ObservationJson.write(RandomObservations.of(7));

        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatExceptionOfType(ObservationJson.UnreadableObservation.class)
                    .as(cut)
                    .isThrownBy(() -> read(cut))
                    .withMessageStartingWith("the JSON ends too early at line 1");
        }
    }

    @ParameterizedTest
    @CsvSource({"{]", "'{\"schema\": 1,]'", "'[1, 2} '"})
    void anErrorInTheLastCharacterIsNoEarlyEnd(String text) {
        assertThatExceptionOfType(ObservationJson.UnreadableObservation.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith("not JSON at line 1");
    }

    @Test
    void whatIsWrittenIsReadUnchanged() throws Exception {
        for (long seed : LongStream.range(0, 200).toArray()) {
            Observation seen = RandomObservations.of(seed);
            assertThat(read(ObservationJson.write(seen))).isEqualTo(seen);
        }
    }

    @Test
    void everyRecordOfAHistoryIsReadUnchanged() throws Exception {
        Observation seen = Observations.lab().build().with(history());
        assertThat(read(ObservationJson.write(seen))).isEqualTo(seen);
    }

    @Test
    void namesTimesAndAbsentValuesAreWrittenPlainly() throws Exception {
        Observation seen = Observations.lab().build().with(history());
        JsonNode written = new JsonMapper().readTree(ObservationJson.write(seen));
        assertThat(written.at("/memory/sizes/0/networkInterfaces").intValue()).isEqualTo(2);
        assertThat(written.at("/memory/sizes/0/attributes/ecs.os-type").textValue())
                .isEqualTo("linux \"x\"\n");
        assertThat(written.at("/memory/bootTimes/0/samples/0/took").textValue()).isEqualTo("PT1M2.5S");
    }

    @Test
    void readsTheObservationOfADecisionRecord() throws Exception {
        Observation seen = Observations.lab().build();
        assertThat(read("{\"mode\":\"ACT\",\"observation\":" + ObservationJson.write(seen) + "}"))
                .isEqualTo(seen);
    }

    @Test
    void readsRecordsWithoutMaintenancePolicies() throws Exception {
        Observation seen = Observations.lab().build();
        String old = ObservationJson.write(seen).replace(",\"maintenanceMost\":null", "");
        assertThat(old).doesNotContain("maintenanceMost");
        assertThat(read(old)).isEqualTo(seen);
    }

    @Test
    void anyTypeMayComeInGroupsOfOlderRecords() throws Exception {
        Observation seen = Observations.lab().build();
        String old = ObservationJson.write(seen)
                .replace(",\"typeOrder\":\"ANY\"", "")
                .replace(",\"leastRequired\":null", "");
        assertThat(old).doesNotContain("typeOrder").doesNotContain("leastRequired");
        assertThat(read(old)).isEqualTo(seen);
    }

    @Test
    void noTaskWaitsOutsideOfServicesInOlderRecords() throws Exception {
        Observation seen = Observations.lab().build();
        String old = ObservationJson.write(seen).replace(",\"waiting\":[]", "");
        assertThat(old).doesNotContain("\"waiting\"");
        assertThat(read(old)).isEqualTo(seen);
    }

    @Test
    void servicesOfOlderRecordsRoll() throws Exception {
        Observation seen = Observations.lab().build();
        String old = ObservationJson.write(seen).replace(",\"deploymentStrategy\":\"ROLLING\"", "");
        assertThat(old).doesNotContain("deploymentStrategy");
        assertThat(read(old)).isEqualTo(seen);
    }

    @Test
    void servicesOfOlderRecordsHaveNoSubnets() throws Exception {
        Observation seen = Observations.lab().build();
        String old = ObservationJson.write(seen).replace(",\"subnets\":[]", "");
        assertThat(old).doesNotContain("subnets");
        assertThat(read(old)).isEqualTo(seen);
    }

    @Test
    void olderRecordsHaveNoContainersAndNoBeginningOfAStop() throws Exception {
        Observation seen = Observations.lab().build();
        String old = ObservationJson.write(seen)
                .replace(",\"containers\":[],\"stoppingAt\":null", "")
                .replace(",\"containerDependencies\":[]", "");
        assertThat(old).doesNotContain("containers", "stoppingAt", "containerDependencies");
        assertThat(read(old)).isEqualTo(seen);
    }

    @Test
    void taskDefinitionsOfOlderRecordsShareNoGpu() throws Exception {
        Observation seen = Observations.lab().build();
        String old = ObservationJson.write(seen).replace(",\"sharedGpu\":false", "");
        assertThat(old).doesNotContain("sharedGpu");
        assertThat(read(old)).isEqualTo(seen);
    }

    @Test
    void scheduledActionsOfOlderRecordsHaveNamesAlone() throws Exception {
        Observation seen = Observations.lab()
                .with(AGroup.named("night-asg").scheduledAction("night-off").build())
                .build();
        String old = ObservationJson.write(seen)
                .replaceAll(
                        "\\{\"name\":\"night-off\",\"at\":null,\"min\":null,\"max\":null,\"desired\":null}",
                        "\"night-off\"");
        assertThat(old).contains("[\"night-off\"]");
        assertThat(read(old)).isEqualTo(seen);
    }

    @Test
    void aMissingFieldIsNamedWithItsPlace() {
        String broken = ObservationJson.write(Observations.lab().build())
                .replace("\"desired\":4,\"running\":1", "\"running\":1");
        assertThatExceptionOfType(ObservationJson.UnreadableObservation.class)
                .isThrownBy(() -> read(broken))
                .withMessage("field services[0].counts.desired: it is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "desired":4,"running":1 | "desired":"x","running":1 | services[0].counts.desired: a whole number
        "desired":4,"running":1 | "desired":{},"running":1  | services[0].counts.desired: a whole number
        "counts":               | "counts":7,"old":         | services[0].counts: an object with the fields desired, running, pending
        "services":             | "services":7,"old":       | services: an array
        "takenAt":              | "takenAt":"noon","old":   | takenAt: a time such as 2026-03-01T12:00:00Z
        "launchType":"EC2"      | "launchType":"MOON"       | services[0].launchType: one of [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES, OTHER]
        "weighted":false        | "weighted":[]             | groups[0].weighted: true or false
        "cluster":              | "cluster":[],"old":       | cluster: a text
        "tags":                 | "tags":7,"old":           | groups[0].tags: an object
        """)
    void aFieldOfTheWrongTypeIsNamedWithTheExpectedType(String of, String to, String words) {
        String json = ObservationJson.write(Observations.lab().build());
        assertThat(json).contains(of);

        assertThatExceptionOfType(ObservationJson.UnreadableObservation.class)
                .isThrownBy(() -> read(json.replaceFirst(Pattern.quote(of), Matcher.quoteReplacement(to))))
                .withMessage("field " + words + " is expected");
    }

    @Test
    void aTextThatIsNestedTooDeepIsRejectedInOneLine() {
        assertThatExceptionOfType(ObservationJson.UnreadableObservation.class)
                .isThrownBy(() -> read("[".repeat(100_000)))
                .withMessageStartingWith("the JSON is deeper or longer than an Observation can be");
    }

    @Test
    void aValueWithoutAJsonFormIsRejected() {
        record Odd(Object value) {}
        assertThatIllegalArgumentException().isThrownBy(() -> RecordJson.write(new Odd(new Object())));
    }

    private static History history() {
        CapacityAction action = new CapacityAction(
                Observations.GROUP, AT, new Capacity(1, 1), new Capacity(4, 4), "alarm", List.of(SERVICE));
        KnownInstanceSize size = new KnownInstanceSize(
                Observations.GROUP,
                "t3.micro",
                new Resources(2048, 952, 0),
                new TreeSet<>(List.of(22, 2375)),
                OptionalInt.of(2),
                new TreeMap<>(Map.of("ecs.os-type", "linux \"x\"\n")),
                AT);
        BootTimes boots =
                new BootTimes(Observations.GROUP, List.of(new BootTimes.Sample("i-1", Duration.ofMillis(62_500))));
        List<UnreadableRow> unreadable = List.of(
                new UnreadableRow.Action(Observations.GROUP, AT, "newer"),
                new UnreadableRow.InstanceSize(Observations.GROUP, "t3.small", "newer"),
                new UnreadableRow.BootSamples("other", "newer"));
        JudgedRaise judged = new JudgedRaise(
                Observations.GROUP,
                AT,
                AT,
                action.services(),
                List.of(new BroughtInstance("i-2", "t3.nano")),
                new LaunchSource("lt-1:2", List.of("t3.nano")));
        return new History(List.of(action), List.of(size), List.of(boots), List.of(judged), List.of(), unreadable);
    }

    private static Observation read(String json) throws ObservationJson.UnreadableObservation {
        return ObservationJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}

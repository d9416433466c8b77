package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.aws.FakeAws.Reply;
import ecsremediation.incident.StepEvent;
import ecsremediation.incident.StepKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkStepPublisherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeAws aws = new FakeAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void putsAStepWithItsSourceDetailTypeAndResources() {
        aws.on("PutEvents", c -> Reply.ok("{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}"));

        assertThat(publisher().put(List.of(step("a", 10)))).isEmpty();

        JsonNode entry = aws.calls().getFirst().json().path("Entries").path(0);
        assertThat(entry.path("EventBusName").asText()).isEqualTo("steps");
        assertThat(entry.path("Source").asText()).isEqualTo("ecs.remediation");
        assertThat(entry.path("DetailType").asText()).isEqualTo("ECS Remediation Incident Step");
        assertThat(entry.path("Time").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(entry.path("Resources").path(0).asText()).isEqualTo("arn:aws:ecs:r:1:cluster/a");
    }

    @Test
    void namesTheEntryThatWasRefused() {
        aws.on(
                "PutEvents",
                c -> Reply.ok(
                        "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"},"
                                + "{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"slow down\"},{\"EventId\":\"3\"}]}"));

        assertThat(publisher().put(List.of(step("a", 10), step("b", 10), step("c", 10))))
                .containsOnlyKeys("b")
                .containsValue("ThrottlingException: slow down");
    }

    @Test
    void aFailedCallRefusesAllOfItAndNothingIsThrown() {
        aws.on("PutEvents", c -> Reply.error(400, "AccessDeniedException", "not authorized"));

        assertThat(publisher().put(List.of(step("a", 10), step("b", 10))))
                .containsOnlyKeys("a", "b")
                .containsValue("AccessDeniedException: not authorized");
    }

    @Test
    void aCallHasTenEntriesAtMostAndHalfOfTheBytesThatOneMayHave() {
        aws.on("PutEvents", c -> Reply.ok("{\"FailedEntryCount\":0,\"Entries\":[" + results(c.json()) + "]}"));
        List<StepEvent> small =
                IntStream.range(0, 25).mapToObj(i -> step("s" + i, 10)).toList();
        List<StepEvent> large =
                IntStream.range(0, 3).mapToObj(i -> step("l" + i, 60_000)).toList();

        assertThat(publisher().put(small)).isEmpty();
        assertThat(publisher().put(large)).isEmpty();
        assertThat(aws.calls()).extracting(c -> c.json().path("Entries").size()).containsExactly(10, 10, 5, 2, 1);
    }

    @Test
    void afterTwoFailedCallsTheRestIsNotTried() {
        aws.on("PutEvents", c -> Reply.error(400, "AccessDeniedException", "not authorized"));

        assertThat(publisher()
                        .put(IntStream.range(0, 50)
                                .mapToObj(i -> step("s" + i, 10))
                                .toList()))
                .hasSize(50);
        assertThat(aws.calls()).hasSize(2);
    }

    private static String results(JsonNode request) {
        return String.join(
                ",",
                IntStream.range(0, request.path("Entries").size())
                        .mapToObj(i -> "{\"EventId\":\"" + i + "\"}")
                        .toList());
    }

    private static StepEvent step(String id, int size) {
        return new StepEvent(
                id,
                NOW,
                StepKind.RAISED,
                List.of("arn:aws:ecs:r:1:cluster/a"),
                "{\"text\":\"" + "x".repeat(size) + "\"}");
    }

    private SdkStepPublisher publisher() {
        return new SdkStepPublisher(aws.clients().eventBridge(), "steps");
    }
}

package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One message for many services with the same notification. */
final class DigestTest {
    private static final NotificationKey KEY = new NotificationKey(
            NotificationKind.RAISED, new ServiceName("EcsLabPublicCluster", "EcsLabApi"), "EcsLabAsg");
    private static final String CLUSTER = "EcsLabPublicCluster";
    private static final DigestSubject RAISED =
            new DigestSubject(NotificationKind.RAISED, KEY.group(), Optional.empty(), Optional.empty());

    @Test
    void everyKindOfNotificationHasAHeadlineWithoutNumbersOfItsService() {
        assertThat(entry(MessageContexts.raised()))
                .isEqualTo(new DigestEntry(
                        "raising EcsLabAsg 1 → 4",
                        "EcsLabApi: 1 of 4 tasks running, 3 unplaced; the instances have too little memory left"));
        assertThat(entry(MessageContexts.wouldRaise()).headline()).isEqualTo("WOULD raise EcsLabAsg 1 → 4");
        assertThat(entry(MessageContexts.held()).headline())
                .isEqualTo("holding on EcsLabAsg: EC2 has no capacity for these instances now");
        assertThat(entry(MessageContexts.noCeilingTag()).headline())
                .isEqualTo("action required on EcsLabAsg: no group carries the ceiling tag");
        assertThat(entry(MessageContexts.escalated()).headline())
                .isEqualTo("action required: the container image cannot be pulled");
        assertThat(entry(MessageContexts.cleared()))
                .isEqualTo(new DigestEntry("cleared", "EcsLabApi: 4 of 4 tasks running after 9 min"));
    }

    @Test
    void namesEveryServiceAndCarriesTheFirstMessageWhole() {
        IncidentMessage digest = Digest.of(CLUSTER, "digest", messages(5));

        assertThat(digest.subject()).isEqualTo("[ECS] EcsLabPublicCluster, 5 services: raising EcsLabAsg 1 → 4");
        assertThat(digest.text())
                .startsWith(
                        "5 services of cluster EcsLabPublicCluster have the same notification: raising EcsLabAsg 1 → 4.")
                .contains("  - api-1: 1 of 4 tasks running", "  - api-5: 1 of 4 tasks running")
                .contains("MESSAGE OF THE FIRST SERVICE: subject 1")
                .endsWith("text 1\n");
    }

    @Test
    void staysASubjectThatSnsTakesWithTheLongestNames() {
        List<IncidentMessage> messages = List.of(new IncidentMessage(
                "id",
                KEY,
                "s",
                "t",
                "{}",
                new DigestEntry("raising " + "g".repeat(255) + " 1 → 4", "a: 1 of 4 tasks running")));
        assertThat(Digest.of("c".repeat(255), "digest", messages).subject()).hasSizeLessThan(100);
    }

    @Test
    void theSameMessagesGiveTheSameIdAndOthersAnother() {
        assertThat(Digest.ids(CLUSTER, keys(5))).isEqualTo(Digest.ids(CLUSTER, keys(5)));
        assertThat(Digest.ids(CLUSTER, keys(5))).isNotEqualTo(Digest.ids(CLUSTER, keys(4)));
        assertThat(Digest.of(CLUSTER, "digest", messages(5)).id()).isEqualTo("digest");
    }

    @Test
    void fewerThanFourWithOneSubjectMakeNoDigest() {
        assertThat(Digest.ids(CLUSTER, keys(3))).isEmpty();
        assertThat(Digest.ids(CLUSTER, keys(4))).containsOnlyKeys(RAISED);
    }

    @Test
    void theSubjectIsTheTypedKeyWithoutTheService() {
        assertThat(subject(MessageContexts.raised())).isEqualTo(RAISED);
        assertThat(subject(MessageContexts.escalated()))
                .isEqualTo(new DigestSubject(
                        NotificationKind.NOT_CAPACITY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Cause.IMAGE_PULL)));
        assertThat(subject(MessageContexts.cleared()))
                .isEqualTo(new DigestSubject(
                        NotificationKind.CLEARED, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void aCopyKeepsTheIdMayNameFewerServicesAndSaysThatItIsOne() {
        List<IncidentMessage> left =
                messages(5).stream().skip(4).map(MessageRenderer::again).toList();
        IncidentMessage copy = Digest.of(CLUSTER, "digest", left);

        assertThat(copy.id()).isEqualTo("digest");
        assertThat(copy.subject()).isEqualTo("[ECS] EcsLabPublicCluster, 1 service: raising EcsLabAsg 1 → 4");
        assertThat(copy.text())
                .startsWith("You may have this message already.")
                .contains("1 service of cluster EcsLabPublicCluster has a notification: ", "  - api-5: ")
                .doesNotContain("api-4");
    }

    @Test
    void chatShowsTwentyServicesAndCountsTheRest() throws IOException {
        JsonNode chat = new ObjectMapper()
                .readTree(Digest.of(CLUSTER, "digest", messages(23)).chat());
        assertThat(chat.at("/version").asText()).isEqualTo("1.0");
        assertThat(chat.at("/content/title").asText()).contains("23 services");
        assertThat(chat.at("/content/description").asText())
                .contains("api-20:")
                .doesNotContain("api-21:")
                .endsWith("and 3 more");
    }

    @Test
    void aMailShowsFiveHundredServicesAndCountsTheRest() {
        String text = Digest.of(CLUSTER, "digest", messages(5000)).text();
        assertThat(text)
                .contains(
                        "  - api-500: ",
                        "and 4500 more. The CLI's command incidents lists them.",
                        "MESSAGE OF THE FIRST SERVICE")
                .doesNotContain("api-501:");
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(128 * 1024);
    }

    private static DigestEntry entry(MessageContext context) {
        return MessageRenderer.render(context, MessageContexts.STACK).entry();
    }

    private static DigestSubject subject(MessageContext context) {
        return MessageRenderer.draft(context, MessageContexts.STACK).key().subject();
    }

    private static List<DigestKey> keys(int count) {
        return messages(count).stream()
                .map(message -> new DigestKey(message.id(), RAISED))
                .toList();
    }

    private static List<IncidentMessage> messages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new IncidentMessage(
                        "id " + i,
                        KEY,
                        "subject " + i,
                        "text " + i + "\n",
                        "{}",
                        new DigestEntry("raising EcsLabAsg 1 → 4", "api-" + i + ": 1 of 4 tasks running")))
                .toList();
    }
}

package ecsremediation.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.OperatorMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageFormTest {
    private static final String TEXT = """
            web wants 4 tasks and runs 1: the instances have too little memory left.
              tasks     desired 4, running 1, pending 0, unplaced 3, starting 0

            SO FAR
              09:00 UTC running 0
            """;

    private static final String DIGEST = """
            2 services of cluster shop have the same notification.

            SERVICES
              - web: 1 of 4 tasks running, 3 unplaced; no memory
              - api: 0 of 2 tasks running, 2 unplaced; no memory

            MESSAGE ID
              shop/digest/1

            MESSAGE OF THE FIRST SERVICE: [ECS] web: action required, 3 of 4 tasks missing: no ceiling

            """ + TEXT;

    private static final String CHAT =
            "{\"description\":\"web: 1 of 4 tasks running, 3 unplaced; no memory\\napi: 0 of 2"
                    + " tasks running, 2 unplaced; no memory\"}";

    @Test
    void numbersOfAnEarlierTimeAndOfOtherServicesMayDiffer() {
        assertThat(MessageForm.contradictions(
                        message("web: 3 of 4 tasks missing", TEXT, "web: 1 of 4 tasks running", "")))
                .isEmpty();
        assertThat(MessageForm.contradictions(new TwoServices(DIGEST, CHAT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'web: 3 of 5 tasks missing', 'web: 1 of 4 tasks running', '', 'desired [4, 5]'",
        "'web: 3 of 4 tasks missing', 'web: 2 of 4 tasks running', '', 'running [1, 2]'",
        "'web: 3 of 4 tasks missing', 'web: 1 of 4 tasks running, 0 unplaced', '', 'unplaced [0, 3]'",
        "'web: 3 of 4 tasks missing', 'web: 1 of 4 tasks running', 'web wants 4 tasks and runs 2', 'running [1, 2]'"
    })
    void eachPlaceIsComparedWithTheOthers(String subject, String line, String chat, String found) {
        assertThat(MessageForm.contradictions(message(subject, TEXT, line, chat)))
                .containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource({
        "'- api: 0 of 2 tasks running', '- api: 1 of 2 tasks running', 'running [0, 1]'",
        "'- web: 1 of 4 tasks running, 3', '- web: 1 of 4 tasks running, 2', 'unplaced [2, 3]'",
        "'required, 3 of 4', 'required, 3 of 6', 'desired [4, 6]'"
    })
    void aDigestIsComparedServiceByService(String there, String planted, String found) {
        assertThat(MessageForm.contradictions(new TwoServices(DIGEST.replace(there, planted), CHAT)))
                .contains(found);
    }

    private static OperatorMessage message(String subject, String text, String line, String chat) {
        NotificationKey key = new NotificationKey(NotificationKind.NO_CEILING, new ServiceName("shop", "web"));
        return new IncidentMessage(
                "shop/web/" + Instant.EPOCH, key, subject, text, chat, new DigestEntry("headline", line));
    }

    private record TwoServices(String text, String chat) implements OperatorMessage {
        @Override
        public String id() {
            return "shop/digest/1";
        }

        @Override
        public String subject() {
            return "[ECS] shop, 2 services: action required";
        }
    }
}

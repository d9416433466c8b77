package ecsremediation.report;

import static ecsremediation.report.MessageContexts.STACK;
import static ecsremediation.report.WrittenMessages.assertWritten;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.Observations;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.StackMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages about the stack and the digest, letter by letter. */
final class StackMessagesTest {
    private static final String CLUSTER = "EcsLabPublicCluster";

    static Stream<StackNotice> notices() {
        return Stream.of(
                new StackNotice.ModeNotOrdered(),
                new StackNotice.RowUnreadable(
                        new UnreadableRow.BootSamples("EcsLabAsg", "It is not JSON."),
                        new StoredRow("ecs-remediation", "GROUP#EcsLabAsg", "BOOTS")),
                new StackNotice.ClusterDenied(
                        CLUSTER,
                        List.of(new ReadFailure(
                                ReadFailure.Kind.CLUSTER, CLUSTER, "AccessDeniedException: not authorized"))),
                new StackNotice.InsightsOff(CLUSTER),
                new StackNotice.IncidentOutside(
                        MessageContexts.API, new StoredRow("ecs-remediation", "OPEN", CLUSTER + "/EcsLabApi")));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void aNoticeSaysInItsFirstLinesWhatToDo(StackNotice notice) throws IOException {
        StackMessage message =
                StackNoticeText.of(NoticeLog.empty(notice.kind()).with(List.of(notice), Observations.NOW), STACK);

        assertThat(message.text().lines().toList().get(2)).isEqualTo("NEXT STEP");
        assertThat(message.subject()).hasSizeLessThan(100);
        assertWritten(notice.getClass().getSimpleName(), message.subject(), message.text(), message.chat());
    }

    @Test
    void aDigestHasTheNextStepAboveItsServices() throws IOException {
        IncidentMessage first = MessageRenderer.render(MessageContexts.noCeilingTag(), STACK);

        IncidentMessage digest = Digest.of(CLUSTER, "digest", List.of(first, first, first, first));

        assertThat(digest.text().lines().limit(10)).anyMatch(line -> line.startsWith("NEXT STEP"));
        assertWritten("Digest", digest.subject(), digest.text(), digest.chat());
    }
}

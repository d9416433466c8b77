package ecsremediation.report;

import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.Capacity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subjects and links at the edges of what AWS allows. */
final class SubjectLineTest {

    @Test
    void longestNamesStayUnderSnsLimit() {
        for (NotificationKind kind : NotificationKind.values()) {
            String subject = MessageRenderer.render(longNamed(kind), MessageContexts.STACK)
                    .subject();

            assertThat(subject).hasSizeLessThan(100).startsWith("[ECS] nnnn").doesNotContain("\n");
        }
    }

    @Test
    void aServiceThatWasNotSeenIsNotifiedAsSuch() {
        String text = MessageRenderer.render(longNamed(NotificationKind.CLEARED), MessageContexts.STACK)
                .text();

        assertThat(text).contains("was not seen");
    }

    @Test
    void furtherRaisesOfSeveralGroupsAndHoursAreCounted() {
        MessageContext three = MessageContexts.furtherRaises();
        List<TimelineEvent.Raised> more = List.of(new TimelineEvent.Raised(
                NOW.minus(Duration.ofHours(5)), "EcsLabAsg", new Capacity(2, 4), new Capacity(2, 5)));
        List<TimelineEvent> other =
                List.of(new TimelineEvent.Raised(NOW.minusSeconds(1), "Other", new Capacity(1, 1), new Capacity(2, 2)));

        assertThat(FurtherRaisesText.brief(more, NOW))
                .isEqualTo("1 further raise of EcsLabAsg in the last 5 hours: max 4 → 5");
        assertThat(FurtherRaisesText.brief(
                        three.incident()
                                .plus(other)
                                .timeline()
                                .of(TimelineEvent.Raised.class)
                                .toList(),
                        NOW))
                .isEqualTo("4 further raises of 2 groups in the last hour");
    }

    private static MessageContext longNamed(NotificationKind kind) {
        ServiceName service = new ServiceName("EcsLabPublicCluster", "n".repeat(255));
        Incident incident = Incident.opened(service, NOW);
        return new MessageContext(
                new NotificationKey(kind, service),
                incident,
                MessageContexts.raised().report());
    }
}

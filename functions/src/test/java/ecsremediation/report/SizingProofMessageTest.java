package ecsremediation.report;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.report.WrittenMessages.assertWritten;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Lifecycle;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The message about a size that contradicts its own proof. No state of a cluster leads to it, only a bug of the sizing, so the
 * plan is made by hand; the incident and the message are as for every other plan.
 */
final class SizingProofMessageTest {

    @Test
    void namesTheNumbersAndIsSentAtOnce() throws IOException {
        Snapshot seen = new Snapshot(Observations.lab().build());
        Plan broken = new Plan.Escalate(
                new EscalationReason.SizingContradiction(GROUP, 4, 3, 5),
                Optional.of(GROUP),
                List.of(MessageContexts.API));
        Report report = new Report(
                MessageContexts.ALARM,
                Modes.ACT,
                seen,
                Proposal.of(seen, Limits.DEFAULT).diagnoses(),
                List.of(broken),
                List.of());

        Lifecycle.Step step =
                Lifecycle.next(MessageContexts.API, Optional.empty(), report).orElseThrow();

        NotificationKey key = step.notification().orElseThrow();
        assertThat(key.kind()).isEqualTo(NotificationKind.SIZING_PROOF_BROKEN);
        IncidentMessage message =
                MessageRenderer.render(new MessageContext(key, step.incident(), report), MessageContexts.STACK);
        assertWritten("sizing-proof-broken", message.subject(), message.text(), message.chat());
    }
}

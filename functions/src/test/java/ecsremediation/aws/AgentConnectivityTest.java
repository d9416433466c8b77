package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.InstanceHealthCheckResult;
import software.amazon.awssdk.services.ecs.model.InstanceHealthCheckState;
import software.amazon.awssdk.services.ecs.model.InstanceHealthCheckType;

final class AgentConnectivityTest {
    private static final Instant CHANGED = Instant.parse("2026-07-29T22:40:13Z");

    @Test
    void theReasonSaysSinceWhenTheAgentIsDisconnected() {
        assertThat(AgentConnectivity.disconnectedSince(
                        impaired(false, "Agent disconnected since 2026-07-29T22:34:13Z")))
                .contains(Instant.parse("2026-07-29T22:34:13Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Agent disconnected", "Agent disconnected since yesterday"})
    void withoutATimeInTheReasonTheLastChangeCounts(String reason) {
        assertThat(AgentConnectivity.disconnectedSince(impaired(false, reason))).contains(CHANGED);
    }

    @Test
    void aConnectedAgentAndAnAnswerWithoutTheCheckHaveNone() {
        assertThat(AgentConnectivity.disconnectedSince(impaired(true, "Agent disconnected since 2026-07-29T22:34:13Z")))
                .isEmpty();
        assertThat(AgentConnectivity.disconnectedSince(
                        ContainerInstance.builder().agentConnected(false).build()))
                .isEmpty();
    }

    private static ContainerInstance impaired(boolean connected, String reason) {
        return ContainerInstance.builder()
                .agentConnected(connected)
                .healthStatus(h -> h.details(List.of(InstanceHealthCheckResult.builder()
                        .type(InstanceHealthCheckType.AGENT_CONNECTIVITY)
                        .status(InstanceHealthCheckState.IMPAIRED)
                        .statusReason(reason)
                        .lastStatusChange(CHANGED)
                        .build())))
                .build();
    }
}

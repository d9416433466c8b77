package ecsremediation.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecordedDecisionTest {
    private static final String RECORD = """
            {
              "diagnoses": [
                {"service": "a", "kind": "NotOurs"},
                {"service": "b", "kind": "CapacityShortfall"},
                {"service": "c", "kind": "NotOurs"}
              ],
              "plans": [
                {"kind": "Hold", "reason": "NOT_OURS", "services": ["a"]},
                {"kind": "Hold", "reason": "PAUSED", "services": ["b", "d"]},
                {"kind": "Hold", "reason": "PAUSED", "services": ["b"]},
                {"kind": "Hold", "reason": "BACKOFF", "services": ["e"]}
              ]
            }""";

    @Test
    void countsTheServicesThatAreNotOurs() {
        assertThat(RecordedDecision.notOurs(RECORD)).isEqualTo(2);
        assertThat(RecordedDecision.notOurs("{}")).isZero();
    }

    @Test
    void countsEachServiceThatAnOrderHoldsOnce() {
        assertThat(RecordedDecision.heldByOrder(RECORD)).isEqualTo(2);
        assertThat(RecordedDecision.heldByOrder("{}")).isZero();
    }
}

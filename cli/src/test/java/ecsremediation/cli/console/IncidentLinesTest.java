package ecsremediation.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IncidentLinesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Incident RECOVERING = Incident.opened(new ServiceName("lab", "api"), NOW)
            .recovering(NOW.plusSeconds(300))
            .reopened(NOW.plusSeconds(1200))
            .recovering(NOW.plusSeconds(1500));

    @Test
    void anIncidentWhoseTasksAllRunIsRecoveringUntilItIsCleared() {
        assertThat(IncidentLines.line(RECOVERING, NOW.plusSeconds(1600)))
                .contains("lab/api  recovering: every task runs; cleared if that lasts until")
                .containsPattern("until \\S*\\s?09:55");
        assertThat(IncidentLines.history(RECOVERING, List.of(), NOW.plusSeconds(9000)))
                .anyMatch(line -> line.startsWith("  state  recovering: every task runs; cleared once the mail"));
    }

    @Test
    void anIncidentWithMissingTasksIsNotRecovering() {
        assertThat(IncidentLines.line(RECOVERING.reopened(NOW.plusSeconds(1700)), NOW.plusSeconds(1800)))
                .contains("lab/api  noticed for 30 min");
    }
}

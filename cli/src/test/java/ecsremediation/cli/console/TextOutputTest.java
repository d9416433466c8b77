package ecsremediation.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines of tables and lists on a narrow terminal. */
final class TextOutputTest {
    private static final String ID = "EcsLabPublicCluster/EcsLabApi/2026-01-05T09:02:00Z";

    @Test
    void continuesUnderTheLastColumn() {
        assertThat(printed(60, "flapping-desired   24h  The desired count goes from 1 to 4 and back every 5 minutes."))
                .containsExactly(
                        "flapping-desired   24h  The desired count goes from 1 to 4",
                        "                        and back every 5 minutes.");
        assertThat(printed(60, "   2:06  ✉ E-mail: EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks"))
                .containsExactly(
                        "   2:06  ✉ E-mail: EcsLabApi: raising EcsLabAsg 1 → 4 for 3", "           unplaced tasks");
        assertThat(printed(42, "  - a task of web:7 needs 1100 CPU units; the closest offers 948"))
                .containsExactly("  - a task of web:7 needs 1100 CPU units;", "    the closest offers 948");
    }

    @Test
    void neverCutsAnId() {
        assertThat(printed(60, ID + "  raised for 3 min, next reconciliation 09:05 UTC"))
                .containsExactly(ID + "  raised", "    for 3 min, next reconciliation 09:05 UTC");
        assertThat(printed(30, ID + "  raised for 3 min, next reconciliation"))
                .containsExactly(ID, "    raised for 3 min, next", "    reconciliation");
    }

    @Test
    void neverCutsACommand() {
        for (String command : List.of(
                "  ecs-remediation simulate --seeds 1 --seed 16",
                "  ./ecs-remediation invoke AlarmFunction events/alarm.json",
                "To permit act:  sam build && sam deploy --parameter-overrides Mode=act",
                "End it with: ecs-remediation resume --stack ecs-remediation",
                "  aws ecs update-service --region eu-central-1 \\",
                "    --service EcsLabApi --desired-count 1 --cluster EcsLabPublicCluster")) {
            assertThat(printed(30, "  aws ecs \\", command)).contains(command);
            if (!command.startsWith("    ")) {
                assertThat(printed(30, command)).containsExactly(command);
            }
        }
    }

    @Test
    void leavesEveryLineAsItIsWithoutAWidth() {
        String line = "one two  three ".repeat(40);
        StringWriter out = new StringWriter();
        new TextOutput(new PrintWriter(out), Optional.empty()).lines(List.of(line, "", line));
        assertThat(out.toString().lines()).containsExactly(line, "", line);
    }

    @Test
    void keepsEmptyLinesAndShortOnes() {
        assertThat(printed(30, "", "one", "", "two\nthree")).containsExactly("", "one", "", "two", "three");
    }

    private static List<String> printed(int width, String... lines) {
        StringWriter out = new StringWriter();
        new TextOutput(new PrintWriter(out), Optional.of(width)).lines(List.of(lines));
        return out.toString().lines().toList();
    }
}

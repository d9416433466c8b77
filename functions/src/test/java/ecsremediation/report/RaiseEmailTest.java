package ecsremediation.report;

import static ecsremediation.report.MessageContexts.STACK;
import static ecsremediation.report.WrittenMessages.assertWritten;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The e-mails about a raise, letter by letter. */
final class RaiseEmailTest {

    @Test
    void notifiesARaiseWithItsArithmeticAndTheWayBack() throws IOException {
        assertWritten("raised", MessageRenderer.render(MessageContexts.raised(), STACK));
    }

    @Test
    void saysWhatAGroupOfManyServicesGetsInTwelveRowsItsOwnFirstAndASum() {
        String text =
                MessageRenderer.render(MessageContexts.shared(2_000), STACK).text();

        assertThat(text).contains("""
                  tasks     EcsLabApi, EcsLabApi:1 (256 CPU units, 512 MiB each): 3 on new ones.
                  tasks     A0, A0:1 (128 CPU units, 256 MiB each): 2 on new ones.
                """.indent(0)).contains("  tasks     of 1989 further services: 3978 on new ones.\n");
        assertThat(text.lines().filter(line -> line.startsWith("  tasks     A")))
                .hasSize(11);
    }

    @Test
    void multipliesByTheWeightOfAnInstance() {
        assertThat(MessageRenderer.render(MessageContexts.shared(0), STACK).text())
                .contains("            desired 1 + 3 × 2 = 7\n");
    }

    @Test
    void saysWouldInADryRun() throws IOException {
        assertWritten("would-raise", MessageRenderer.render(MessageContexts.wouldRaise(), STACK));
    }

    @Test
    void saysWhichNumberWouldHaveBeenNeededWhereALimitCut() throws IOException {
        assertWritten("limited", MessageRenderer.render(MessageContexts.limited(), STACK));
    }
}

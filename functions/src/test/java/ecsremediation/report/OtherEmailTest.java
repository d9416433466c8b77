package ecsremediation.report;

import static ecsremediation.report.MessageContexts.STACK;
import static ecsremediation.report.WrittenMessages.assertWritten;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The e-mails about everything but a raise, letter by letter. */
final class OtherEmailTest {

    @Test
    void showsTheCommandThatWritesTheMissingTag() throws IOException {
        assertWritten("no-ceiling", MessageRenderer.render(MessageContexts.noCeilingTag(), STACK));
    }

    @Test
    void saysUntilWhenItHolds() throws IOException {
        assertWritten("held", MessageRenderer.render(MessageContexts.held(), STACK));
    }

    @Test
    void notifiesWhoeverIsNeededWhatToDo() throws IOException {
        assertWritten("image-pull", MessageRenderer.render(MessageContexts.escalated(), STACK));
    }

    @Test
    void notifiesTheEndWithItsTimeLine() throws IOException {
        assertWritten("cleared", MessageRenderer.render(MessageContexts.cleared(), STACK));
    }
}

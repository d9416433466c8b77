package ecsremediation.cli.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.cli.stack.DeadLetter;
import java.io.PrintWriter;

/** What {@code redrive} prints of the messages that it processes, in order. */
public sealed interface RedriveOutput {
    /**
     * A message was processed.
     *
     * @param target the queue that it went to, or would go to
     */
    void processed(DeadLetter letter, String target, boolean isRedriven);

    /** The last message was processed. */
    void end();

    /** A line for each message as it is processed, and the counts at the end. */
    final class Text implements RedriveOutput {
        private final TextOutput out;
        private final boolean dryRun;
        private int received;
        private int redriven;

        public Text(TextOutput out, boolean dryRun) {
            this.out = out;
            this.dryRun = dryRun;
        }

        @Override
        public void processed(DeadLetter letter, String target, boolean isRedriven) {
            received++;
            redriven += isRedriven ? 1 : 0;
            String end = isRedriven ? " → " + target : letter.isUnderstood() ? "; would go to " + target : "; kept";
            out.line(Times.minute(letter.sentAt()) + "  " + letter.events() + ": " + letter.error() + end);
        }

        @Override
        public void end() {
            if (received == 0) {
                out.line("No dead letters.");
            } else {
                out.line(
                        dryRun
                                ? "Dead letters: " + received + ". Nothing was changed."
                                : "Redriven: " + redriven + ". Kept: " + (received - redriven) + ".");
            }
        }
    }

    /** One object with the counts and the messages. */
    final class Json implements RedriveOutput {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private final PrintWriter out;
        private final ObjectNode object = MAPPER.createObjectNode();
        private final ArrayNode messages = MAPPER.createArrayNode();
        private int redriven;

        public Json(PrintWriter out, boolean dryRun) {
            this.out = out;
            object.put("dryRun", dryRun);
        }

        @Override
        public void processed(DeadLetter letter, String target, boolean isRedriven) {
            redriven += isRedriven ? 1 : 0;
            messages.addObject()
                    .put("sentAt", letter.sentAt().toString())
                    .put("events", letter.events())
                    .put("error", letter.error())
                    .put("target", letter.isUnderstood() ? target : null)
                    .put("redriven", isRedriven);
        }

        @Override
        public void end() {
            object.put("redriven", redriven).put("kept", messages.size() - redriven);
            object.set("messages", messages);
            out.println(object);
        }
    }
}

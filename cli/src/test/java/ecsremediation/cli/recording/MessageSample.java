package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.incident.IncidentMessage;
import java.io.IOException;
import java.util.stream.Collectors;

/** How a message stands in a file of the catalogue: the e-mail, what a digest says of it, and the chat text. */
final class MessageSample {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageSample() {}

    static String text(String title, IncidentMessage message) throws IOException {
        return text(title, message, message.text());
    }

    /** The same with the first ten lines of the e-mail, which are enough to act. */
    static String beginning(String title, IncidentMessage message) throws IOException {
        return text(title, message, message.text().lines().limit(10).collect(Collectors.joining("\n")) + "\n...\n");
    }

    private static String text(String title, IncidentMessage message, String mail) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonNode chat = JSON.readTree(message.chat());
        text.append("=== ").append(title).append('\n');
        text.append("Subject: ").append(message.subject()).append("\n\n");
        text.append(mail);
        text.append("\n--- digest\n").append(message.entry().headline()).append('\n');
        text.append(message.entry().line()).append('\n');
        text.append("\n--- chat\n")
                .append(chat.at("/content/description").asText())
                .append('\n');
        chat.at("/content/nextSteps")
                .forEach(step -> text.append("> ").append(step.asText()).append('\n'));
        return text.append('\n').toString();
    }
}

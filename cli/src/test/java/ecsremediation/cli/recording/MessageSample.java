package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.incident.IncidentMessage;
import java.io.IOException;

/** How a message stands in a file of the catalogue: the e-mail, what a digest says of it, and the chat text. */
final class MessageSample {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageSample() {}

    static String text(String title, IncidentMessage message) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonNode chat = JSON.readTree(message.chat());
        text.append("=== ").append(title).append('\n');
        text.append("Subject: ").append(message.subject()).append("\n\n");
        text.append(message.text());
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

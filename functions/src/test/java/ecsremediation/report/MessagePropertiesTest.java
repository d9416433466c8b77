package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every message, whatever it is about and however long its names are. */
final class MessagePropertiesTest {
    /** Sections below the ones that say what to do, what was seen and why. */
    private static final Pattern REFERENCE =
            Pattern.compile("(FURTHER RAISES|NOT MAILED|SO FAR|WHAT IT WILL NOT DO|TO |LINKS|STACK|MESSAGE ).*");

    private static final List<MessageContext> CONTEXTS = RenderedMessages.contexts().stream()
            .filter(MessagePropertiesTest::isPossible)
            .toList();

    static Stream<String> names() {
        return Stream.of(
                "EcsLabAsg", "a-group-of-the-payments-team-in-production", "n".repeat(255), "very-".repeat(51));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aMessageIsShortAndSaysInItsFirstLinesWhatToDo(String name) {
        for (MessageContext plain : CONTEXTS) {
            IncidentMessage message = MessageRenderer.render(
                    new Renamed(text -> text.equals("EcsLabAsg") || text.equals("EcsLabApi") ? name : text).of(plain),
                    MessageContexts.STACK);
            assertShort(message);
            assertClear(message);
        }
    }

    /** The fixtures combine every type with every decision. An operator has to act only where that was decided. */
    private static boolean isPossible(MessageContext context) {
        return context.type() != NotificationType.ESCALATED
                || new MessageData(context, MessageContexts.STACK).isActionRequired()
                || new MessageData(context, MessageContexts.STACK).readBack().isPresent();
    }

    private static void assertShort(IncidentMessage message) {
        assertThat(message.subject()).hasSizeLessThan(100);
        assertThat(message.text().lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(998));
    }

    private static void assertClear(IncidentMessage message) {
        List<String> lines = message.text().lines().toList();
        List<String> body = lines.stream()
                .takeWhile(line -> !REFERENCE.matcher(line).matches())
                .toList();
        String first = lines.stream().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining(" "));
        assertThat(lines.stream().limit(10).anyMatch("NEXT STEP"::equals) || first.contains("Nothing to do now"))
                .as(message.text())
                .isTrue();
        assertThat(lines.stream().filter(line -> line.startsWith("NEXT STEP"))).hasSizeLessThanOrEqualTo(1);
        assertThat(!first.contains("see NEXT STEP") || lines.contains("NEXT STEP"))
                .as(message.text())
                .isTrue();
        assertThat(message.text()).contains("account 111122223333");
        assertThat(message.chat()).contains("account 111122223333");
        assertThat(unplaced(message.subject() + "\n" + String.join("\n", body) + "\n"
                        + message.entry().line()))
                .as(message.text())
                .hasSizeLessThanOrEqualTo(1);
    }

    private static List<String> unplaced(String text) {
        return Pattern.compile("unplaced (\\d+)|(\\d+) unplaced(?! tasks? would fit)")
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .distinct()
                .toList();
    }
}

package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.model.CapacityReadBack.ReadBackFinding;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/operating.md shows the beginning of one message of each kind as it is sent, and its table has every subject.
 * {@code -Dmessages.rewrite=true} writes the blocks of the page anew.
 */
final class OperatingPageTest {
    private static final Path PAGE = Path.of("..", "docs", "operating.md");
    private static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1", Optional.of("111122223333"));
    private static final ServiceName WEB = new ServiceName("EcsLabPublicCluster", "web");

    /** A comment with the message's name, then its block. */
    private static final Pattern BLOCK =
            Pattern.compile("<!-- message: ([A-Za-z_ ]+) -->\n```\n(.*?)```\n", Pattern.DOTALL);

    /** A reader of the first lines has acted by then. */
    private static final Set<String> DETAILS = Set.of("WHAT HAPPENS NEXT", "WHAT IS WRONG", "SERVICES");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`[^|]*\\| .* \\|$");

    @Test
    void eachKindOfMessageIsOnThePageAsItIsSent() throws IOException {
        Map<String, OperatorMessage> messages = messages();
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("messages.rewrite")) {
            page = BLOCK.matcher(page)
                    .replaceAll(block -> Matcher.quoteReplacement("<!-- message: " + block.group(1) + " -->\n```\n"
                            + beginning(Objects.requireNonNull(messages.get(block.group(1)), block.group(1)))
                            + "```\n"));
            Files.writeString(PAGE, page);
        }
        Map<String, String> blocks = new LinkedHashMap<>();
        BLOCK.matcher(page).results().forEach(block -> blocks.put(block.group(1), block.group(2)));

        assertThat(blocks.keySet()).containsExactlyInAnyOrderElementsOf(messages.keySet());
        messages.forEach(
                (name, message) -> assertThat(blocks.get(name)).as(name).isEqualTo(beginning(message)));
    }

    @Test
    void everyKindHasABlock() {
        assertThat(messages().keySet())
                .containsAll(
                        Stream.of(NotificationType.values()).map(Enum::name).toList())
                .containsAll(Stream.of(StackNotice.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList())
                .contains("DIGEST", "RESTORED", "LOWERED_BY_RAISE");
    }

    @Test
    void theTableHasEverySubjectAndNoOther() throws IOException {
        List<String> subjects = new ArrayList<>(
                messages().values().stream().map(OperatorMessage::subject).toList());
        subjects.add(MessageRenderer.render(MessageContexts.limited(), STACK).subject());
        for (String folder : List.of("src/test/resources/messages", "../cli/src/test/resources/messages")) {
            subjects.addAll(subjectsIn(Path.of(folder)));
        }
        List<String> rows = rows();

        assertThat(rows).hasSizeGreaterThan(8);
        assertThat(subjects)
                .hasSizeGreaterThan(60)
                .allSatisfy(subject -> assertThat(rows).as(subject).anyMatch(row -> subject.matches(row)));
        assertThat(rows).allSatisfy(row -> assertThat(subjects).as(row).anyMatch(subject -> subject.matches(row)));
    }

    private static List<String> subjectsIn(Path folder) throws IOException {
        List<String> subjects = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("Subject: "))
                        .map(line -> line.substring("Subject: ".length()))
                        .forEach(subjects::add);
            }
        }
        return subjects;
    }

    /** The table's subjects as regular expressions: words in capitals are names, single letters numbers. */
    private static List<String> rows() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("| subject |"), page.indexOf("\n\n", page.indexOf("| subject |")));
        return ROW.matcher(table).results().map(row -> regex(row.group(1))).toList();
    }

    private static String regex(String shown) {
        StringBuilder regex = new StringBuilder("\\[ECS\\] (\\S+: )?");
        Matcher tokens = Pattern.compile("GROUP|CLUSTER|(\\b[abmn]\\b)|…|tasks\\b|services\\b|raises\\b|.")
                .matcher(shown);
        while (tokens.find()) {
            regex.append(tokens.group(1) == null ? word(tokens.group()) : "\\d+");
        }
        return regex.append(".*").toString();
    }

    private static String word(String word) {
        return switch (word) {
            case "GROUP", "CLUSTER" -> "\\S+";
            case "…" -> ".*";
            case "tasks", "services", "raises" -> word + "?";
            default -> Pattern.quote(word);
        };
    }

    private static String beginning(OperatorMessage message) {
        StringBuilder shown = new StringBuilder("Subject: " + message.subject() + "\n\n");
        message.text()
                .lines()
                .takeWhile(line -> !DETAILS.contains(line))
                .forEach(line -> shown.append(line).append('\n'));
        return shown.toString().stripTrailing() + "\n";
    }

    private static Map<String, OperatorMessage> messages() {
        Map<String, OperatorMessage> messages = new LinkedHashMap<>();
        messages.put("RAISED", rendered(MessageContexts.raised()));
        messages.put("FURTHER_RAISES", rendered(MessageContexts.furtherRaises()));
        messages.put("WOULD_RAISE", rendered(MessageContexts.wouldRaise()));
        messages.put("HELD", rendered(MessageContexts.held()));
        messages.put("ESCALATED", rendered(MessageContexts.noCeilingTag()));
        messages.put("STILL_WRONG", rendered(MessageContexts.stillWrong()));
        messages.put("CLEARED", rendered(MessageContexts.cleared()));
        messages.put("RESTORED", ReadBackTextTest.message(ReadBackFinding.RESTORED));
        messages.put("LOWERED_BY_RAISE", ReadBackTextTest.message(ReadBackFinding.PAUSED));
        messages.put("DIGEST", digest());
        Stream.of(
                        new StackNotice.ModeNotOrdered(),
                        new StackNotice.RowUnreadable(
                                new UnreadableRow.OpenIncident(WEB, "it is not JSON"),
                                new StoredRow("ecs-remediation", "OPEN", WEB.toString())),
                        new StackNotice.ClusterDenied(
                                WEB.cluster(),
                                List.of(new ReadFailure(
                                        ReadFailure.Kind.SERVICES, WEB.cluster(), "AccessDeniedException"))),
                        new StackNotice.InsightsOff(WEB.cluster()),
                        new StackNotice.IncidentOutside(WEB, new StoredRow("ecs-remediation", "OPEN", WEB.toString())))
                .forEach(notice -> messages.put(notice.kind(), notice(notice)));
        return messages;
    }

    private static IncidentMessage rendered(MessageContext context) {
        return MessageRenderer.render(context, STACK);
    }

    private static IncidentMessage digest() {
        IncidentMessage first = rendered(MessageContexts.raised());
        List<IncidentMessage> messages = Stream.of("EcsLabApi", "EcsLabJobs", "EcsLabSearch", "EcsLabWeb")
                .map(service -> new IncidentMessage(
                        first.id(),
                        first.key(),
                        first.subject(),
                        first.text(),
                        first.chat(),
                        new DigestEntry(first.entry().headline(), service + ": 1 of 2 tasks running")))
                .toList();
        return Digest.of(WEB.cluster(), "digest", messages);
    }

    private static StackMessage notice(StackNotice notice) {
        return StackNoticeText.of(NoticeLog.empty(notice.kind()).with(List.of(notice), Observations.NOW), STACK);
    }
}

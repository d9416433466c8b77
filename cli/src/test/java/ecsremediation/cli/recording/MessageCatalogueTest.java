package ecsremediation.cli.recording;

import static ecsremediation.act.Outcome.Refused.Reason.ACCESS_DENIED;
import static ecsremediation.act.Outcome.Refused.Reason.GONE;
import static ecsremediation.act.Outcome.Refused.Reason.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.incident.Cause;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.Mode;
import ecsremediation.incident.NotificationKind;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Observation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The messages of the whole program about every recorded cluster of {@code cases/}: one of each kind and cause stands in
 * {@code src/test/resources/messages/}, as it is sent. {@code -Dmessages.rewrite=true} writes the files anew.
 */
final class MessageCatalogueTest {
    private static final Path FOLDER = Path.of("src/test/resources/messages");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The sections that are for reference only; whoever has to act does not read them. */
    private static final Pattern REFERENCE =
            Pattern.compile("(FURTHER RAISES|NOT MAILED|SO FAR|WHAT IT WILL NOT DO|TO |LINKS|STACK|MESSAGE ).*");

    private static final List<NotificationKind> ORDERED =
            List.of(NotificationKind.PAUSED, NotificationKind.OUT_OF_SCOPE);

    private static final List<CaseMessages.Sent> ALL = new ArrayList<>();

    @BeforeAll
    static void play() throws IOException {
        for (Path file : cases()) {
            Observation recorded = Recording.read(file).observation();
            ALL.addAll(CaseMessages.of(recorded, Mode.ACT));
            ALL.addAll(CaseMessages.of(recorded, Mode.OBSERVE));
        }
        Observation full = Recording.read(Path.of("../cases/placement-half-memory-one-each-c.json"))
                .observation();
        for (Outcome.Refused.Reason reason : List.of(ACCESS_DENIED, INVALID, GONE)) {
            ALL.addAll(CaseMessages.of(
                    full,
                    Mode.ACT,
                    _ -> change -> new Outcome.Refused(
                            change.group(), reason, new WriteObstacle.AwsAnswer("AWS's words about " + reason))));
        }
        ALL.addAll(CaseMessages.of(
                full,
                Mode.ACT,
                _ -> change -> new Outcome.Failed(
                        change.group(), false, new WriteObstacle.AwsAnswer("AWS's words about a failure"))));
    }

    @Test
    void oneOfEachKindAndCauseIsAsItsFileSays() throws IOException {
        SortedMap<NotificationKind, SortedMap<String, IncidentMessage>> kinds = new TreeMap<>();
        for (CaseMessages.Sent sent : ALL) {
            kinds.computeIfAbsent(sent.message().key().kind(), _ -> new TreeMap<>())
                    .putIfAbsent(sent.cause().map(Cause::name).orElse("NONE"), sent.message());
        }
        for (NotificationKind kind : kinds.keySet()) {
            Path file = FOLDER.resolve(fileName(kind));
            String actual = catalogued(kinds.get(kind));
            if (Boolean.getBoolean("messages.rewrite")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        }
    }

    /** The others need something that a recorded cluster does not have: an answer to a write, or a second incident. */
    @Test
    void theCasesReachEachKindOfOneObservation() {
        assertThat(ALL.stream()
                        .map(sent -> sent.message().key().kind())
                        .distinct()
                        .sorted())
                .containsExactly(
                        NotificationKind.RAISED,
                        NotificationKind.WOULD_RAISE,
                        NotificationKind.NOT_CAPACITY,
                        NotificationKind.DEPLOYMENT_LOST,
                        NotificationKind.NO_CEILING,
                        NotificationKind.BAD_CEILING,
                        NotificationKind.AT_CEILING,
                        NotificationKind.LOWERED,
                        NotificationKind.LAUNCH_SUSPENDED,
                        NotificationKind.LAUNCH_FAILING,
                        NotificationKind.OPERATOR_SET,
                        NotificationKind.MANAGED_SCALING,
                        NotificationKind.NOT_RESOLVED,
                        NotificationKind.INCONCLUSIVE,
                        NotificationKind.WRITE_DENIED,
                        NotificationKind.WRITE_INVALID,
                        NotificationKind.GROUP_GONE,
                        NotificationKind.WRITE_FAILED,
                        NotificationKind.BACKOFF,
                        NotificationKind.ACTION_RATE,
                        NotificationKind.INSTANCE_REFRESH,
                        NotificationKind.EXTERNAL_CHANGE,
                        NotificationKind.PAUSED,
                        NotificationKind.WAITING,
                        NotificationKind.CLEARED);
    }

    /** A file that is written anew may not lose a cause, and a file that is no longer compared may not stay. */
    @Test
    void everyCauseHasAMessageAndEveryFileAKind() throws IOException {
        assertThat(ALL.stream()
                        .flatMap(sent -> sent.cause().stream())
                        .distinct()
                        .sorted())
                .containsExactlyElementsOf(MessageCauses.required());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(ALL.stream()
                            .map(sent -> fileName(sent.message().key().kind()))
                            .distinct()
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aSubjectIsShortAndNotCutInAWord() {
        for (CaseMessages.Sent sent : ALL) {
            assertThat(sent.message().subject()).hasSizeLessThan(100).doesNotContainPattern("\\w{29}…");
        }
    }

    @Test
    void theFirstTenLinesAreEnoughToAct() {
        for (CaseMessages.Sent sent : ALL) {
            List<String> lines = sent.message().text().lines().limit(10).toList();
            boolean isClear = lines.subList(0, 2).stream().anyMatch(line -> line.contains("Nothing to do now"))
                    || lines.indexOf("NEXT STEP") == 3;
            assertThat(isClear).as(sent.message().text()).isTrue();
        }
    }

    @Test
    void theBodyBeforeTheReferenceHas45LinesAtMost() {
        for (CaseMessages.Sent sent : ALL) {
            long lines = sent.message()
                    .text()
                    .lines()
                    .takeWhile(line -> !REFERENCE.matcher(line).matches())
                    .count();
            assertThat(lines).as(sent.message().text()).isLessThanOrEqualTo(45);
        }
    }

    @Test
    void noLineIsLongerThanAMailServerTakesAndOnlyCommandsBeginWithAProgram() {
        for (CaseMessages.Sent sent : ALL) {
            sent.message().text().lines().forEach(line -> {
                assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(998);
                if (line.startsWith("  aws ") || line.startsWith("  ecs-remediation ")) {
                    assertThat(line).matches("  aws [a-z]+ [a-z-]+ --.*|  ecs-remediation [a-z]+ .*--stack .*");
                }
            });
        }
    }

    @Test
    void theNumbersOfAMessageAgree() {
        for (CaseMessages.Sent sent : ALL) {
            IncidentMessage message = sent.message();
            String all = message.subject() + "\n" + before(message.text()) + "\n"
                    + message.entry().line();
            assertThat(numbers("unplaced (\\d+)|(\\d+) unplaced(?! tasks? would fit)", all))
                    .as(all)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(numbers("(?:running|runs) (\\d+)|(\\d+) of \\d+ tasks running", all))
                    .as(all)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(numbers(
                            "desired (\\d+), running|wants (\\d+) task|of (\\d+) tasks? (?:missing|running)|of (\\d+) missing",
                            all))
                    .as(all)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void subjectFirstLinesAndChatNameTheSameCause() throws IOException {
        for (CaseMessages.Sent sent : ALL) {
            IncidentMessage message = sent.message();
            String description =
                    JSON.readTree(message.chat()).at("/content/description").asText();
            String lines = message.text().lines().limit(2).collect(Collectors.joining("\n"));
            assertThat(description).startsWith(lines);
            int colon = message.subject().lastIndexOf(": ");
            String reason = message.subject().substring(colon + 2).replace("…", "");
            if (message.subject().contains("action required")
                    || message.subject().contains("holding")) {
                assertThat(lines.toLowerCase(Locale.ROOT)).contains(reason.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** What an owner ordered, and what is left to its owner, is one message in 24 hours. */
    @Test
    void anOrderIsMailedOnce() throws IOException {
        for (Path file : cases()) {
            Observation recorded = Recording.read(file).observation();
            if (recorded.groups().stream().noneMatch(g -> g.tags().containsKey(AutoScalingGroup.MODE_TAG))) {
                continue;
            }
            assertThat(CaseMessages.of(recorded, Mode.ACT).stream()
                            .map(sent -> sent.message().key())
                            .filter(key -> ORDERED.contains(key.kind())))
                    .as(file.toString())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyMessageNamesItsInstallation() throws IOException {
        for (CaseMessages.Sent sent : ALL) {
            String stack = "ecs-remediation in eu-central-1, account 111122223333";
            assertThat(sent.message().text()).contains(stack);
            assertThat(sent.message().chat()).contains(stack);
        }
    }

    private static String fileName(NotificationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    }

    private static SortedMap<String, Integer> numbers(String pattern, String text) {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        Pattern.compile(pattern).matcher(text).results().forEach(found -> {
            for (int i = 1; i <= found.groupCount(); i++) {
                if (found.group(i) != null) {
                    numbers.merge(found.group(i), 1, Integer::sum);
                }
            }
        });
        return numbers;
    }

    /** What is about now: no words of AWS, no other task set, no earlier time. */
    private static String before(String text) {
        return text.lines()
                .takeWhile(line -> !REFERENCE.matcher(line).matches())
                .filter(line -> !line.contains("task set "))
                .collect(Collectors.joining("\n"));
    }

    private static String catalogued(SortedMap<String, IncidentMessage> byCause) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String cause : byCause.keySet()) {
            text.append(MessageSample.text(cause, byCause.get(cause)));
        }
        return text.toString();
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../cases"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}

package ecsremediation.report;

import static ecsremediation.fixture.Observations.CLUSTER;
import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.StackMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No name and no words of others change a command, a subject, a body or a chat message. Each name is tried in every place
 * at once: in the names of clusters, services, groups and container instances, and in every other text of an Observation,
 * a plan and an incident.
 */
final class HostileNamesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_COMMAND = "  (No command: ";
    private static final List<MessageContext> CONTEXTS = RenderedMessages.contexts();

    /** Words of the AWS CLI's own in capitals. */
    private static final List<String> WORDS = List.of("DRAINING", "{status=ENABLED}", "{status=DISABLED}");

    private static final String FAMILY = "task-definition/EcsLabApi";
    private static final List<String> NAMES = List.of(GROUP, CLUSTER, SERVICE, "EcsLabProvider");

    private static final Map<String, List<String>> PLAIN_WORDS = plainWords();

    @TempDir
    Path folder;

    static Stream<String> names() {
        return Stream.of(
                "it's",
                "say \"hi\"",
                "two\nlines",
                "two\r\nlines",
                "tab\there",
                "abc\u202Egnp.exe",
                "\u200Fright",
                "zero\u200Bwidth\uFEFF",
                "$(touch x)",
                "`touch x`",
                "web;curl${IFS}x|sh",
                "a;b",
                "a|b",
                "a&b&",
                "a>x",
                "a<x",
                "*",
                "~",
                "-rf",
                "--no-verify-ssl",
                "#x",
                "!x",
                "=ls",
                "%1",
                "a\\",
                "a\\\nb",
                "'",
                "''\"''",
                "{a,b}",
                "[x]",
                "a b",
                "a,Value=99",
                "a=b",
                "é漢😀",
                "x\u0007\u001B[31m",
                "\uD800",
                "aws",
                "file:///etc/passwd",
                "x".repeat(255),
                "'".repeat(255));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameChangesNoCommandAndHidesNothing(String name) throws IOException {
        Set<String> shown = new LinkedHashSet<>();
        Set<Object> intended = new LinkedHashSet<>();
        for (MessageContext plain : CONTEXTS) {
            IncidentMessage message = MessageRenderer.render(renamed(name, plain), MessageContexts.STACK);
            assertThatNothingIsHidden(message);
            List<String> expected = commands(text(plain));
            List<String> actual = commands(message.text());
            assertThat(actual).hasSameSizeAs(expected);
            expected.forEach(
                    command -> intended.add(put(name, meaning(Objects.requireNonNull(PLAIN_WORDS.get(command))))));
            shown.addAll(actual);
        }
        boolean isWithheld = shown.removeIf(command -> command.startsWith(NO_COMMAND));

        List<List<String>> read = new PosixShell(folder).words(List.copyOf(shown));

        assertThat(read).hasSameSizeAs(shown);
        Set<Object> meant = new LinkedHashSet<>();
        read.forEach(words -> meant.add(meaning(words)));
        assertThat(meant.stream().filter(words -> !intended.contains(words))).isEmpty();
        assertThat(isWithheld).isEqualTo(isUnpasteable(name));
        assertThat(intended.stream().filter(words -> !isWithheld && !meant.contains(words)))
                .isEmpty();
    }

    private static boolean isUnpasteable(String name) {
        return !VisibleText.isVisible(name)
                || name.startsWith("file:")
                || (name.length() == 255 && name.startsWith("'"));
    }

    private static void assertThatNothingIsHidden(IncidentMessage message) throws IOException {
        assertThat(message.subject()).hasSizeLessThan(100).startsWith("[ECS] ").matches(VisibleText::isVisible);
        assertThat(message.id()).matches(VisibleText::isVisible);
        assertThat(message.text().replace("\n", "")).matches(VisibleText::isVisible);
        assertThat(message.entry().headline() + message.entry().line()).matches(VisibleText::isVisible);
        for (String text : texts(JSON.readTree(message.chat()))) {
            assertThat(text.replace("\n", "")).matches(VisibleText::isVisible);
        }
    }

    /** A row of any key, under a table of that name, and the digest of a cluster of that name. */
    @ParameterizedTest
    @MethodSource("names")
    void aNameChangesNoStackNoticeAndNoDigest(String name) throws IOException {
        StackNotice notice = new StackNotice.RowUnreadable(
                new UnreadableRow.BootSamples(name, name), new StoredRow("ecs-remediation", "GROUP#" + name, name));
        StackMessage message = StackNoticeText.of(
                NoticeLog.empty(notice.kind()).with(List.of(notice), Observations.NOW), MessageContexts.STACK);
        List<String> shown = new ArrayList<>(commands(message.text()));
        boolean isWithheld = shown.removeIf(command -> command.startsWith(NO_COMMAND));

        for (List<String> words : new PosixShell(folder).words(shown)) {
            assertThat(words).hasSize(9).startsWith("aws", "dynamodb", "delete-item", "--region", "eu-central-1");
            JsonNode key = JSON.readTree(words.getLast());
            assertThat(key.at("/pk/S").asText()).isEqualTo("GROUP#" + name);
            assertThat(key.at("/sk/S").asText()).isEqualTo(name);
        }
        assertThat(isWithheld).isEqualTo(shown.isEmpty());
        assertThat(message.subject()).hasSizeLessThan(100).matches(VisibleText::isVisible);
        assertThat(message.text().replace("\n", "")).matches(VisibleText::isVisible);
        assertThat(texts(JSON.readTree(message.chat())))
                .allSatisfy(text -> assertThat(text.replace("\n", "")).matches(VisibleText::isVisible));

        IncidentMessage digest = Digest.of(
                name,
                "digest",
                List.of(MessageRenderer.render(renamed(name, CONTEXTS.getFirst()), MessageContexts.STACK)));
        assertThatNothingIsHidden(digest);
    }

    @Test
    void noCommandIsWithheldForANameThatAwsAllows() {
        // EC2 Auto Scaling allows ASCII 33 to 126 without the colon in a group's name (API reference of
        // CreateAutoScalingGroup).
        String most = "!\"#$%&'()*+,-./0129;<=>?@AZ[\\]^_`az{|}~";
        for (MessageContext plain : CONTEXTS) {
            assertThat(commands(text(new Renamed(words -> words.replace(GROUP, most)).of(plain))))
                    .noneMatch(c -> c.startsWith(NO_COMMAND));
        }
    }

    @Test
    void everyCommandNamesTheRegionAndIsFilledIn() {
        assertThat(PLAIN_WORDS.values()).isNotEmpty().allSatisfy(words -> {
            assertThat(words).containsSequence("--region", "eu-central-1");
            if (words.getFirst().equals("ecs-remediation")) {
                assertThat(words).containsSequence("--stack", "ecs-remediation");
            }
            assertThat(words).noneMatch(HostileNamesTest::isPlaceholder);
        });
    }

    @Test
    void aLineThatBeginsWithAProgramIsACommand() {
        for (MessageContext plain : CONTEXTS) {
            String text = text(
                    new Renamed(words -> words.contains(" ") ? "aws aws ec2 aws run aws " + words : words).of(plain));
            commands(text).forEach(c -> assertThat(c).doesNotStartWith("  aws aws"));
        }
    }

    private static Map<String, List<String>> plainWords() {
        List<String> commands = CONTEXTS.stream()
                .flatMap(c -> commands(text(c)).stream())
                .distinct()
                .toList();
        Map<String, List<String>> words = new LinkedHashMap<>();
        // The names of the fixtures need no quotes but those of our own words, so this is how they are read.
        for (String command : commands) {
            words.put(
                    command,
                    Pattern.compile("'([^']*)'|[^\\s']+")
                            .matcher(command.replace(" \\\n", " "))
                            .results()
                            .map(m -> m.group().startsWith("'") ? m.group(1) : m.group())
                            .toList());
        }
        return words;
    }

    private static boolean isPlaceholder(String word) {
        return WORDS.stream().noneMatch(word::contains)
                && Pattern.compile("\\b[A-Z]{2,}\\b").matcher(word).find();
    }

    /** The same message about things of that name, and with it in every text of others. */
    private static MessageContext renamed(String name, MessageContext plain) {
        return new Renamed(text -> {
                    if (NAMES.contains(text)) {
                        return name;
                    }
                    if (text.contains(" ")) {
                        return text.contains("Encoded") ? text : text + " " + name;
                    }
                    return text.replace(GROUP, name).replace(FAMILY, "task-definition/" + family(name));
                })
                .of(plain);
    }

    /** A family has no slash. */
    private static String family(String name) {
        return name.replace("/", "");
    }

    /** The name in the arguments where the plain ones have a name of the fixtures. */
    private static List<Object> put(String name, List<Object> plain) {
        List<Object> arguments = new ArrayList<>();
        for (Object argument : plain) {
            String option = arguments.isEmpty() ? "" : String.valueOf(arguments.getLast());
            if (argument instanceof Map<?, ?> tag) {
                Map<Object, Object> renamed = new TreeMap<>(tag);
                renamed.replaceAll((key, value) -> value.equals(GROUP) ? name : value);
                arguments.add(renamed);
            } else {
                arguments.add(put(name, option, (String) argument));
            }
        }
        return arguments;
    }

    private static String put(String name, String option, String argument) {
        return switch (option) {
            case "--task-definition" -> family(name);
            case "--filter" -> argument + " " + name;
            case "--auto-scaling-group-name" -> argument.contains(" ") ? argument + " " + name : name;
            case "--why" -> "checking " + Phrases.fit(name, 100);
            default -> NAMES.contains(argument) ? name : argument.replace(CLUSTER + "/" + SERVICE, name + "/" + name);
        };
    }

    private static String text(MessageContext context) {
        return MessageRenderer.render(context, MessageContexts.STACK).text();
    }

    /** The commands of a text as an operator would copy them, and the lines that stand for those it does not show. */
    private static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        boolean isContinued = false;
        for (String line : text.split("\n", -1)) {
            if (isContinued) {
                commands.addLast(commands.removeLast() + "\n" + line);
            } else if (line.startsWith("  aws ")
                    || line.startsWith("  ecs-remediation ")
                    || line.startsWith(NO_COMMAND)) {
                commands.add(line);
            }
            isContinued = (isContinued || line.startsWith("  aws ") || line.startsWith("  ecs-remediation "))
                    && line.endsWith(" \\");
        }
        return commands;
    }

    /** What the AWS CLI takes the words for. */
    private static List<Object> meaning(List<String> words) {
        List<Object> meaning = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("ResourceType=")) {
                meaning.add(shorthand(word));
            } else if (word.startsWith("[{")) {
                meaning.add(json(word));
            } else if (word.startsWith("--") && word.contains("=")) {
                meaning.addAll(List.of(word.split("=", 2)));
            } else if (!word.equals("--")) {
                meaning.add(word);
            }
        }
        return meaning;
    }

    private static Map<String, String> shorthand(String word) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : word.split(",", -1)) {
            String[] pair = field.split("=", 2);
            assertThat(fields.put(pair[0], pair[1])).isNull();
        }
        return fields;
    }

    private static Map<String, String> json(String word) {
        try {
            JsonNode tags = JSON.readTree(word);
            assertThat(tags).hasSize(1);
            Map<String, String> fields = new TreeMap<>();
            tags.get(0)
                    .properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            return fields;
        } catch (IOException e) {
            throw new AssertionError(word, e);
        }
    }

    private static List<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.asText());
        }
        return StreamSupport.stream(node.spliterator(), false)
                .flatMap(child -> texts(child).stream())
                .toList();
    }
}

package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.Cause;
import ecsremediation.incident.NotificationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One message of each kind and cause stands in {@code src/test/resources/messages/}, as the whole program sends it: whole
 * where a recorded cluster leads to it or no earlier one of the kind does, otherwise its first ten lines. {@code
 * -Dmessages.rewrite=true} writes the files anew. {@link ShownMessages} says which there have to be.
 */
final class MessageCatalogueTest {
    private static final Path FOLDER = Path.of("src/test/resources/messages");
    private static final String CAUSELESS = "NONE";
    private static final Pattern TITLE = Pattern.compile("(?m)^=== (\\w+)$");

    private static final SortedMap<NotificationKind, SortedMap<String, CaseMessages.Sent>> KINDS = new TreeMap<>();

    @BeforeAll
    static void play() throws IOException {
        for (CaseMessages.Sent sent : CataloguePlays.once().all()) {
            KINDS.computeIfAbsent(sent.message().key().kind(), _ -> new TreeMap<>())
                    .putIfAbsent(sent.cause().map(Cause::name).orElse(CAUSELESS), sent);
        }
        if (Boolean.getBoolean("messages.rewrite")) {
            Files.createDirectories(FOLDER);
            for (NotificationKind kind : KINDS.keySet()) {
                Files.writeString(file(kind), catalogued(KINDS.get(kind)));
            }
        }
    }

    @Test
    void oneOfEachKindAndCauseIsAsItsFileSays() throws IOException {
        for (NotificationKind kind : KINDS.keySet()) {
            Path file = file(kind);
            assertThat(catalogued(KINDS.get(kind))).as(file.toString()).isEqualTo(Files.readString(file));
        }
    }

    /** Read from the files, so that a file which is written anew cannot lose a message. */
    @Test
    void theFilesHaveEachKindWithEachCause() throws IOException {
        NavigableSet<String> required = new TreeSet<>();
        NavigableSet<Path> files = new TreeSet<>();
        for (NotificationKind kind : NotificationKind.values()) {
            switch (ShownMessages.of(kind)) {
                case ShownMessages.Of shown -> {
                    files.add(file(kind));
                    shown.causes().forEach(cause -> required.add(kind + " " + cause));
                }
                case ShownMessages.Causeless _ -> {
                    files.add(file(kind));
                    required.add(kind + " " + CAUSELESS);
                }
                case ShownMessages.Elsewhere elsewhere ->
                    assertThat(elsewhere.file()).as(kind.name()).isNotEmptyFile();
            }
        }
        try (Stream<Path> there = Files.list(FOLDER)) {
            assertThat(there.sorted()).containsExactlyElementsOf(files);
        }
        assertThat(pairs()).containsExactlyElementsOf(required);
    }

    @Test
    void everyCauseIsInSomeMessageOrIsNamedByNone() throws IOException {
        NavigableSet<Cause> shown = new TreeSet<>();
        for (NotificationKind kind : NotificationKind.values()) {
            if (ShownMessages.of(kind) instanceof ShownMessages.Of of) {
                shown.addAll(of.causes());
            }
        }
        List<Cause> unnamed = Arrays.stream(Cause.values())
                .filter(cause -> switch (CauseCoverage.of(cause)) {
                    case PASSES, NAMED_BY_THE_STACK -> true;
                    case SHORTAGE, NOT_CAPACITY, OTHER, OUT_OF_SCOPE, TOGETHER -> false;
                })
                .toList();
        assertThat(shown).doesNotContainAnyElementsOf(unnamed);
        assertThat(shown.size() + unnamed.size()).isEqualTo(Cause.values().length);
        assertThat(CataloguePlays.once().all().stream().flatMap(sent -> sent.cause().stream()))
                .doesNotContainAnyElementsOf(unnamed);
    }

    private static NavigableSet<String> pairs() throws IOException {
        NavigableSet<String> pairs = new TreeSet<>();
        for (NotificationKind kind : NotificationKind.values()) {
            Path file = file(kind);
            if (Files.exists(file)) {
                TITLE.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult title) -> kind + " " + title.group(1))
                        .forEach(pairs::add);
            }
        }
        return pairs;
    }

    private static Path file(NotificationKind kind) {
        return FOLDER.resolve(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt");
    }

    private static String catalogued(SortedMap<String, CaseMessages.Sent> byCause) throws IOException {
        List<CaseMessages.Sent> recorded = CataloguePlays.once().recorded();
        boolean anyWhole = byCause.values().stream().anyMatch(recorded::contains);
        StringBuilder text = new StringBuilder();
        for (String cause : byCause.keySet()) {
            CaseMessages.Sent sent = byCause.get(cause);
            boolean whole = recorded.contains(sent) || (!anyWhole && cause.equals(byCause.firstKey()));
            text.append(
                    whole ? MessageSample.text(cause, sent.message()) : MessageSample.beginning(cause, sent.message()));
        }
        return text.toString();
    }
}

package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plays every recorded cluster of {@code cases/}. */
class CasesTest {
    private static final Path CASES = Path.of("../cases");
    private static final Path DOCUMENT = Path.of("../docs/cases.md");
    private static final Path NOT_RIGHT = Path.of("src/test/resources/cases-not-right.txt");

    /** An issue or a pull request, such as {@code aws/containers-roadmap#2171}. */
    private static final Pattern REPORT = Pattern.compile("[\\w.-]+/[\\w.-]+ ?(PR)?#\\d+|[\\w.-]+#\\d+");

    private static final SortedMap<String, CheckedRecording> CHECKS = new TreeMap<>();

    @BeforeAll
    static void check() throws IOException {
        for (Path file : files()) {
            CHECKS.put(String.valueOf(file.getFileName()), CheckedRecording.of(Recording.read(file)));
        }
    }

    @Test
    void decidesEachCaseAsExpectedButTheListedOnes() throws IOException {
        assertThat(names(check -> !check.isRight())).isEqualTo(listed());
        assertThat(listed().size()).isLessThanOrEqualTo(CHECKS.size() / 50);
    }

    @Test
    void neverRaisesWhereNoRaiseHelps() {
        assertThat(names(CheckedRecording::wrongRaise)).isEmpty();
    }

    @Test
    void theCasesComeFromManyPublicReports() throws IOException {
        NavigableSet<String> reports = new TreeSet<>();
        for (Path file : files()) {
            String source =
                    new JsonMapper().readTree(file.toFile()).path("source").asText();
            assertThat(source).as(file.toString()).isNotBlank();
            REPORT.matcher(source).results().map(MatchResult::group).forEach(reports::add);
        }

        assertThat(CHECKS).hasSizeGreaterThanOrEqualTo(210);
        assertThat(reports).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void theDocumentCountsTheFilesOfEachFamily() throws IOException {
        SortedMap<String, String> families = new TreeMap<>();
        CHECKS.keySet().forEach(name -> families.merge(family(name), "1", (a, b) -> "" + (Integer.parseInt(a) + 1)));
        System.out.println(table());

        SortedMap<String, String> documented = new TreeMap<>();
        Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.startsWith("| family |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1))
                .forEach(cells -> documented.put(cells[1].strip().replace("`", ""), cells[2].strip()));
        assertThat(documented).isEqualTo(families);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static NavigableSet<String> names(Predicate<CheckedRecording> which) {
        return CHECKS.entrySet().stream()
                .filter(check -> which.test(check.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableSet<String> listed() throws IOException {
        return Files.readAllLines(NOT_RIGHT).stream()
                .filter(line -> !line.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The part of the name before the first hyphen. */
    private static String family(String name) {
        return name.split("-", 2)[0];
    }

    /** For each family: how many cases, how many are right. */
    private static String table() {
        SortedMap<String, int[]> families = new TreeMap<>();
        CHECKS.forEach((name, check) -> {
            int[] counts = families.computeIfAbsent(family(name), _ -> new int[2]);
            counts[0]++;
            counts[1] += check.isRight() ? 1 : 0;
        });
        return families.entrySet().stream()
                .map(f -> "%-14s %3d of %3d".formatted(f.getKey(), f.getValue()[1], f.getValue()[0]))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}

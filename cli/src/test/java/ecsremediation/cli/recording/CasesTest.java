package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plays every recorded cluster of {@code cases/}. */
class CasesTest {
    private static final Path CASES = Path.of("../cases");
    private static final Path NOT_RIGHT = Path.of("src/test/resources/cases-not-right.txt");
    private static final Path WRONG_RAISES = Path.of("src/test/resources/cases-wrong-raise.txt");
    private static final int LEAST = 158;

    @Test
    void decidesEachCaseAsExpectedButTheListedOnes() throws IOException {
        SortedMap<String, CheckedRecording> checks = new TreeMap<>();
        for (Path file : files()) {
            checks.put(String.valueOf(file.getFileName()), CheckedRecording.of(Recording.read(file)));
        }
        System.out.println(table(checks));
        assertThat(names(checks, check -> !check.isRight())).isEqualTo(listed(NOT_RIGHT));
        assertThat(names(checks, CheckedRecording::wrongRaise)).isEqualTo(listed(WRONG_RAISES));
        assertThat(checks).hasSizeGreaterThanOrEqualTo(LEAST);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static SortedSet<String> names(
            SortedMap<String, CheckedRecording> checks, Predicate<CheckedRecording> which) {
        return checks.entrySet().stream()
                .filter(check -> which.test(check.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> listed(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For each family, the part of the name before the first hyphen: how many cases, how many are right. */
    private static String table(SortedMap<String, CheckedRecording> checks) {
        SortedMap<String, int[]> families = new TreeMap<>();
        checks.forEach((name, check) -> {
            int[] counts = families.computeIfAbsent(name.split("-", 2)[0], _ -> new int[2]);
            counts[0]++;
            counts[1] += check.isRight() ? 1 : 0;
        });
        return families.entrySet().stream()
                .map(f -> "%-14s %3d of %3d".formatted(f.getKey(), f.getValue()[1], f.getValue()[0]))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}

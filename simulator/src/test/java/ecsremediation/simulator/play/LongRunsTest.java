package ecsremediation.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.play.PlayedScenario.ScenarioMail;
import ecsremediation.simulator.play.file.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every scenario file keeps every bound. Prints a row for each. With {@code scenarios.only} as a system property, only the
 * files whose names contain it are played; with {@code scenarios.hours} their first hours only;
 * {@code scenarios.seed} is added to their seeds.
 */
final class LongRunsTest {
    private static final Path FOLDER = Path.of("../scenarios");

    private static final String ROW = "%-32s %5s %5s %7s %6s %10s %7s  %s%n";

    @Test
    void everyScenarioKeepsItsBounds() throws IOException {
        List<String> broken = new ArrayList<>();
        System.out.printf(ROW, "scenario", "seed", "hours", "raises", "mails", "worst day", "time", "violations");
        for (Path path : files()) {
            ScenarioFile file = ScenarioFile.read(path);
            broken.addAll(play(shortened(file.scenario()), file.seed() + Long.getLong("scenarios.seed", 0)));
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> files() throws IOException {
        String only = System.getProperty("scenarios.only", "");
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(p -> p.toString().endsWith(ScenarioFile.ENDING))
                    .filter(p -> String.valueOf(p.getFileName()).contains(only))
                    .sorted()
                    .toList();
        }
    }

    private static Scenario shortened(Scenario scenario) {
        Duration most = Duration.ofHours(Long.getLong("scenarios.hours", Long.MAX_VALUE / 3600));
        return scenario.length().compareTo(most) <= 0
                ? scenario
                : new Scenario(
                        scenario.name(),
                        scenario.description(),
                        scenario.start(),
                        most,
                        scenario.program(),
                        scenario.clusters(),
                        scenario.events());
    }

    private static List<String> play(Scenario scenario, long seed) {
        long begin = System.nanoTime();
        ScenarioPlay play = ScenarioPlay.of(scenario, seed);
        ScenarioBounds bounds = ScenarioBounds.of(play);
        PlayedScenario played = play.play();
        List<ScenarioViolation> violations = bounds.violations(played);
        System.out.printf(
                ROW,
                scenario.name(),
                seed,
                scenario.length().toHours(),
                played.raises().size(),
                played.mails().size(),
                worstDay(played),
                String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9),
                violations.size());
        return violations.stream()
                .map(v -> scenario.name() + ": " + v.bound() + " with seed " + seed + " at " + v.at() + ", "
                        + v.subject() + ": " + v.what())
                .toList();
    }

    /** The most mails of one calendar day that name one service. */
    private static long worstDay(PlayedScenario played) {
        return played.mails().stream()
                .flatMap(m -> m.services().stream().map(s -> s + day(m)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static String day(ScenarioMail mail) {
        return " " + mail.at().truncatedTo(ChronoUnit.DAYS);
    }
}

package ecsremediation.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ecsremediation.incident.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/process.md} has one row for each rule, in their order, with the diagnoses it gives. */
class RuleTableTest {
    private static final Path PROCESS = Path.of("..", "docs", "process.md");
    /** The row of {@link DrainingRule}, which comes before both enums. */
    private static final String DRAINING = "DRAINING";

    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z]+( [A-Z_]{3,})?");

    /** One row of the documented table. */
    private record DocumentedRule(int number, String question, Set<String> diagnoses, String rule) {}

    /** {@code sam build} tests a copy of this module alone, without the documents. */
    @BeforeAll
    static void inTheWholeRepository() {
        assumeThat(Path.of("..", "pom.xml")).exists();
    }

    @Test
    void theTableHasTheRulesInTheirOrder() throws IOException {
        List<DocumentedRule> table = table();
        table.forEach(row -> System.out.printf("%2d %-18s %s%n", row.number(), row.rule(), row.diagnoses()));

        assertThat(table).extracting(DocumentedRule::rule).containsExactlyElementsOf(rules());
        assertThat(table)
                .extracting(DocumentedRule::number)
                .containsExactlyElementsOf(
                        Stream.iterate(1, n -> n + 1).limit(rules().size()).toList());
    }

    @Test
    void eachRowHasExactlyTheDiagnosesThatItsRuleGives() throws IOException {
        Map<String, TreeSet<String>> given = new TreeMap<>();
        DiagnosisCases.rows()
                .forEach(row -> given.computeIfAbsent(decidedBy(row), _ -> new TreeSet<>())
                        .add(row.diagnosis()));

        for (DocumentedRule row : table()) {
            assertThat(row.diagnoses())
                    .as("row %d, %s", row.number(), row.rule())
                    .isEqualTo(given.get(row.rule()));
        }
    }

    private static String decidedBy(DiagnosisCases.Row row) {
        Snapshot snapshot = DiagnoserTest.marked(row);
        ClusterIndex index = new ClusterIndex(snapshot);
        List<ServiceCase> cases = snapshot.observation().services().stream()
                .map(service -> ServiceCase.of(index, service))
                .toList();
        if (cases.isEmpty()) {
            return ScreeningRule.COMPLETENESS.name();
        }
        if (!DrainingRule.of(index, cases).isEmpty()) {
            return DRAINING;
        }
        PlacementCheck check = PlacementCheck.of(
                index,
                cases.stream().filter(c -> ScreeningRule.first(c).isEmpty()).toList());
        ServiceCase first = cases.getFirst();
        Optional<String> screening = Stream.of(ScreeningRule.values())
                .filter(rule -> rule.diagnosis(first).isPresent())
                .map(Enum::name)
                .findFirst();
        return screening.orElseGet(() -> Stream.of(CauseRule.values())
                .filter(rule -> rule.diagnosis(first, check).isPresent())
                .map(Enum::name)
                .findFirst()
                .orElseThrow());
    }

    private static List<String> rules() {
        List<String> rules = new ArrayList<>(List.of(DRAINING));
        Arrays.stream(ScreeningRule.values()).map(Enum::name).forEach(rules::add);
        Arrays.stream(CauseRule.values()).map(Enum::name).forEach(rules::add);
        return rules;
    }

    private static List<DocumentedRule> table() throws IOException {
        return Files.readAllLines(PROCESS).stream()
                .dropWhile(line -> !line.startsWith("| # | question |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new DocumentedRule(
                        Integer.parseInt(cells[1].strip()),
                        cells[2].strip(),
                        kinds(cells[3]),
                        cells[4].strip().replace("`", "")))
                .toList();
    }

    /** {@code Unplaceable QUOTA, WRONG_ZONE; Inconclusive PARTIAL}: the kinds of one diagnosis, then those of another. */
    private static Set<String> kinds(String cell) {
        Set<String> kinds = new TreeSet<>();
        for (String diagnosis : cell.strip().split("; ", -1)) {
            String[] words = diagnosis.split(" ", 2);
            if (words.length == 1) {
                kinds.add(words[0]);
            } else {
                Arrays.stream(words[1].split(", ", -1)).forEach(kind -> kinds.add(words[0] + " " + kind));
            }
        }
        assertThat(kinds).allMatch(kind -> KIND.matcher(kind).matches());
        return kinds;
    }
}

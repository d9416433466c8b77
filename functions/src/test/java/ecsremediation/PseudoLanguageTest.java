package ecsremediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.IncidentTranscripts;
import ecsremediation.incident.Cause;
import ecsremediation.report.CauseText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Sentences are output only. With keys in place of all texts, every decision, every incident and every notification key is
 * the same, in the tests of the packages that decide and in whole incidents.
 */
final class PseudoLanguageTest {
    private static final List<String> DECIDING =
            List.of("model", "placement", "incident", "diagnosis", "plan", "act", "lifecycle");

    /** As many drawn cases of a property as mutation testing has. */
    private static final String FEW = "300";

    @Test
    void everyTextIsReplacedByItsKey() throws ReflectiveOperationException {
        List<String> texts = listed(PseudoLanguage.ofTexts(), CauseTexts.class);
        List<String> keys = listed(PseudoLanguage.ofKeys(), CauseTexts.class);

        assertThat(texts).hasSameSizeAs(Cause.values()).noneMatch(text -> text.startsWith("report/"));
        assertThat(keys)
                .hasSameSizeAs(Cause.values())
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("report/CauseText#\\d+"));
    }

    @Test
    void theTestsOfWhatIsDecidedPassWithKeysInPlaceOfTexts() throws Exception {
        List<String> classes = decidingTests();

        TestExecutionSummary texts = run(PseudoLanguage.ofTexts(), classes);
        TestExecutionSummary keys = run(PseudoLanguage.ofKeys(), classes);

        assertThat(failures(texts)).isEmpty();
        assertThat(failures(keys)).isEmpty();
        assertThat(keys.getTestsSucceededCount())
                .isEqualTo(texts.getTestsSucceededCount())
                .isGreaterThan(500);
    }

    @Test
    void wholeIncidentsAreTheSameWithKeysInPlaceOfTexts() throws ReflectiveOperationException {
        List<String> texts = listed(PseudoLanguage.ofTexts(), IncidentTranscripts.class);
        List<String> keys = listed(PseudoLanguage.ofKeys(), IncidentTranscripts.class);

        assertThat(texts).anyMatch(line -> line.startsWith("sent ")).anyMatch(line -> line.startsWith("outcome "));
        assertThat(keys).hasSameSizeAs(texts);
        assertThat(IntStream.range(0, keys.size())
                        .filter(i -> !keys.get(i).equals(texts.get(i)))
                        .mapToObj(i -> texts.get(i) + "\n  became " + keys.get(i)))
                .isEmpty();
    }

    @Test
    void aDecisionThatReadsASentenceIsFound() throws ReflectiveOperationException {
        List<String> planted = List.of(ReadsASentence.class.getName());

        assertThat(failures(run(PseudoLanguage.ofTexts(), planted))).isEmpty();
        assertThat(failures(run(PseudoLanguage.ofKeys(), planted))).hasSize(1);
    }

    /** What each cause is called. */
    static final class CauseTexts implements Supplier<List<String>> {
        @Override
        public List<String> get() {
            return Stream.of(Cause.values()).map(CauseText::brief).toList();
        }
    }

    /** The fault to be found: a decision by the words for a cause. Whoever runs it by itself sees it pass. */
    static final class ReadsASentence {
        @Test
        void onlyAShortfallIsRaisedFor() {
            assertThat(Stream.of(Cause.MEMORY, Cause.IMAGE_PULL).filter(ReadsASentence::isRaisedFor))
                    .containsExactly(Cause.MEMORY);
        }

        private static boolean isRaisedFor(Cause cause) {
            return CauseText.brief(cause).contains("memory");
        }
    }

    private static List<String> listed(ClassLoader program, Class<? extends Supplier<List<String>>> type)
            throws ReflectiveOperationException {
        var constructor = Class.forName(type.getName(), true, program).getDeclaredConstructor();
        constructor.setAccessible(true);
        Supplier<?> lines = (Supplier<?>) constructor.newInstance();
        return ((List<?>) lines.get()).stream().map(String::valueOf).toList();
    }

    private static TestExecutionSummary run(ClassLoader program, List<String> classes)
            throws ReflectiveOperationException {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request().filters(EngineFilter.includeEngines("junit-jupiter"));
        for (String name : classes) {
            request.selectors(DiscoverySelectors.selectClass(Class.forName(name, false, program)));
        }
        return run(program, request.build());
    }

    private static TestExecutionSummary run(ClassLoader program, LauncherDiscoveryRequest request) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        String cases = System.getProperty("cases.most");
        thread.setContextClassLoader(program);
        System.setProperty("cases.most", cases == null ? FEW : cases);
        try {
            LauncherFactory.create().execute(request, summary);
        } finally {
            thread.setContextClassLoader(usual);
            if (cases == null) {
                System.clearProperty("cases.most");
            }
        }
        return summary.getSummary();
    }

    private static List<String> failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(f -> f.getTestIdentifier().getUniqueId() + ": " + f.getException())
                .toList();
    }

    private static List<String> decidingTests() throws IOException, URISyntaxException {
        Path classes = Path.of(PseudoLanguageTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(classes)) {
            names = files.map(file -> classes.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith("Test.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        assertThat(DECIDING).allMatch(p -> names.stream().anyMatch(name -> isIn(p, name)));
        return names.stream()
                .filter(name -> DECIDING.stream().anyMatch(p -> isIn(p, name)))
                .toList();
    }

    private static boolean isIn(String part, String name) {
        return name.startsWith("ecsremediation." + part + ".");
    }
}

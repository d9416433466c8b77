package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepositoryTest {
    /** An AWS account id: 12 digits that are not part of a UUID, a decimal or a hex number. */
    private static final Pattern ACCOUNT_ID = Pattern.compile("(?<![0-9a-fA-F.-])\\d{12}(?![0-9a-fA-F.-])");

    private static final String EXAMPLE_ACCOUNT = "111122223333";

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    /** Each forbidden text with its replacement. The concatenations keep the texts out of this file. */
    private static final Map<String, String> FORBIDDEN = Map.of(
            "repo" + "1.maven.org", "nothing: Maven has its own configuration",
            "repo" + ".maven.apache.org", "nothing: Maven has its own configuration",
            "files.python" + "hosted.org", "the package's name and version",
            "pypi" + ".org", "the package's name and version",
            "registry.npm" + "js.org", "the package's name and version",
            "proxy.golang" + ".org", "the module's name and version",
            "/usr/lib/jvm/" + "temurin", "JAVA25_HOME",
            "/ro" + "ot/", "a path from the project's own folder",
            "TO" + "DO", "an issue, or the missing code",
            "FIX" + "ME", "an issue, or the missing code");

    @Test
    void containsNoForbiddenText() {
        List<String> found = Repository.files().stream()
                .flatMap(file -> FORBIDDEN.entrySet().stream()
                        .filter(word -> Repository.text(file).contains(word.getKey()))
                        .map(word -> file + " says " + word.getKey() + "; write " + word.getValue() + " instead"))
                .toList();
        assertThat(found).isEmpty();
    }

    /** Without a build SAM uploads the sources, without one class. */
    @Test
    void showsNoDeploymentWithoutABuild() {
        List<String> found = Repository.files().stream()
                .filter(file -> matches(Pattern.compile("(?<!sam build && )sam" + " deploy"), Repository.text(file))
                        .findAny()
                        .isPresent())
                .map(file -> file + " shows sam" + " deploy without sam build")
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void namesOnlyTheExampleAwsAccount() {
        List<String> found = Repository.files().stream()
                .filter(file -> !file.endsWith("RepositoryTest.java"))
                .flatMap(file -> matches(ACCOUNT_ID, Repository.text(file))
                        .map(MatchResult::group)
                        .filter(digits -> !digits.equals(EXAMPLE_ACCOUNT))
                        .distinct()
                        .map(digits -> file + " names " + digits + "; write " + EXAMPLE_ACCOUNT + " instead"))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void everyLinkInTheDocumentationHasATarget() {
        List<String> broken = Repository.files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .flatMap(file -> matches(LINK, Repository.text(file))
                        .map(link -> link.group(1))
                        .filter(target -> !target.matches("(https?|mailto):.*"))
                        .filter(target -> !resolves(file, target))
                        .map(target -> file + " links to " + target + ", which does not exist"))
                .toList();
        assertThat(broken).isEmpty();
    }

    @Test
    void everyEventFileIsReferenced() {
        List<Path> files = Repository.files();
        String everythingElse = files.stream()
                .filter(file -> !file.startsWith("events"))
                .map(Repository::text)
                .reduce("", (all, text) -> all + "\n" + text);
        List<Path> unused = files.stream()
                .filter(file -> file.startsWith("events"))
                .filter(file -> !everythingElse.contains(file.getFileName().toString()))
                .toList();
        assertThat(unused).isEmpty();
    }

    private static boolean resolves(Path from, String target) {
        String[] parts = target.split("#", 2);
        Path folder = Repository.ROOT.resolve(from).getParent();
        Path file = parts[0].isEmpty() || folder == null ? Repository.ROOT.resolve(from) : folder.resolve(parts[0]);
        return Files.exists(file) && (parts.length == 1 || hasHeading(file, parts[1]));
    }

    private static boolean hasHeading(Path file, String anchor) {
        return !file.toString().endsWith(".md")
                || Repository.text(file)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .map(RepositoryTest::anchor)
                        .anyMatch(anchor::equals);
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+\\s*", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}

package ecsremediation.cli.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the project, without {@code .git} and the files that {@code .gitignore} matches. */
final class Repository {
    /** The tests run in the module's folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Repository() {}

    /** Every file as a path relative to {@link #ROOT}, sorted. */
    static List<Path> files() {
        List<Path> found = new ArrayList<>();
        List<Pattern> ignored = ignored();
        SimpleFileVisitor<Path> collector = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skip = isIgnored(folder, ignored);
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isIgnored(file, ignored)) {
                    found.add(ROOT.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(ROOT, collector);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found.stream().sorted().toList();
    }

    /** The text of a file; empty if it is not UTF-8. */
    static String text(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (MalformedInputException binary) {
            return "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isIgnored(Path path, List<Pattern> ignored) {
        String name = path.getFileName().toString();
        return !path.equals(ROOT)
                && ignored.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static List<Pattern> ignored() {
        List<Pattern> patterns = new ArrayList<>(List.of(Pattern.compile("\\.git")));
        text(Path.of(".gitignore"))
                .lines()
                .map(line -> line.strip().replaceAll("^/|/$", ""))
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> Pattern.compile(Pattern.quote(line).replace("*", "\\E.*\\Q")))
                .forEach(patterns::add);
        return patterns;
    }
}

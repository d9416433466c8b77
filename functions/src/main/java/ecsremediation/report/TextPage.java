package ecsremediation.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plain-text page under construction: titled sections, labelled rows, bullets. A paragraph is one line, which the reader's
 * window wraps; only a command is broken, by backslashes.
 */
final class TextPage {
    /** Columns of a command's line that every mail reader shows unbroken; RFC 5322 asks for 78 at most. */
    private static final int COMMAND_WIDTH = 76;

    /** A line of a mail has at most 998 octets (RFC 5322, 2.1.1); the rest is for a name that cannot be broken. Our choice. */
    private static final int LINE_BYTES = 900;

    private static final int LABEL = 12;

    private static final List<String> PROGRAMS = List.of("aws", "ecs-remediation");

    private final List<String> lines = new ArrayList<>();

    /** A paragraph. */
    TextPage text(String text) {
        lines.addAll(paragraph(text, "", ""));
        return this;
    }

    /** A section's title, after an empty line. */
    TextPage section(String title) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(VisibleText.of(title));
        return this;
    }

    /** {@code label   text}. */
    TextPage row(String label, String text) {
        String head = "  " + label + " ".repeat(Math.max(1, LABEL - 2 - label.length()));
        lines.addAll(paragraph(text, head, " ".repeat(LABEL)));
        return this;
    }

    /** An indented paragraph. */
    TextPage line(String text) {
        lines.addAll(paragraph(text, "  ", "  "));
        return this;
    }

    /** An item of a list. */
    TextPage bullet(String text) {
        lines.addAll(paragraph(text, "  - ", "    "));
        return this;
    }

    /** A line that is to be copied, such as a link. */
    TextPage verbatim(String line) {
        lines.addAll(broken("  " + VisibleText.of(line), "  "));
        return this;
    }

    /** A command, on lines of its own. */
    TextPage command(ShellCommand command) {
        if (command.isPasteable()) {
            command.lines(COMMAND_WIDTH - 2).forEach(line -> lines.add("  " + line));
            return this;
        }
        return line("(No command: a name in it does not paste as it is shown. Use the console.)");
    }

    /** Lines of another page, as they are. */
    TextPage lines(String text) {
        text.lines().forEach(lines::add);
        return this;
    }

    /** The lines of a section of a page, without its title; empty if the page has none. */
    static String section(String title, String page) {
        return page.lines()
                .dropWhile(line -> !line.equals(title))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** A page without one of its sections. */
    static String without(String title, String page) {
        String section = title + "\n" + section(title, page) + "\n\n";
        int at = page.indexOf("\n" + section);
        return at < 0 ? page : page.substring(0, at + 1) + page.substring(at + 1 + section.length());
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    private static List<String> paragraph(String text, String first, String further) {
        String line = VisibleText.of(text).strip();
        String program = PROGRAMS.stream()
                .filter(p -> first.isBlank() && (line + " ").startsWith(p + " "))
                .findFirst()
                .orElse("");
        // No line of a text begins with a program's name, as only a command's does.
        String start = program.isEmpty() ? line : "\"" + program + "\"" + line.substring(program.length());
        return broken((first + start).stripTrailing(), further);
    }

    /** The line, or as many as a mail server takes: broken after a sentence, else at a space, else anywhere. */
    private static List<String> broken(String line, String further) {
        List<String> broken = new ArrayList<>();
        String rest = line;
        while (bytes(rest) > LINE_BYTES) {
            int end = end(rest);
            broken.add(rest.substring(0, end).stripTrailing());
            rest = further + rest.substring(end).strip();
        }
        broken.add(rest);
        return broken;
    }

    private static int end(String line) {
        int most = line.offsetByCodePoints(0, codePoints(line));
        int sentence = line.lastIndexOf(". ", most - 1) + 1;
        if (sentence > most / 2) {
            return sentence;
        }
        int space = line.lastIndexOf(' ', most - 1);
        while (space > most / 2 && PROGRAMS.stream().anyMatch(line.substring(space + 1)::startsWith)) {
            space = line.lastIndexOf(' ', space - 1);
        }
        return space > most / 2 ? space : most;
    }

    /** How many code points of a line are within {@link #LINE_BYTES}. */
    private static int codePoints(String line) {
        int bytes = 0;
        int count = 0;
        for (int c : line.codePoints().toArray()) {
            bytes += bytes(Character.toString(c));
            if (bytes > LINE_BYTES) {
                return count;
            }
            count++;
        }
        return count;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

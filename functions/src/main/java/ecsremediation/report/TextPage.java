package ecsremediation.report;

import java.util.ArrayList;
import java.util.List;

/** A plain-text page under construction: titled sections, labelled rows, bullets, all within the width of a terminal. */
final class TextPage {
    /** Columns that every mail reader shows unbroken; RFC 5322 asks for 78 at most. */
    static final int WIDTH = 76;

    private static final int LABEL = 12;

    private static final List<String> PROGRAMS = List.of("aws", "ecs-remediation");

    private final List<String> lines = new ArrayList<>();

    /** A paragraph over the full width. */
    TextPage text(String text) {
        lines.addAll(wrap(text, "", ""));
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

    /** {@code label   text}, the text's further lines under its first. */
    TextPage row(String label, String text) {
        String head = "  " + label + " ".repeat(Math.max(1, LABEL - 2 - label.length()));
        lines.addAll(wrap(text, head, " ".repeat(LABEL)));
        return this;
    }

    /** An indented paragraph. */
    TextPage line(String text) {
        lines.addAll(wrap(text, "  ", "  "));
        return this;
    }

    /** An item of a list. */
    TextPage bullet(String text) {
        lines.addAll(wrap(text, "  - ", "    "));
        return this;
    }

    /** A line that is to be copied: never wrapped. */
    TextPage verbatim(String line) {
        lines.add("  " + VisibleText.of(line));
        return this;
    }

    /** A command, on lines of its own. */
    TextPage command(ShellCommand command) {
        if (command.isPasteable()) {
            command.lines(WIDTH - 2).forEach(line -> lines.add("  " + line));
            return this;
        }
        return line("(No command: a name in it does not paste as it is shown. Use the console.)");
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    private static List<String> wrap(String text, String first, String further) {
        List<String> wrapped = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : units(text)) {
            if (!fresh && line.length() + 1 + word.length() > WIDTH) {
                wrapped.add(line.toString());
                line = new StringBuilder(further);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        wrapped.add(line.toString().stripTrailing());
        return wrapped;
    }

    /** Words between which a line may break. No line of a text begins with a program's name, as only a command's does. */
    private static List<String> units(String text) {
        List<String> units = new ArrayList<>();
        for (String word : VisibleText.of(text).strip().split("\\s+", -1)) {
            if (!PROGRAMS.contains(word)) {
                units.add(word);
            } else if (units.isEmpty()) {
                units.add("\"" + word + "\"");
            } else {
                units.addLast(units.removeLast() + " " + word);
            }
        }
        return units;
    }
}

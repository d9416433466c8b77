package ecsremediation.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of a mail for a terminal: its paragraphs wrapped, its commands, links and ids as they are. */
final class WrappedText {
    /** The width of an item's mark, or of a row's label with the spaces around it. */
    private static final Pattern HANGING = Pattern.compile("  - |  (?=\\S).{9}(?<=\\s|UTC) |  ");

    private static final List<String> PROGRAMS = List.of("aws", "ecs-remediation");

    private WrappedText() {}

    /**
     * The text's lines. A line that has no space to break at stays longer.
     *
     * @param width columns, at least 20
     */
    static Stream<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        boolean isCommand = false;
        for (String line : text.strip().split("\n", -1)) {
            isCommand = (isCommand && lines.getLast().endsWith(" \\"))
                    || PROGRAMS.stream().anyMatch(program -> line.startsWith("  " + program + " "));
            if (isCommand) {
                lines.add(line);
            } else {
                Matcher head = HANGING.matcher(line);
                lines.addAll(wrapped(line, head.lookingAt() ? head.end() : 0, width));
            }
        }
        return lines.stream();
    }

    /**
     * A line in several ones. What has no space to break at stays longer.
     *
     * @param indent columns of the blanks before each line after the first
     */
    static List<String> wrapped(String line, int indent, int width) {
        List<String> wrapped = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int end = end(rest, indent, width);
            if (end <= indent) {
                break;
            }
            wrapped.add(rest.substring(0, end).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(end + 1).stripLeading();
        }
        wrapped.add(rest);
        return wrapped;
    }

    /** The space to break at: the last one within the width, else the first one; no line begins with a program's name. */
    private static int end(String line, int indent, int width) {
        int end = line.lastIndexOf(' ', width);
        while (end > indent && startsWithProgram(line.substring(end + 1))) {
            end = line.lastIndexOf(' ', end - 1);
        }
        if (end > indent) {
            return end;
        }
        int next = line.indexOf(' ', Math.max(indent, 1));
        while (next > 0 && startsWithProgram(line.substring(next + 1))) {
            next = line.indexOf(' ', next + 1);
        }
        return next;
    }

    private static boolean startsWithProgram(String text) {
        return PROGRAMS.stream().anyMatch(program -> (text + " ").startsWith(program + " "));
    }
}

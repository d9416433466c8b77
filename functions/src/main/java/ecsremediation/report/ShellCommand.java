package ecsremediation.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command for an operator to paste into a POSIX shell. Every command in a message, and every one that the CLI prints
 * with a name in it, is one of these: whatever a name contains, the shell runs this program with these arguments and
 * nothing else.
 *
 * @param words the program and its arguments, not quoted
 */
public record ShellCommand(List<String> words) {
    /** Words that no shell changes; every other one stands in single quotes. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./-][\\w@+:,./=-]*");

    /** Values that the AWS CLI replaces by a file's or a page's content (AWS CLI guide, "Loading a parameter from a file"). */
    private static final Pattern LOADED = Pattern.compile("(--[a-z-]+=)?(fileb?|https?)://.*", Pattern.DOTALL);

    /** A line of a mail has at most 998 octets (RFC 5322, 2.1.1); 18 remain for an indent and for what a mailer adds. */
    private static final int LINE_BYTES = 980;

    private static final String INDENT = "  ";
    private static final String CONTINUED = " \\";

    public ShellCommand {
        words = List.copyOf(words);
    }

    /** A program and its first arguments, which are ours. */
    public static ShellCommand of(String... words) {
        return new ShellCommand(List.of(words));
    }

    /** The same with further words, which are ours. */
    public ShellCommand with(String... more) {
        return new ShellCommand(Stream.concat(words.stream(), Stream.of(more)).toList());
    }

    /** The same with an option. A value that begins with a hyphen is joined to it: the AWS CLI takes it for an option else. */
    public ShellCommand option(String name, String value) {
        return value.startsWith("-") ? with(name + "=" + value) : with(name, value);
    }

    /** The same with an option. */
    public ShellCommand option(String name, int value) {
        return with(name, String.valueOf(value));
    }

    /**
     * Whether a terminal takes it as it is shown. A word with a control or format character has no form that every mail
     * reader shows and every terminal pastes alike. A longer line than {@value #LINE_BYTES} octets may be broken by a mail
     * server, and the AWS CLI would read a value such as {@code file://x} from that file.
     */
    public boolean isPasteable() {
        return words.stream().allMatch(ShellCommand::isPasteable)
                && lines(1).stream().allMatch(l -> l.getBytes(StandardCharsets.UTF_8).length <= LINE_BYTES);
    }

    private static boolean isPasteable(String word) {
        return VisibleText.isVisible(word) && !LOADED.matcher(word).matches();
    }

    /** On one line. */
    public String line() {
        return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
    }

    /**
     * On as many lines as it takes, each but the last with a backslash at its end, so that they paste as one command. A
     * line breaks before an option only, never within a word.
     *
     * @param width columns that a line has if its words allow it
     */
    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts()) {
            if (!line.isEmpty() && line.length() + 1 + part.length() + CONTINUED.length() > width) {
                lines.add(line + CONTINUED);
                line = new StringBuilder(INDENT);
                line.append(part);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(part);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** The words in front of the options, then each option with its values. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (String word : words) {
            if (parts.isEmpty() || word.startsWith("--")) {
                parts.add(quoted(word));
            } else {
                parts.addLast(parts.removeLast() + " " + quoted(word));
            }
        }
        return parts;
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

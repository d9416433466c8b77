package ecsremediation.cli.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints text within the width of the terminal. A longer line continues in the next one, under its last column where
 * that leaves enough columns. It breaks at spaces alone: an id, a name or a link stays whole, and so does a line with a command.
 */
public final class TextOutput {
    /** Columns that the continued text needs at least. Our choice. */
    private static final int TEXT_COLUMNS = 30;

    private static final int FURTHER = 4;

    /** A command stands alone, or after a label: after a colon, or in the next column. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^ *|: |  )(?:\\./)?(?:aws|curl|ecs-remediation|export|sam) \\S");

    /** The beginning of a column, after its sign. */
    private static final Pattern COLUMN = Pattern.compile("(?<=\\S)  +(?:[^\\w\\s] )?(?=\\S)");

    private static final Pattern LINE_START = Pattern.compile(" *(?:[^\\w\\s] )?");

    private final PrintWriter out;
    private final Optional<Integer> width;
    private boolean inCommand;

    /** @param width columns; without it no line is wrapped */
    public TextOutput(PrintWriter out, Optional<Integer> width) {
        this.out = out;
        this.width = width;
    }

    /** Prints lines, wrapped where they are too long. */
    public void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** Prints a line, or several with line ends between them. */
    public void line(String text) {
        width.ifPresentOrElse(
                columns -> List.of(text.split("\n", -1)).forEach(line -> wrap(line, columns)), () -> out.println(text));
        out.flush();
    }

    /** Prints a line as it is: a row of numbers, or what was wrapped before. */
    public void whole(String line) {
        out.println(line);
        out.flush();
    }

    /** The columns of a line, if they are limited. */
    Optional<Integer> width() {
        return width;
    }

    private void wrap(String line, int columns) {
        boolean isCommand = inCommand || COMMAND.matcher(line).find();
        inCommand = isCommand && line.endsWith(" \\");
        if (isCommand) {
            out.println(line);
        } else {
            WrappedText.wrapped(line, indent(line, columns), columns).forEach(out::println);
        }
    }

    private static int indent(String line, int columns) {
        Matcher start = LINE_START.matcher(line);
        int indent = start.lookingAt() ? start.end() + (start.end() == 0 ? FURTHER : 0) : FURTHER;
        Matcher column = COLUMN.matcher(line);
        while (column.find() && column.end() <= columns - TEXT_COLUMNS) {
            indent = column.end();
        }
        return Math.min(indent, Math.max(FURTHER, columns - TEXT_COLUMNS));
    }
}

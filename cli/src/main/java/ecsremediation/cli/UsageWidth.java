package ecsremediation.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The width of help texts, and their examples, which never break inside a command. */
final class UsageWidth {
    /** The least that picocli accepts. */
    private static final int NARROWEST = 55;

    /** Longer lines are hard to read. Our choice. */
    private static final int WIDEST = 160;

    /** A command, and after three blanks or more what it does. */
    private static final Pattern EXAMPLE = Pattern.compile("(\\s*\\S.*?)\\s{2,}(\\S.*)");

    private UsageWidth() {}

    /** Sets the width of help texts: that of the terminal within 55 to 160 columns. */
    static CommandLine set(CommandLine command, TerminalWidth width) {
        switch (width) {
            case TerminalWidth.Columns(int columns) ->
                command.setUsageHelpWidth(Math.clamp(columns, NARROWEST, WIDEST));
            case TerminalWidth.OfTheTerminal _, TerminalWidth.Unlimited _ -> command.setUsageHelpAutoWidth(true);
        }
        var sections = new TreeMap<String, IHelpSectionRenderer>(command.getHelpSectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, UsageWidth::examples);
        return command.setHelpSectionMap(sections);
    }

    private static String examples(Help help) {
        int width = help.commandSpec().usageMessage().width();
        List<String> lines = new ArrayList<>();
        for (String example : help.commandSpec().usageMessage().footer()) {
            Matcher parts = EXAMPLE.matcher(example);
            if (example.length() <= width || !parts.matches()) {
                lines.add(example);
            } else {
                lines.add(parts.group(1));
                lines.add("      " + parts.group(2));
            }
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}

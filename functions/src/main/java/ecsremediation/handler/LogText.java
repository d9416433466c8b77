package ecsremediation.handler;

import java.util.List;
import java.util.regex.Pattern;

/** Text in log lines: on one line and of limited length, whatever an event or a row contains. */
final class LogText {
    /** The most examples in a line that counts. Our choice. */
    static final int EXAMPLES = 3;

    /** The longest text of an event or a row in a line, so that 3 of them stay below 4 KB. Our choice. */
    static final int MOST_CHARS = 1_000;

    /** Powertools escapes the usual control characters. The other ones would make the line's JSON invalid. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private LogText() {}

    /** The beginning of the text, without control characters. */
    static String cut(String text) {
        int end = Math.min(text.length(), MOST_CHARS);
        int whole = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return CONTROL.matcher(text.substring(0, whole)).replaceAll(" ") + (whole < text.length() ? "…" : "");
    }

    /** The first different texts, each cut. */
    static List<String> examples(List<String> texts) {
        return texts.stream().map(LogText::cut).distinct().limit(EXAMPLES).toList();
    }
}

package ecsremediation.report;

/**
 * Text of others, such as names, tag values and AWS's words, made safe to show: a reader sees every character of it, and
 * none changes how the text around it is shown. Every subject, mail and chat message passes here.
 *
 * <p>Line breaks and tabs become a space. Every other control or format character (bidirectional marks, zero-width
 * characters), a private, unassigned or unpaired character and a blank filler is shown escaped, as in {@code \u202E}.
 */
public final class VisibleText {
    /** Letters and symbols that have no shape of their own: three Hangul fillers, half-width too, and empty Braille. */
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private VisibleText() {}

    /** The text on one line. */
    public static String of(String text) {
        return isVisible(text) ? text : shown(text, false);
    }

    /** The text with its line feeds. */
    public static String lines(String text) {
        return isVisible(text) ? text : shown(text, true);
    }

    /** Whether the text is shown as it is. */
    public static boolean isVisible(String text) {
        return text.codePoints().noneMatch(VisibleText::isHidden);
    }

    private static String shown(String text, boolean lines) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (lines && c == '\n') {
                shown.append('\n');
            } else if (isBreak(c)) {
                shown.append(shown.isEmpty() || shown.charAt(shown.length() - 1) == ' ' ? "" : " ");
            } else if (isHidden(c)) {
                shown.append(String.format("\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isBreak(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isHidden(int c) {
        if (c >= ' ' && c <= '~') {
            return false;
        }
        return switch ((byte) Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> FILLERS.indexOf(c) >= 0;
        };
    }
}

package ecsremediation.aws;

import ecsremediation.report.VisibleText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Converts texts to the form and length that SNS accepts. A message that is too long is cut, so that SNS
 * does not reject it.
 */
final class SnsText {
    /** The API reference of Publish: "Less than 100 characters". */
    private static final int SUBJECT_CHARS = 99;

    /**
     * The API reference of Publish allows 262,144 bytes in all, including attributes. 2 KiB are reserved
     * for those.
     */
    private static final int BODY_BYTES = 262_144 - 2_048;

    private static final String CUT = "\n[cut: the message was longer than SNS takes]\n";

    private SnsText() {}

    /** One line of UTF-8 without control and format characters. Publish no longer requires ASCII. */
    static String subject(String text) {
        String line = VisibleText.of(text).strip();
        if (line.isEmpty()) {
            return "ECS Remediation";
        }
        return line.length() <= SUBJECT_CHARS ? line : whole(line, SUBJECT_CHARS - 1) + "…";
    }

    /** The text without control and format characters. If it is too long, its beginning and a line that says it was cut. */
    static String body(String message) {
        String text = VisibleText.lines(message);
        if (utf8(text) <= BODY_BYTES) {
            return text;
        }
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        CharBuffer chars = CharBuffer.wrap(text);
        encoder.encode(chars, ByteBuffer.allocate(BODY_BYTES - utf8(CUT)), true);
        return text.substring(0, chars.position()) + CUT;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The first characters, without half of a surrogate pair. */
    private static String whole(String text, int chars) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars);
    }
}

package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page's lines: as long as their paragraph, and never longer than a mail server takes. */
final class TextPageTest {
    @Test
    void aParagraphIsOneLine() {
        String sentence = "A sentence of a paragraph that flows in whatever window it is read, with all its words. ";

        assertThat(new TextPage().line(sentence.repeat(5)).toString())
                .isEqualTo("  " + sentence.repeat(5).strip() + "\n");
    }

    @Test
    void aLongParagraphBreaksAfterASentence() {
        String text = "One sentence of forty characters or so. ".repeat(50);

        List<String> lines = new TextPage().bullet(text).toString().lines().toList();

        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).endsWith("so."));
        assertThat(lines.getFirst()).startsWith("  - One");
        assertThat(lines.getLast()).startsWith("    One");
    }

    /** RFC 5322, 2.1.1: 998 octets without the line's end. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "word ", "é", "漢", "😀", "to aws ", "a sentence. ", "x-"})
    void noLineIsLongerThanAMailServerTakes(String unit) {
        String text = unit.repeat(4000);
        TextPage page = new TextPage()
                .text(text)
                .line(text)
                .bullet(text)
                .row("label", text)
                .verbatim(text);

        String shown = page.toString();

        assertThat(shown.lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(998));
        assertThat(shown.replaceAll("[\\s\"]", "").length())
                .isEqualTo(5 * text.replace(" ", "").length() + "-label".length());
        assertThat(shown.lines().filter(line -> line.startsWith("  aws ") || line.startsWith("aws ")))
                .isEmpty();
    }
}

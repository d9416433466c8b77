package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and names that must fit. */
final class PhrasesTest {
    @ParameterizedTest
    @CsvSource({
        "payments-api-production-blue, 28, payments-api-production-blue",
        "payments-api-production-blue-2, 29, payments-api-production-blue…",
        "payments-api-productionblue2, 20, payments-api…",
        "EcsLabApiOfThePaymentsTeam, 12, EcsLabApiOf…",
        "raising EcsLabAsg 1 → 4, 22, raising EcsLabAsg 1…",
        "one two three, 13, one two three",
        "one two three, 12, one two…"
    })
    void cutsBetweenWordsAndPartsOfNames(String text, int most, String fitting) {
        assertThat(Phrases.fit(text, most)).isEqualTo(fitting);
    }

    /** From the seeds 0 to 999: what is cut is a whole part, or one part is longer than half of the characters. */
    @Test
    void aCutTextEndsWithAWholePart() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            String text = text(random);
            int most = 10 + random.nextInt(90);

            String fitting = Phrases.fit(text, most);

            assertThat(fitting).hasSizeLessThanOrEqualTo(most);
            if (!fitting.equals(text)) {
                String kept = fitting.substring(0, fitting.length() - 1);
                assertThat(text).startsWith(kept);
                boolean isBetween = " -_./:".indexOf(text.charAt(kept.length())) >= 0;
                assertThat(isBetween || longest(text) > most / 2 - 2)
                        .as(seed + ": " + fitting)
                        .isTrue();
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int part = 0; part < 1 + random.nextInt(20); part++) {
            text.append(List.of(" ", "-", "_", "x").get(random.nextInt(4)));
            text.append("n".repeat(1 + random.nextInt(random.nextInt(8) == 0 ? 60 : 12)));
        }
        return text.toString();
    }

    private static int longest(String text) {
        int longest = 0;
        for (String part : text.split("[ _-]", -1)) {
            longest = Math.max(longest, part.length());
        }
        return longest;
    }
}

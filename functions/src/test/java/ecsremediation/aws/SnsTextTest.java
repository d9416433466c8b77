package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SnsTextTest {
    @Test
    void keepsASubjectThatFits() {
        assertThat(SnsText.subject("[ECS] EcsLabApi: 1 → 4")).isEqualTo("[ECS] EcsLabApi: 1 → 4");
        assertThat(SnsText.subject("x".repeat(99))).isEqualTo("x".repeat(99));
    }

    @Test
    void cutsASubjectBelowOneHundredCharactersAndShowsIt() {
        assertThat(SnsText.subject("x".repeat(100))).isEqualTo("x".repeat(98) + "…");
    }

    @Test
    void doesNotCutACharacterInTwo() {
        assertThat(SnsText.subject("x".repeat(97) + "🚀🚀")).isEqualTo("x".repeat(97) + "…");
    }

    @Test
    void putsASubjectOnOneLine() {
        assertThat(SnsText.subject("a\r\nb\tc\u2028d\u0000")).isEqualTo("a b c d\\u0000");
    }

    @Test
    void neverSendsAnEmptySubject() {
        assertThat(SnsText.subject(" \n ")).isEqualTo("ECS Remediation");
    }

    @Test
    void keepsABodyThatFits() {
        assertThat(SnsText.body("desired 4")).isEqualTo("desired 4");
    }

    @Test
    void cutsABodyByBytesAndSaysSo() {
        String cut = SnsText.body("→".repeat(262_144));

        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isBetween(260_000, 262_143);
        assertThat(cut).startsWith("→→→").endsWith("→\n[cut: the message was longer than SNS takes]\n");
    }
}

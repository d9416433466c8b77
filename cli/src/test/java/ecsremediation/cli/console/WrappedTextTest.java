package ecsremediation.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A mail's text within the width of a terminal. */
final class WrappedTextTest {
    @Test
    void wrapsParagraphsBulletsAndRowsUnderTheirBeginning() {
        assertThat(wrapped("""
                One two three four five six seven.

                WHAT WAS SEEN
                  service   One two three four five six seven.
                  11:58 UTC One two three four five six.
                  - One two three four five six seven.
                  One two three four five six seven.
                """)).isEqualTo("""
                One two three four five six
                seven.

                WHAT WAS SEEN
                  service   One two three four
                            five six seven.
                  11:58 UTC One two three four
                            five six.
                  - One two three four five
                    six seven.
                  One two three four five six
                  seven.
                """);
    }

    @Test
    void leavesCommandsAndWordsWithoutASpaceAsTheyAre() {
        String text = """
                  aws ecs update-service --region eu-central-1 --cluster \\
                    --service EcsLabApi --desired-count 1 --one-more
                  https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters
                """;

        assertThat(wrapped("WHERE\n" + text)).isEqualTo("WHERE\n" + text);
    }

    @Test
    void beginsNoLineWithTheNameOfAProgram() {
        assertThat(wrapped("One two three four five six aws ecs.\n"))
                .isEqualTo("One two three four five\nsix aws ecs.\n");
    }

    private static String wrapped(String text) {
        return WrappedText.lines(text, 30).collect(Collectors.joining("\n", "", "\n"));
    }
}

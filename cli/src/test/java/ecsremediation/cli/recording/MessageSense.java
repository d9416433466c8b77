package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What no message may say, whatever it is about: a contradiction of itself, or English that no operator would write. */
final class MessageSense {
    /** One of something has no plural. */
    private static final Pattern ONE_OF_MANY =
            Pattern.compile("\\b1 (GPU|network interface|host port|task|instance|service|event|raise|unit)s\\b");

    /** A number that does not change is not shown as a change. */
    private static final Pattern NO_CHANGE = Pattern.compile("\\b(\\d+) → \\1\\b");

    private MessageSense() {}

    static void assertSense(String subject, String text) {
        String all = subject + "\n\n" + text;
        assertThat(all).as(all).doesNotContainPattern(ONE_OF_MANY).doesNotContainPattern(NO_CHANGE);
        assertThat(all).as(all).doesNotContain("interfaces decides", "ports decides", "yet decides", "GPUs decides");
        if (subject.contains("action required")) {
            assertThat(text).as(all).doesNotContain("That clears by itself");
        }
        if (section("NEXT STEP", text).contains("Raise ")) {
            assertThat(text).as(all).doesNotContain("more instances would not help");
        }
        if (text.contains("the instances are there")) {
            assertThat(text).as(all).doesNotContain("allows the", "has no instance that takes tasks");
        }
        if (text.contains("it no longer exists")) {
            assertThat(text).as(all).doesNotContain("TO PAUSE for");
        }
        if (text.contains("Held for now") && text.contains("ecs-remediation:mode = off")) {
            assertThat(text).as(all).doesNotContain("Value=off").contains("delete-tags");
        }
    }

    private static String section(String title, String text) {
        int at = text.indexOf("\n" + title + "\n");
        return at < 0 ? "" : text.substring(at, text.indexOf("\n\n", at + 1));
    }
}

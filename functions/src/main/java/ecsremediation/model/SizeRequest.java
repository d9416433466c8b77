package ecsremediation.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request of UpdateAutoScalingGroup, as the cause of a scaling activity describes it. The program's own
 * requests look the same as those of others.
 *
 * @param at EC2 Auto Scaling's time of the request, in whole seconds
 * @param before desired capacity before it; the same as {@code desired} if the request left it as it was
 * @param desired desired capacity after it
 * @param max max after it
 */
public record SizeRequest(Instant at, int before, int desired, int max) {
    private static final Pattern SENTENCE =
            Pattern.compile("At (\\S+) a user request update of AutoScalingGroup constraints to min: (?:\\d{1,9}),"
                    + " max: (\\d{1,9}), desired: (\\d{1,9})(?: changing the desired capacity from (\\d{1,9}) to"
                    + " (\\d{1,9}))?\\.");

    /** All requests in the causes of the group's activities, oldest activity first, without duplicates. */
    public static List<SizeRequest> of(AutoScalingGroup group) {
        return group.activities().reversed().stream()
                .flatMap(activity -> of(activity.cause()).stream())
                .distinct()
                .toList();
    }

    /** The requests in the cause of one activity. */
    public static List<SizeRequest> of(String cause) {
        Matcher sentences = SENTENCE.matcher(cause);
        return sentences.results().flatMap(r -> request(r).stream()).toList();
    }

    private static Optional<SizeRequest> request(MatchResult sentence) {
        try {
            int desired = Integer.parseInt(sentence.group(3));
            int before = sentence.group(4) == null ? desired : Integer.parseInt(sentence.group(4));
            return Optional.of(new SizeRequest(
                    Instant.parse(sentence.group(1)), before, desired, Integer.parseInt(sentence.group(2))));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Whether it lowered desired capacity. */
    public boolean lowers() {
        return desired < before;
    }

    /**
     * Whether the program can have made it for this raise: it was made when the raise was, and set the sizes
     * that the raise sent.
     */
    public boolean canBe(CapacityAction raise) {
        boolean sentDesired = raise.to().desired() != raise.from().desired();
        boolean sentMax = raise.to().max() != raise.from().max();
        return sentDesired
                && raise.canBeWrittenAt(at)
                && desired == raise.to().desired()
                && (!sentMax || max == raise.to().max());
    }
}

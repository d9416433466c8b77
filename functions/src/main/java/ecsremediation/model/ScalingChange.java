package ecsremediation.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of a group's desired capacity, as the cause of a scaling activity describes it.
 *
 * @param words the actor, in EC2 Auto Scaling's own words, such as
 *     {@code a user request explicitly set group desired capacity} or
 *     {@code a monitor alarm triggered policy cpu50}
 */
public record ScalingChange(Instant at, int from, int to, String words) {
    private static final String CHANGE = " changing the desired capacity from ";
    private static final String BEGINNING = "At ";

    /** All changes in the group's activities, oldest first, without duplicates. */
    public static List<ScalingChange> of(AutoScalingGroup group) {
        List<ScalingChange> all = new ArrayList<>();
        group.activities().reversed().forEach(activity -> all.addAll(of(activity.cause())));
        return all.stream().distinct().toList();
    }

    /** Whether the cause of an activity names a change. */
    public static boolean isIn(String cause) {
        return cause.contains(CHANGE);
    }

    /** The changes in the cause of one activity. EC2 Auto Scaling separates its sentences by 2 spaces. */
    public static List<ScalingChange> of(String cause) {
        List<ScalingChange> found = new ArrayList<>();
        for (String sentence : cause.split("  ", -1)) {
            of(sentence, sentence.indexOf(CHANGE)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<ScalingChange> of(String sentence, int change) {
        int words = sentence.indexOf(' ', BEGINNING.length());
        if (change < words || words < 0 || !sentence.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        String[] numbers = sentence.substring(change + CHANGE.length()).split(" to ", 2);
        if (numbers.length < 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ScalingChange(
                    Instant.parse(sentence.substring(BEGINNING.length(), words)),
                    Integer.parseInt(numbers[0]),
                    Integer.parseInt(numbers[1].replace(".", "")),
                    sentence.substring(words + 1, change)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a scheduled action made this change. */
    public boolean isScheduled() {
        return words.contains("scheduled action");
    }

    /** Whether one of the program's raises made this change. */
    public boolean isOurs(String group, List<CapacityAction> actions) {
        return actions.stream()
                .filter(a -> a.group().equals(group))
                .anyMatch(a ->
                        a.from().desired() == from && a.to().desired() == to && !a.at().isAfter(at.plusSeconds(1)));
    }
}

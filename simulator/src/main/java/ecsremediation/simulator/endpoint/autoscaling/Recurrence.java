package ecsremediation.simulator.endpoint.autoscaling;

import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recurrence that the simulator supports: once an hour, {@code 30 * * * *}, or once a day, {@code 30 6 * * *}, in
 * UTC.
 *
 * @param minute of the hour
 * @param hour of the day; empty for each hour
 */
record Recurrence(int minute, OptionalInt hour) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,2}) (\\*|\\d{1,2}) \\* \\* \\*");
    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    /** @throws AwsFault ValidationError if it has another form */
    static Recurrence parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            int minute = Integer.parseInt(form.group(1));
            OptionalInt hour =
                    form.group(2).equals("*") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(form.group(2)));
            if (minute < MINUTES && hour.orElse(0) < HOURS) {
                return new Recurrence(minute, hour);
            }
        }
        throw AwsFault.invalid(
                Api.AUTO_SCALING,
                "The simulated endpoint does not support Recurrence '" + text + "' of"
                        + " autoscaling:PutScheduledUpdateGroupAction, only 'MINUTE * * * *' and 'MINUTE HOUR * * *'");
    }

    /** The time between two runs. */
    Duration every() {
        return hour.isPresent() ? Duration.ofDays(1) : Duration.ofHours(1);
    }

    /** The first run after {@code now}. */
    Instant after(Instant now) {
        ZonedDateTime day = now.atZone(ZoneOffset.UTC);
        ZonedDateTime at = day.truncatedTo(ChronoUnit.HOURS)
                .withHour(hour.orElse(day.getHour()))
                .withMinute(minute);
        return at.toInstant().isAfter(now) ? at.toInstant() : at.toInstant().plus(every());
    }

    /** Whether the pause has a text: an hour or a day. */
    static boolean hasText(Duration pause) {
        return pause.equals(Duration.ofHours(1)) || pause.equals(Duration.ofDays(1));
    }

    /** The text for an action that runs at that time and then again after each pause. */
    static String text(Instant at, Duration pause) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        String hour = pause.equals(Duration.ofHours(1)) ? "*" : Integer.toString(time.getHour());
        return String.format(Locale.ROOT, "%d %s * * *", time.getMinute(), hour);
    }
}

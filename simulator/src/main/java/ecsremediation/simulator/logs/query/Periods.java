package ecsremediation.simulator.logs.query;

import java.util.concurrent.TimeUnit;

/** Periods such as {@code 30m} or {@code 2 hours} [CloudWatch Logs user guide, stats]. */
final class Periods {
    private static final long DAYS_OF_WEEK = 7;

    private Periods() {}

    static double millis(Lexeme period) {
        String digits = period.text().replaceAll("\\D", "");
        if (digits.length() > 9) {
            throw period.refused("the period " + period.text() + " is too long");
        }
        long number = Long.parseLong(digits);
        String unit = period.text().replaceAll("[\\d\\s]", "");
        return switch (unit) {
            case "ms", "msec", "msecs", "millisecond", "milliseconds" -> number;
            case "s", "sec", "secs", "second", "seconds" -> TimeUnit.SECONDS.toMillis(number);
            case "m", "min", "mins", "minute", "minutes" -> TimeUnit.MINUTES.toMillis(number);
            case "h", "hr", "hrs", "hour", "hours" -> TimeUnit.HOURS.toMillis(number);
            case "d", "day", "days" -> TimeUnit.DAYS.toMillis(number);
            default -> TimeUnit.DAYS.toMillis(number * DAYS_OF_WEEK);
        };
    }
}

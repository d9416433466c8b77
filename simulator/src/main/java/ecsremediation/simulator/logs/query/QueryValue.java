package ecsremediation.simulator.logs.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** A value of a row. A field that a row lacks has no value. */
sealed interface QueryValue {
    /** The value as results show it. */
    String shown();

    /** The value as a number; empty for a text that is none. */
    OptionalDouble number();

    /** A value of an event, as it stands there. */
    record Raw(String text) implements QueryValue {
        @Override
        public String shown() {
            return text;
        }

        @Override
        public OptionalDouble number() {
            try {
                return OptionalDouble.of(new BigDecimal(text).doubleValue());
            } catch (NumberFormatException notANumber) {
                return OptionalDouble.empty();
            }
        }
    }

    /** A number that the query computed. It is shown with at most four decimals (assumed). */
    record Computed(double value) implements QueryValue {
        private static final int DECIMALS = 4;

        @Override
        public String shown() {
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }
    }

    /** A point in time. As a number it is milliseconds since the epoch. */
    record Time(Instant at) implements QueryValue {
        private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(ZoneOffset.UTC);

        @Override
        public String shown() {
            return FORM.format(at);
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of((double) at.toEpochMilli());
        }
    }

    static QueryValue of(boolean truth) {
        return new Computed(truth ? 1 : 0);
    }

    /** Whether a condition with this value holds. */
    default boolean isTrue() {
        return shown().equals("1") || shown().equals("true");
    }
}

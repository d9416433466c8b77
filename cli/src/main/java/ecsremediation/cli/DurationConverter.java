package ecsremediation.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a duration in days, hours and minutes: {@code 30m}, {@code 2h}, {@code 1h30m}, {@code 3d}. Ignores
 * spaces and case. Checks no bounds.
 */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m(?:in)?)?", Pattern.CASE_INSENSITIVE);

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text.replace(" ", ""));
        if (text.isBlank() || !form.matches()) {
            throw new TypeConversionException("'" + text + "' is not a duration: write it as 30m, 2h, 1h30m or 3d");
        }
        return Duration.ofDays(number(form, 1)).plusHours(number(form, 2)).plusMinutes(number(form, 3));
    }

    private static long number(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}

package ecsremediation.cli;

import ecsremediation.cli.stack.IncidentId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code CLUSTER/SERVICE} and {@code CLUSTER/SERVICE/TIME}; the time is ISO 8601 in UTC, and may be shortened. */
final class IncidentIdConverter implements ITypeConverter<IncidentId> {
    private static final Pattern FORM = Pattern.compile("([\\w-]{1,255})/([\\w-]{1,255})(?:/(\\S+))?");

    /** A time from its year on, or the beginning of one. */
    private static final Pattern TIME = Pattern.compile("\\d{4}(-[0-9T:.-]*Z?)?");

    @Override
    public IncidentId convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong(text);
        }
        Optional<String> time = Optional.ofNullable(form.group(3));
        if (time.filter(start -> !TIME.matcher(start).matches()).isPresent()) {
            throw wrong(text);
        }
        return new IncidentId(form.group(1), form.group(2), time);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is not an incident: write CLUSTER/SERVICE, or an id from incidents");
    }
}

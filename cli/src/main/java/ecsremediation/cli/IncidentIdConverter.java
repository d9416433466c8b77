package ecsremediation.cli;

import ecsremediation.cli.stack.IncidentId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code CLUSTER/SERVICE} and {@code CLUSTER/SERVICE/TIME}; the time is ISO 8601 in UTC. */
final class IncidentIdConverter implements ITypeConverter<IncidentId> {
    private static final Pattern FORM = Pattern.compile("([\\w-]{1,255})/([\\w-]{1,255})(?:/(\\S+))?");

    @Override
    public IncidentId convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong(text);
        }
        try {
            Optional<Instant> openedAt = Optional.ofNullable(form.group(3)).map(Instant::parse);
            return new IncidentId(form.group(1), form.group(2), openedAt);
        } catch (DateTimeException noTime) {
            throw wrong(text);
        }
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is not an incident: write CLUSTER/SERVICE, or an id from incidents --json");
    }
}

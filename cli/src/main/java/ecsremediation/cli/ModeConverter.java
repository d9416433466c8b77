package ecsremediation.cli;

import ecsremediation.incident.Mode;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code act} or {@code observe}, in any case. Refuses {@code off}, in which the functions decide
 * nothing.
 */
final class ModeConverter implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "act" -> Mode.ACT;
            case "observe" -> Mode.OBSERVE;
            default -> throw new TypeConversionException("'" + text + "' is neither 'act' nor 'observe'");
        };
    }
}

package ecsremediation.cli;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The ceiling tag of the lab's group.
 *
 * @param value the tag's value; empty for a group without the tag
 */
public record CeilingOption(OptionalInt value) {
    /** The most that the template lets an owner write. */
    private static final int MOST = 1000;

    @Override
    public String toString() {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : "none";
    }

    /** Reads {@code none} or a number from 1 to 1000. */
    static final class Converter implements ITypeConverter<CeilingOption> {
        @Override
        public CeilingOption convert(String text) {
            if (text.equalsIgnoreCase("none")) {
                return new CeilingOption(OptionalInt.empty());
            }
            if (text.matches("\\d{1,4}")) {
                int value = Integer.parseInt(text);
                if (value >= 1 && value <= MOST) {
                    return new CeilingOption(OptionalInt.of(value));
                }
            }
            throw new TypeConversionException("'" + text + "' is neither 'none' nor a number from 1 to " + MOST);
        }
    }
}

package ecsremediation.cli;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The option {@code --ceiling}: the value of the tag {@code ecs-remediation:ceiling} on the lab's group.
 *
 * @param value 1 to 1000 instances; empty for a group without the tag
 */
public record CeilingOption(OptionalInt value) {
    /** The largest value of the parameter {@code HardCeiling} in template.yaml. */
    private static final int LARGEST = 1000;

    @Override
    public String toString() {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : "none";
    }

    /** Accepts {@code none} in any case, or a number from 1 to 1000. */
    static final class Converter implements ITypeConverter<CeilingOption> {
        @Override
        public CeilingOption convert(String text) {
            if (text.equalsIgnoreCase("none")) {
                return new CeilingOption(OptionalInt.empty());
            }
            if (text.matches("\\d{1,4}")) {
                int value = Integer.parseInt(text);
                if (value >= 1 && value <= LARGEST) {
                    return new CeilingOption(OptionalInt.of(value));
                }
            }
            throw new TypeConversionException("'" + text + "' is neither 'none' nor a number from 1 to " + LARGEST);
        }
    }
}

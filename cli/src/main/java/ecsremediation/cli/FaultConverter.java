package ecsremediation.cli;

import ecsremediation.cli.session.Fault;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a fault of the lab by its name on the command line. */
final class FaultConverter implements ITypeConverter<Fault> {
    @Override
    public Fault convert(String text) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("'" + text + "' is none of " + Arrays.toString(Fault.values())));
    }
}

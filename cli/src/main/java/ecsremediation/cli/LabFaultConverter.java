package ecsremediation.cli;

import ecsremediation.cli.session.LabFault;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a {@link LabFault}, in any case. */
final class LabFaultConverter implements ITypeConverter<LabFault> {
    @Override
    public LabFault convert(String text) {
        return Arrays.stream(LabFault.values())
                .filter(fault -> fault.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("'" + text + "' is none of " + Arrays.toString(LabFault.values())));
    }
}

package ecsremediation.simulator.planted;

import java.util.List;
import java.util.function.Function;

/**
 * A planted fault and the check that finds it.
 *
 * @param fault its name
 * @param check what is played, and what is required of it
 * @param findings what the check finds in the program as it is
 * @param plantedFindings what the check finds in the program with the fault
 */
record PlantedFault(String fault, String check, List<String> findings, List<String> plantedFindings) {

    /**
     * Runs the check twice.
     *
     * @param finds what the check finds in a program with that part
     * @param sound the part without the fault
     * @param planted the part with it
     */
    static <T> PlantedFault of(String fault, String check, Function<T, List<String>> finds, T sound, T planted) {
        return new PlantedFault(fault, check, finds.apply(sound), finds.apply(planted));
    }
}

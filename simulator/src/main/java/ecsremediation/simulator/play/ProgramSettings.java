package ecsremediation.simulator.play;

import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;

/**
 * The settings of the installed program.
 *
 * @param mode what was ordered before it began
 */
public record ProgramSettings(Mode mode, Limits limits) {
    /** The mode act, and the limits if the settings give none. */
    public static final ProgramSettings DEFAULT = new ProgramSettings(Mode.ACT, Limits.DEFAULT);
}

package ecsremediation.cli.stage;

import ecsremediation.simulator.scenario.LabNames;

/** The one service and group that a scenario is about. */
public record Place(String cluster, String service, String group) {
    /** The lab. */
    public static final Place LAB = new Place(LabNames.CLUSTER, LabNames.SERVICE, LabNames.GROUP);
}

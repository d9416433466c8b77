package ecsremediation.cli.session;

import ecsremediation.simulator.scenario.LabNames;

/** The one service and group that a scenario is about. */
public record ServiceTarget(String cluster, String service, String group) {
    /** The lab. */
    public static final ServiceTarget LAB = new ServiceTarget(LabNames.CLUSTER, LabNames.SERVICE, LabNames.GROUP);
}

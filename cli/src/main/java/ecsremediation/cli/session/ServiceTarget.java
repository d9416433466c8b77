package ecsremediation.cli.session;

import ecsremediation.simulator.scenario.LabNames;

/** The service and the Auto Scaling group that a run shows, by their short names. */
public record ServiceTarget(String cluster, String service, String group) {
    /** The service and the group of the lab. */
    public static final ServiceTarget LAB = new ServiceTarget(LabNames.CLUSTER, LabNames.SERVICE, LabNames.GROUP);
}

package ecsremediation.model;

/**
 * One instance as its Auto Scaling group describes it.
 *
 * @param lifecycleState {@code Pending}, {@code Pending:Wait}, {@code InService}, {@code Terminating:Wait},
 *     {@code Standby} …
 * @param weight its capacity units; 1 where the group has no weights
 */
public record GroupInstance(
        String id, String lifecycleState, String healthStatus, String zone, String instanceType, int weight) {

    /** Whether the group has finished launching it. */
    public boolean isInService() {
        return lifecycleState.equals("InService");
    }

    /** Whether the group is still launching it. */
    public boolean isPending() {
        return lifecycleState.startsWith("Pending");
    }

    /** Whether a lifecycle hook keeps its group from finishing the launch. */
    public boolean isHooked() {
        return lifecycleState.equals("Pending:Wait");
    }

    /** Whether its group has launched it and neither terminates nor detaches it nor keeps it in its warm pool. */
    public boolean isKept() {
        return !isPooled() && !isTerminating() && !lifecycleState.startsWith("Detach");
    }

    /** Whether an operator set it aside: it is out of service and does not count towards desired capacity. */
    public boolean isSetAside() {
        return lifecycleState.endsWith("Standby");
    }

    /** Whether it is in its group's warm pool. */
    public boolean isPooled() {
        return lifecycleState.startsWith("Warmed");
    }

    /** Whether its group terminates it. */
    public boolean isTerminating() {
        return lifecycleState.startsWith("Terminat");
    }

    /** Whether it counts towards desired capacity and takes tasks once it is registered. */
    public boolean isPendingOrInService() {
        return isInService() || isPending();
    }
}

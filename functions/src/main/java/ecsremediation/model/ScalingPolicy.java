package ecsremediation.model;

/**
 * A scaling policy on a group: another hand on its desired capacity.
 *
 * @param kind {@code TargetTrackingScaling}, {@code StepScaling}, {@code SimpleScaling} or {@code PredictiveScaling}
 */
public record ScalingPolicy(String name, String kind, boolean enabled) {
    /** Whether ECS made it for managed scaling; AWS's prefix for those. */
    public boolean isManagedByEcs() {
        return name.startsWith("ECSManaged");
    }
}

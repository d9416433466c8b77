package ecsremediation.model;

/**
 * A scaling policy of a group: another actor that changes its desired capacity.
 *
 * @param kind {@code TargetTrackingScaling}, {@code StepScaling}, {@code SimpleScaling} or
 *     {@code PredictiveScaling}
 */
public record ScalingPolicy(String name, String kind, boolean enabled) {
    /** Whether ECS created it for managed scaling. ECS begins the names of those with {@code ECSManaged}. */
    public boolean isManagedByEcs() {
        return name.startsWith("ECSManaged");
    }
}

package ecsremediation.simulator.ecs;

/** What ECS's deployment circuit breaker does with a service's deployments that fail. */
public enum DeploymentBreaker {
    /** The circuit breaker is off: ECS goes on trying. */
    OFF(false, false),
    /** ECS marks a failed deployment as FAILED and starts no more of its tasks. */
    FAIL(true, false),
    /** ECS also goes back to the last deployment that completed, if there is one. */
    ROLL_BACK(true, true);

    /** The least and the greatest number of failed tasks [ECS API, ServiceDeploymentCircuitBreaker]. */
    private static final int LEAST = 3;

    private static final int MOST = 200;

    private final boolean enabled;
    private final boolean rollsBack;

    DeploymentBreaker(boolean enabled, boolean rollsBack) {
        this.enabled = enabled;
        this.rollsBack = rollsBack;
    }

    /** The value with these two fields in the API's {@code deploymentCircuitBreaker}. */
    public static DeploymentBreaker of(boolean enable, boolean rollback) {
        if (!enable) {
            return OFF;
        }
        return rollback ? ROLL_BACK : FAIL;
    }

    /** {@code deploymentCircuitBreaker.enable}. */
    public boolean isEnabled() {
        return enabled;
    }

    /** {@code deploymentCircuitBreaker.rollback}. */
    public boolean rollsBack() {
        return rollsBack;
    }

    /** Whether this number of failed tasks fails a deployment of this many desired tasks: half of them, between 3 and 200. */
    boolean trips(int failedTasks, int desired) {
        return enabled && failedTasks >= Math.clamp(Math.ceilDiv(desired, 2), LEAST, MOST);
    }
}

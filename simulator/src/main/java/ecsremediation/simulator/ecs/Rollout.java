package ecsremediation.simulator.ecs;

/** The bounds of a rolling update: how many new tasks may start, and how many old tasks may stop. */
record Rollout(EcsService service) {
    private static final int PERCENT = 100;

    /** Tasks that the PRIMARY deployment may start now, within maximumPercent. */
    int mayStart() {
        int missing = service.primary().desired() - service.primary().wanted().size();
        int all =
                service.deployments().stream().mapToInt(d -> d.wanted().size()).sum();
        return Math.max(0, Math.min(missing, most() - all));
    }

    /** Running tasks of older deployments that may stop now, within minimumHealthyPercent. */
    int mayStop() {
        return Math.max(0, service.running() - least());
    }

    private int most() {
        int percent = service.desired() * service.spec().maximumPercent() / PERCENT;
        return service.isDaemon() ? Math.max(percent, service.desired()) : percent;
    }

    private int least() {
        return Math.ceilDiv(service.desired() * service.spec().minimumHealthyPercent(), PERCENT);
    }
}

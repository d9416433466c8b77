package ecsremediation.diagnosis;

import ecsremediation.model.Service;

/**
 * The bounds of a rolling deployment, in tasks. ECS rounds the minimum up and the maximum down.
 *
 * @param least tasks that must keep running
 * @param most tasks that may run or start at once; never below desired
 */
record DeploymentBounds(int least, int most) {

    static DeploymentBounds of(Service service) {
        long desired = service.counts().desired();
        long least = Math.ceilDiv(desired * service.minimumHealthyPercent(), 100L);
        long most = Math.max(desired, Math.floorDiv(desired * service.maximumPercent(), 100L));
        return new DeploymentBounds(Math.clamp(least, 0, Integer.MAX_VALUE), Math.clamp(most, 0, Integer.MAX_VALUE));
    }
}

package ecsremediation.simulator.autoscaling;

import java.time.Duration;

/**
 * The preferences of StartInstanceRefresh.
 *
 * @param minHealthyPercent the share of desired that stays in service, in percent, 0 to 100
 * @param warmUp from InService to the next replacement, not negative
 */
public record RefreshSettings(int minHealthyPercent, Duration warmUp) {
    /** The default share is AWS's; the default of the warm-up is the group's grace period there, and our choice here. */
    public static final RefreshSettings USUAL = new RefreshSettings(90, Duration.ofMinutes(5));
}

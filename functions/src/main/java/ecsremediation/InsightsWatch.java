package ecsremediation;

import ecsremediation.act.ClusterSettings;
import ecsremediation.act.EffectiveMode;
import ecsremediation.act.SettingAnswer;
import ecsremediation.incident.Mode;
import ecsremediation.incident.StackNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reports that Container Insights is off for the cluster that the stack's alarms watch. Their metrics then have no data,
 * and missing data is not breaching: they would stay OK whatever the cluster lacks.
 */
public final class InsightsWatch {
    /** How often one process asks ECS. Our choice. */
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String OFF = "disabled";

    private final Ports ports;
    private final Policy policy;
    private final ClusterSettings settings;
    private final String cluster;
    private final NoticeDispatcher notices;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    /** @param cluster the cluster that the stack's alarms watch */
    public InsightsWatch(Ports ports, Policy policy, ClusterSettings settings, String cluster) {
        this.ports = ports;
        this.policy = policy;
        this.settings = settings;
        this.cluster = cluster;
        this.notices = new NoticeDispatcher(ports, policy);
    }

    /** Asks ECS if the last time was long enough ago, or left a message or its event unsent. What ECS refuses is reported by the reconciliation of the cluster. */
    public void check(Instant now) {
        if (now.isBefore(next.get()) || !policy.fence().holds(cluster)) {
            return;
        }
        EffectiveMode mode = new EffectiveMode(policy.authority(), ports.store().mode());
        boolean isOff = mode.isAtLeast(Mode.OBSERVE)
                && settings.read(cluster) instanceof SettingAnswer.Present(String value)
                && value.equals(OFF);
        if (!isOff || notices.deliver(List.of(new StackNotice.InsightsOff(cluster)), now)) {
            next.set(now.plus(INTERVAL));
        }
    }
}

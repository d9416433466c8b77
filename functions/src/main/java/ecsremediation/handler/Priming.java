package ecsremediation.handler;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.PauseState;
import ecsremediation.incident.Snapshot;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the snapshot of SnapStart. Lambda takes the snapshot after {@link #beforeCheckpoint}, once for
 * each published version. The method reads one cluster, plans for it, writes nothing to AWS, and logs a
 * line. A restored function then finds the needed classes loaded. Powertools' metrics prime themselves in
 * the same way. Without SnapStart nothing of this runs.
 */
final class Priming implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    /** Keeps a strong reference, because the CRaC context holds its resources by weak references. */
    private static final AtomicReference<Priming> REGISTERED = new AtomicReference<>();

    private final Ports ports;
    private final Policy policy;
    private final InstantSource clock;

    Priming(Ports ports, Policy policy, InstantSource clock) {
        this.ports = ports;
        this.policy = policy;
        this.clock = clock;
    }

    void register() {
        REGISTERED.set(this);
        Core.getGlobalContext().register(this);
    }

    /**
     * A failure is logged and only makes the first invocation slower. If the cause remains, that
     * invocation reports it.
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            Instant now = clock.instant();
            ModeState ordered = ports.store().mode();
            boolean paused = !(ports.store().pause(now) instanceof PauseState.NotPaused);
            int plans = clusters().stream()
                    .limit(1)
                    .mapToInt(cluster -> plan(cluster, now).size())
                    .sum();
            LOG.info(
                    "primed for the snapshot",
                    entry("mode", ordered.most().word()),
                    entry("paused", paused),
                    entry("plans", plans));
        } catch (RuntimeException e) {
            LOG.warn("could not prime for the snapshot", e);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    private List<String> clusters() {
        return policy.fence().clusters().isEmpty()
                ? ports.reader().clusters()
                : List.copyOf(policy.fence().clusters());
    }

    private List<Plan> plan(String cluster, Instant now) {
        Snapshot snapshot = new Snapshot(ports.reader().observe(cluster, now));
        return Proposal.of(snapshot, policy.limits()).plans();
    }
}

package ecsremediation.simulator.endpoint;

import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * ECS's throttling: one token bucket per kind of action, shared by the account and refilled each second. Burst and
 * refill rates are those of the page "Request throttling for the Amazon ECS API".
 */
public final class TokenBuckets implements FaultInjector {
    private static final long NANOS = Duration.ofSeconds(1).toNanos();
    private final InstantSource clock;
    private final Map<Kind, Bucket> buckets = new EnumMap<>(Kind.class);

    /** @param clock the virtual clock, or a real one if time runs by itself */
    public TokenBuckets(InstantSource clock) {
        this.clock = clock;
    }

    private enum Kind {
        SERVICE_READ(100, 20),
        SERVICE_MODIFY(50, 5),
        CLUSTER_RESOURCE_READ(100, 20),
        CLUSTER_RESOURCE_MODIFY(100, 40),
        CLUSTER_READ(50, 20),
        TASK_DEFINITION_READ(50, 20),
        CAPACITY_PROVIDER_READ(50, 20);

        private final long burst;
        private final long perSecond;

        Kind(long burst, long perSecond) {
            this.burst = burst;
            this.perSecond = perSecond;
        }

        static Optional<Kind> of(String operation) {
            return switch (operation) {
                case "DescribeServices", "ListServices" -> Optional.of(SERVICE_READ);
                case "CreateService", "UpdateService" -> Optional.of(SERVICE_MODIFY);
                case "DescribeContainerInstances", "DescribeTasks", "ListTasks", "ListContainerInstances" ->
                    Optional.of(CLUSTER_RESOURCE_READ);
                case "UpdateContainerInstancesState", "StopTask" -> Optional.of(CLUSTER_RESOURCE_MODIFY);
                case "DescribeClusters", "ListClusters" -> Optional.of(CLUSTER_READ);
                case "DescribeTaskDefinition" -> Optional.of(TASK_DEFINITION_READ);
                case "DescribeCapacityProviders" -> Optional.of(CAPACITY_PROVIDER_READ);
                default -> Optional.empty();
            };
        }
    }

    @Override
    public synchronized Effect on(Call call) {
        Optional<Kind> kind = call.api() == Api.ECS ? Kind.of(call.operation()) : Optional.empty();
        boolean passes = kind.isEmpty()
                || buckets.computeIfAbsent(kind.get(), k -> new Bucket(k, clock.instant()))
                        .take(clock.instant());
        return passes ? new Effect.Pass() : new Effect.Refuse(AwsFault.sender("ThrottlingException", "Rate exceeded"));
    }

    /** Counts tokens in billionths, so that two calls in quick succession lose no refill. */
    private static final class Bucket {
        private final Kind kind;
        private long billionths;
        private Instant filledAt;

        Bucket(Kind kind, Instant now) {
            this.kind = kind;
            billionths = kind.burst * NANOS;
            filledAt = now;
        }

        boolean take(Instant now) {
            long seconds = Math.min(kind.burst, Duration.between(filledAt, now).toSeconds());
            long nanos = Duration.between(filledAt, now).toNanosPart();
            billionths = Math.min(kind.burst * NANOS, billionths + (seconds * NANOS + nanos) * kind.perSecond);
            filledAt = now;
            if (billionths < NANOS) {
                return false;
            }
            billionths -= NANOS;
            return true;
        }
    }
}

package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.GroupLocks;
import ecsremediation.model.GroupLocks.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every implementation of group locks. */
abstract class GroupLocksContract {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String group = "g-" + UUID.randomUUID();

    abstract GroupLocks locks();

    @Test
    void givesAFreeLock() {
        Lease lease = acquire("a", NOW).orElseThrow();

        assertThat(lease).isEqualTo(new Lease(group, "a", 1, NOW.plus(MINUTE)));
        assertThat(locks().holds(lease, NOW)).isTrue();
    }

    @Test
    void givesAHeldLockToNoOtherProcess() {
        acquire("a", NOW);

        assertThat(acquire("b", NOW.plusSeconds(59))).isEmpty();
        assertThat(acquire("a", NOW.plusSeconds(59))).isEmpty();
    }

    @Test
    void givesADeadHoldersLockToTheNextAfterItsLease() {
        Lease dead = acquire("a", NOW).orElseThrow();
        Lease next = acquire("b", NOW.plus(MINUTE)).orElseThrow();

        assertThat(next.token()).isEqualTo(2);
        assertThat(locks().holds(dead, NOW.plus(MINUTE))).isFalse();
        assertThat(locks().holds(dead, NOW))
                .as("even by a clock that is behind")
                .isFalse();
        assertThat(locks().holds(next, NOW.plus(MINUTE))).isTrue();
    }

    @Test
    void doesNotHoldPastItsEnd() {
        Lease lease = acquire("a", NOW).orElseThrow();

        assertThat(locks().holds(lease, NOW.plus(MINUTE))).isFalse();
    }

    @Test
    void isFreeAfterItsReleaseAndIncrementsTheToken() {
        Lease first = acquire("a", NOW).orElseThrow();
        locks().release(first);

        assertThat(locks().holds(first, NOW)).isFalse();
        assertThat(acquire("b", NOW)).map(Lease::token).contains(2L);
    }

    @Test
    void leavesTheNextHoldersLockAlone() {
        Lease old = acquire("a", NOW).orElseThrow();
        Lease next = acquire("b", NOW.plus(MINUTE)).orElseThrow();

        locks().release(old);

        assertThat(locks().holds(next, NOW.plus(MINUTE))).isTrue();
    }

    @Test
    void hasOneHolderAmongManyCallers() {
        List<Optional<Lease>> leases =
                IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> acquire("h" + i, NOW)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(leases.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void isOnePerGroup() {
        acquire("a", NOW);

        assertThat(locks().acquire(group + "-2", "b", NOW, MINUTE)).isPresent();
    }

    @Test
    void takesTheMarkAwayOnce() {
        assertThat(locks().takeRequeue(group)).isFalse();
        locks().requeue(group);
        locks().requeue(group);

        assertThat(locks().takeRequeue(group)).isTrue();
        assertThat(locks().takeRequeue(group)).isFalse();
    }

    @Test
    void keepsTheMarkThroughAChangeOfHolder() {
        Lease lease = acquire("a", NOW).orElseThrow();
        locks().requeue(group);
        locks().release(lease);
        acquire("b", NOW);

        assertThat(locks().takeRequeue(group)).isTrue();
    }

    private Optional<Lease> acquire(String holder, Instant now) {
        return locks().acquire(group, holder, now, MINUTE);
    }
}

package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.placement.RandomCases;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Properties of every sizing, checked on random cases. Each case is drawn once and checked for all
 * properties.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SizingPropertiesTest {
    private static final int CASES = RandomCases.many(100_000);

    private enum Promise {
        PROOF,
        FITS,
        ADDS_UP,
        ENOUGH,
        NONE_TOO_MANY,
        ORDER_OF_INPUT,
        ANOTHER_INSTANCE,
        ONE_KIND,
        LOWER_BOUND,
        AT_MOST_TWO_MORE
    }

    private final DrawnInvariants<Promise> promises = new DrawnInvariants<>();

    /**
     * The number of cases in which more free capacity needed more instances. {@link GreedyAnomalyTest}
     * explains this property of ECS.
     */
    private final AtomicInteger rises = new AtomicInteger();

    @BeforeAll
    void drawTheCases() {
        promises.draw(CASES, seed -> hold(seed, SizingCase.of(seed)));
    }

    private void hold(int seed, SizingCase c) {
        Sizing sizing = c.size();
        SizingProof proof = sizing.proof();
        int chosen = proof.chosen();
        SizingCase.Trial trial = c.trial();
        PlanInvariants audit = PlanInvariants.of(c, trial, sizing);
        promises.hold(Promise.PROOF, seed, proof.holds());
        promises.hold(Promise.FITS, seed, audit.fits());
        promises.hold(Promise.ADDS_UP, seed, audit.addsUp());
        promises.hold(Promise.ENOUGH, seed, trial.works(chosen));
        promises.hold(Promise.NONE_TOO_MANY, seed, chosen == proof.lowerBound() || !trial.works(chosen - 1));
        promises.hold(
                Promise.ORDER_OF_INPUT,
                seed,
                c.demands().size() == 1 || c.reversed().size().equals(sizing));
        holdWithMore(seed, c, proof);
    }

    private void holdWithMore(int seed, SizingCase c, SizingProof before) {
        RandomCases cases = new RandomCases(-1L - seed);
        SizingProof more = c.withMoreOnEach(cases).withAnother(cases).size().proof();
        promises.hold(Promise.LOWER_BOUND, seed, more.lowerBound() <= before.lowerBound());
        promises.hold(Promise.AT_MOST_TWO_MORE, seed, more.chosen() <= before.chosen() + 2);
        rises.addAndGet(more.chosen() > before.chosen() ? 1 : 0);
        promises.hold(Promise.ONE_KIND, seed, c.demands().size() > 1 || more.chosen() <= before.chosen());
        if (seed % SizingCase.LARGER > 0 && c.isInstanceByInstance()) {
            promises.hold(Promise.ANOTHER_INSTANCE, seed, c.withAnother(cases).chosen() <= before.chosen());
        }
    }

    @Test
    void lowerBoundChosenAndUpperBoundStandInOrder() {
        promises.assertKept(Promise.PROOF);
    }

    @Test
    void everythingSaidToBePlacedFits() {
        promises.assertKept(Promise.FITS);
    }

    @Test
    void theTasksOnEachInstanceAddUpToTheProof() {
        promises.assertKept(Promise.ADDS_UP);
    }

    @Test
    void theAnswerPlacesEverythingInEveryOrderTried() {
        promises.assertKept(Promise.ENOUGH);
    }

    @Test
    void oneInstanceFewerFailsInSomeOrderOrIsBelowTheBound() {
        promises.assertKept(Promise.NONE_TOO_MANY);
    }

    @Test
    void theOrderOfTheDemandsChangesNothing() {
        promises.assertKept(Promise.ORDER_OF_INPUT);
    }

    @Test
    void moreFreeCapacityNeverRaisesTheAnswerForOneKindOfTask() {
        promises.assertKept(Promise.ONE_KIND);
    }

    @Test
    void anotherInstanceNeverRaisesTheAnswerWhereEachIsJudgedByItself() {
        promises.assertKept(Promise.ANOTHER_INSTANCE);
    }

    @Test
    void moreFreeCapacityNeverRaisesTheLowerBound() {
        promises.assertKept(Promise.LOWER_BOUND);
    }

    @Test
    void moreFreeCapacityCostsAtMostTwoInstances() {
        promises.assertKept(Promise.AT_MOST_TWO_MORE);
    }

    @Test
    void moreFreeCapacityCostsAnInstanceInFewerThanOneCaseOfAHundred() {
        assertThat(rises.get()).isLessThan(Math.max(1, CASES / 100));
    }
}

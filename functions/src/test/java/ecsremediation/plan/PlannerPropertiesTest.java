package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.fixture.RandomShortages;
import ecsremediation.fixture.Shuffled;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.placement.RandomCases;
import ecsremediation.placement.TieBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Properties of every plan, checked on random clusters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlannerPropertiesTest {
    private static final int CASES = RandomCases.many(100_000);

    private enum Promise {
        ORDER_OF_INPUT,
        PROOF,
        NOT_BELOW,
        NOT_ABOVE,
        AS_SIZED
    }

    private final DrawnInvariants<Promise> promises = new DrawnInvariants<>();
    private final AtomicInteger raises = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    @BeforeAll
    void drawTheCases() {
        promises.draw(CASES, seed -> hold(seed, RandomShortages.of(seed).build()));
    }

    private void hold(int seed, Observation observation) {
        Limits limits = new Limits(2 + TieBreaker.below(seed, 0, 8), 1 + TieBreaker.below(seed, 1, 4), 9, 9);
        List<Diagnosis> diagnoses = shortfalls(seed, observation);
        List<Plan> plans = Planner.plan(observation, diagnoses, limits);
        List<Plan> shuffled = Planner.plan(Shuffled.of(observation, seed), diagnoses.reversed(), limits);
        promises.hold(Promise.ORDER_OF_INPUT, seed, plans.equals(shuffled));
        for (Plan plan : plans) {
            Raise.of(plan, observation, limits).ifPresent(raise -> hold(seed, raise));
        }
    }

    private void hold(int seed, Raise raise) {
        raises.incrementAndGet();
        cut.addAndGet(raise.limits().isEmpty() ? 0 : 1);
        promises.hold(Promise.PROOF, seed, raise.proof().holds());
        promises.hold(Promise.NOT_BELOW, seed, raise.lowersNothing());
        promises.hold(Promise.NOT_ABOVE, seed, raise.staysBelowEveryCeiling());
        promises.hold(Promise.AS_SIZED, seed, raise.isAsSized());
    }

    private static List<Diagnosis> shortfalls(int seed, Observation observation) {
        List<String> groups =
                observation.groups().stream().map(AutoScalingGroup::name).toList();
        List<Diagnosis> shortfalls = new ArrayList<>();
        for (Service service : observation.services()) {
            String task = service.name().service();
            int most = 4 - observation.services().size();
            int count = 1 + TieBreaker.below(seed, 2L + shortfalls.size(), most);
            shortfalls.add(PlanFixture.shortfall(service.name(), task, count, groups.toArray(String[]::new)));
        }
        return shortfalls;
    }

    /** A raise of either kind, and the limits that apply to it. */
    private record Raise(
            Capacity from,
            Capacity to,
            SizingProof proof,
            List<AppliedLimit> limits,
            AutoScalingGroup group,
            Limits by) {

        static Optional<Raise> of(Plan plan, Observation o, Limits by) {
            return switch (plan) {
                case Plan.RaiseCapacity p ->
                    Optional.of(new Raise(p.from(), p.to(), p.proof(), p.limits(), group(o, p.group()), by));
                case Plan.RaiseMaxOnly p ->
                    Optional.of(new Raise(p.from(), p.to(), p.proof(), p.limits(), group(o, p.group()), by));
                case Plan.Hold p -> Optional.empty();
                case Plan.Escalate p -> Optional.empty();
            };
        }

        private static AutoScalingGroup group(Observation observation, String name) {
            return observation.group(name).orElseThrow();
        }

        boolean lowersNothing() {
            return from.equals(group.capacity())
                    && to.desired() >= from.desired()
                    && to.max() >= from.max()
                    && !to.equals(from);
        }

        boolean staysBelowEveryCeiling() {
            int ceiling = Math.min(tag(), by.hardCeiling()) - overshoot();
            int most = Math.min(ceiling, from.desired() + by.stepLimit());
            return to.desired() <= Math.max(from.desired(), most) && to.max() <= Math.max(from.max(), most);
        }

        private int tag() {
            return Integer.parseInt(group.tags().get(AutoScalingGroup.CEILING_TAG));
        }

        /** The units that EC2 Auto Scaling may launch above desired with types of several weights. */
        private int overshoot() {
            return group.weighted() && group.offers().size() > 1
                    ? group.offers().stream()
                                    .mapToInt(AutoScalingGroup.Offer::weight)
                                    .max()
                                    .orElseThrow()
                            - 1
                    : 0;
        }

        /** Without limits, desired or max grows by as many whole instances as the proof says. */
        boolean isAsSized() {
            int wanted = from.desired() + proof.chosen() * weight();
            return limits.isEmpty()
                    ? (to.desired() == wanted || to.desired() == from.desired())
                            && to.max() == Math.max(from.max(), wanted)
                    : to.desired() < wanted;
        }

        /**
         * The weight of the type that the number is based on; of the heaviest type if one instance is
         * launched to show its size.
         */
        private int weight() {
            Optional<String> type = proof.instance().map(SizingProof.Instance::type);
            return group.offers().stream()
                    .filter(o ->
                            group.weighted() && (type.isEmpty() || type.get().equals(o.instanceType())))
                    .mapToInt(AutoScalingGroup.Offer::weight)
                    .max()
                    .orElse(1);
        }
    }

    @Test
    void theOrderOfServicesInstancesGroupsAndTasksChangesNothing() {
        promises.assertKept(Promise.ORDER_OF_INPUT);
    }

    @Test
    void everyRaiseHasAProofThatHolds() {
        promises.assertKept(Promise.PROOF);
    }

    @Test
    void neverBelowWhatIsThere() {
        promises.assertKept(Promise.NOT_BELOW);
    }

    @Test
    void neverAboveTheTagTheHardCeilingOrTheStep() {
        promises.assertKept(Promise.NOT_ABOVE);
    }

    @Test
    void whatNoLimitCutsIsWhatTheProofAsksFor() {
        promises.assertKept(Promise.AS_SIZED);
    }

    @Test
    void manyOfTheCasesAreRaisesAndManyOfTheseAreCut() {
        assertThat(raises.get()).isGreaterThan(CASES / 3);
        assertThat(cut.get()).isGreaterThan(CASES / 20);
    }
}

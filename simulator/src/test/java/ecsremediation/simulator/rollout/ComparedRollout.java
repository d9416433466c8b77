package ecsremediation.simulator.rollout;

import ecsremediation.simulator.play.InstalledProgram;
import ecsremediation.simulator.play.ProgramSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One situation, played in worlds of the same seed.
 *
 * @param least the least size of the group with which ECS completes the rollout by itself; empty if there is none
 * @param without without the program
 * @param with with the program
 */
record ComparedRollout(
        RolloutSituation situation, long seed, OptionalInt least, PlayedRollout without, PlayedRollout with) {
    /** Longer than ECS's pause between placement attempts and than an instance's boot together. */
    private static final int STILL = 15;
    /** Longer than the program waits for anything. */
    private static final int STILL_WITH_PROGRAM = 75;

    static ComparedRollout of(RolloutSituation situation, long seed) {
        PlayedRollout without = new RolloutWorld(situation, seed).play(STILL);
        return new ComparedRollout(
                situation, seed, least(situation, seed, without), without, withProgram(situation, seed));
    }

    /** Tries every size within the ceiling, from the present one to one with an instance for each new task. */
    private static OptionalInt least(RolloutSituation situation, long seed, PlayedRollout without) {
        if (without.isComplete()) {
            return OptionalInt.of(situation.instances());
        }
        int most = Math.min(situation.ceiling(), situation.instances() + situation.tasks());
        for (int size = situation.instances() + 1; situation.mayMove() && size <= most; size++) {
            RolloutWorld world = new RolloutWorld(situation, seed);
            world.resize(size);
            if (world.play(STILL).isComplete()) {
                return OptionalInt.of(size);
            }
        }
        return OptionalInt.empty();
    }

    private static PlayedRollout withProgram(RolloutSituation situation, long seed) {
        RolloutWorld world = new RolloutWorld(situation, seed);
        InstalledProgram program = InstalledProgram.in(world.world(), ProgramSettings.DEFAULT);
        PlayedRollout played = world.play(STILL_WITH_PROGRAM);
        return new PlayedRollout(
                played.time(), played.peak(), program.writer().calls().size());
    }

    /** What is wrong with the program's part in it; empty if nothing is. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        int most = least.orElse(situation.mayMove() ? situation.ceiling() : situation.instances());
        if (with.peak() > most) {
            faults.add("raised to " + with.peak() + " where " + most + " is the least");
        }
        if (without.isComplete() && with.writes() > 0) {
            faults.add("wrote although the rollout completes by itself");
        }
        if (least.isPresent() && !with.isComplete()) {
            faults.add("did not complete with " + with.peak() + " where " + least.getAsInt() + " suffice");
        }
        without.time()
                .ifPresent(alone -> with.time()
                        .filter(time -> time.compareTo(alone) > 0)
                        .ifPresent(time -> faults.add(
                                "took " + RolloutTable.minutes(time) + " instead of " + RolloutTable.minutes(alone))));
        return faults;
    }
}

package ecsremediation.simulator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * 40 rollouts, each in 40 worlds, played to their end with and without the program. The program raises the group to no
 * more than the least size with which ECS completes the rollout, and only if ECS cannot complete it by itself; the
 * rollout then completes, and takes no longer than without the program.
 *
 * <p>{@code -Drollouts.table=true} prints the table. {@code -Drollouts.from=N}, {@code -Drollouts.count=N} and
 * {@code -Drollouts.seeds=N} play others.
 */
final class RolloutsTest {
    private static final Path NOT_RIGHT = Path.of("src/test/resources/rollouts-not-right.txt");
    private static final int SITUATIONS = 40;
    private static final int SEEDS = 40;

    @Test
    void raisesToTheLeastSizeWithWhichEachRolloutCompletes() throws IOException {
        List<RolloutSituation> situations = RolloutSituations.drawn(
                Integer.getInteger("rollouts.from", 1), Integer.getInteger("rollouts.count", SITUATIONS));
        int seeds = Integer.getInteger("rollouts.seeds", SEEDS);
        List<ComparedRollout> played = IntStream.range(0, situations.size() * seeds)
                .parallel()
                .mapToObj(i -> ComparedRollout.of(situations.get(i / seeds), 1 + i % seeds))
                .toList();
        if (Boolean.getBoolean("rollouts.table")) {
            System.out.println(RolloutTable.of(played));
        }
        assertThat(notRight(played)).isEqualTo(listed());
    }

    private static SortedSet<Integer> notRight(List<ComparedRollout> played) {
        return played.stream()
                .filter(rollout -> !rollout.faults().isEmpty())
                .map(rollout -> rollout.situation().number())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<Integer> listed() throws IOException {
        return Files.readAllLines(NOT_RIGHT).stream()
                .filter(line -> !line.isBlank())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

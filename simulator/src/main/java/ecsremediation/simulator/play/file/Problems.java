package ecsremediation.simulator.play.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found so far. Reading goes on after each, so that one run shows all of them. */
final class Problems {
    private final List<ScenarioProblem> found = new ArrayList<>();

    void add(int line, String field, String problem, String fix) {
        found.add(new ScenarioProblem(line, field, problem, fix));
    }

    /** All of them, in the order of the file. */
    List<ScenarioProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(ScenarioProblem::line))
                .toList();
    }

    boolean any() {
        return !found.isEmpty();
    }
}

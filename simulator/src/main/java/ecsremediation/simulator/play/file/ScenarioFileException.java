package ecsremediation.simulator.play.file;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file that cannot be played as it is. */
public final class ScenarioFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ScenarioProblem> problems;
    private final String file;

    ScenarioFileException(String file, List<ScenarioProblem> problems) {
        super(problems.stream().map(problem -> problem.text(file)).collect(Collectors.joining("\n")));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<ScenarioProblem> problems() {
        return problems;
    }

    /** One line for each problem. */
    public List<String> lines() {
        return problems.stream().map(problem -> problem.text(file)).toList();
    }
}

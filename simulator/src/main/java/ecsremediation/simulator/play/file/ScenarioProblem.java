package ecsremediation.simulator.play.file;

/**
 * Something wrong in a scenario file.
 *
 * @param line 1 for the first
 * @param field the path of the field, such as {@code clusters[0].groups[1].min}
 * @param problem what is wrong with it
 * @param fix what to write instead
 */
public record ScenarioProblem(int line, String field, String problem, String fix) {

    /** One line: the file, the line, the field, the problem and what to write instead. */
    public String text(String file) {
        return file + ":" + line + ": " + field + " " + problem + "; " + fix;
    }
}

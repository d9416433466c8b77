package ecsremediation.simulator.play.file;

import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.simulator.play.ProgramSettings;
import ecsremediation.simulator.play.Scenario;
import ecsremediation.simulator.play.ScenarioCluster;
import ecsremediation.simulator.play.ScenarioEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A scenario file. Its fields are in {@code docs/scenarios.md}.
 *
 * @param seed the seed that the file names; 1 if it names none
 */
public record ScenarioFile(Scenario scenario, long seed) {
    /** How the names of scenario files end. */
    public static final String ENDING = ".yaml";

    /** When a scenario starts that does not say when: a Monday morning, as in the lab. */
    public static final Instant USUAL_START = Instant.parse("2026-01-05T09:00:00Z");

    private static final Duration MOST = Duration.ofDays(366);
    private static final int MOST_ACTIONS = 10_000;

    /**
     * Reads a file.
     *
     * @throws ScenarioFileException if it is not a scenario; it names everything that is wrong
     * @throws IOException if it cannot be read
     */
    public static ScenarioFile read(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        String usualName = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return parse(path.toString(), usualName, Files.readString(path));
    }

    /**
     * Reads a text.
     *
     * @param file how messages call the file
     * @param usualName the scenario's name if the text gives none
     * @throws ScenarioFileException if it is not a scenario; it names everything that is wrong
     */
    public static ScenarioFile parse(String file, String usualName, String text) {
        Problems problems = new Problems();
        YamlValue root = YamlReader.read(text, problems);
        stopIfWrong(file, problems);
        Optional<ScenarioFile> scenario =
                new ScenarioField("", root.line(), root, problems).fields().map(fields -> scenario(fields, usualName));
        stopIfWrong(file, problems);
        return scenario.orElseThrow();
    }

    /** The same with another length. Events that come later do not happen. */
    public ScenarioFile lasting(Duration length) {
        return new ScenarioFile(
                new Scenario(
                        scenario.name(),
                        scenario.description(),
                        scenario.start(),
                        length,
                        scenario.program(),
                        scenario.clusters(),
                        scenario.events()),
                seed);
    }

    private static void stopIfWrong(String file, Problems problems) {
        if (problems.any()) {
            throw new ScenarioFileException(file, problems.inOrder());
        }
    }

    private static ScenarioFile scenario(ScenarioFields fields, String usualName) {
        String name = fields.optional("name").flatMap(ScenarioField::name).orElse(usualName);
        String description =
                fields.optional("description").flatMap(ScenarioField::text).orElse("");
        int seed = fields.optional("seed")
                .flatMap(field -> field.number(0, Integer.MAX_VALUE))
                .orElse(1);
        Instant start = fields.optional("start").flatMap(ScenarioFile::instant).orElse(USUAL_START);
        Duration length =
                fields.required("length").flatMap(ScenarioFile::length).orElse(MOST);
        ProgramSettings program = fields.optional("program")
                .flatMap(ScenarioField::fields)
                .map(ScenarioFile::program)
                .orElse(ProgramSettings.DEFAULT);
        WorldNames names = new WorldNames();
        ClusterBlock clusterBlock = new ClusterBlock(names);
        List<ScenarioCluster> clusters = fields.required("clusters").stream()
                .flatMap(field -> field.blocks(clusterBlock::cluster).stream())
                .toList();
        EventBlock eventBlock = new EventBlock(names, length);
        List<ScenarioEvent> events = fields.optional("events").stream()
                .flatMap(field -> field.blocks(eventBlock::event).stream())
                .toList();
        fields.end();
        return new ScenarioFile(new Scenario(name, description, start, length, program, clusters, events), seed);
    }

    private static Optional<Duration> length(ScenarioField field) {
        return field.duration(Duration.ofMinutes(1))
                .flatMap(length -> length.compareTo(MOST) > 0
                        ? field.wrong("is more than a year", "write at most " + MOST.toDays() + "d")
                        : Optional.of(length));
    }

    private static Optional<Instant> instant(ScenarioField field) {
        return field.text().flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeParseException wrong) {
                return field.wrong("'" + text + "' is not a time", "write it as " + USUAL_START);
            }
        });
    }

    private static ProgramSettings program(ScenarioFields fields) {
        Limits usual = Limits.DEFAULT;
        Mode mode = fields.optional("mode")
                .flatMap(field -> field.choice(ActionBlock.MODES))
                .orElse(Mode.ACT);
        Limits limits = new Limits(
                limit(fields, "hardCeiling", GroupBlock.MOST_UNITS).orElse(usual.hardCeiling()),
                limit(fields, "stepLimit", GroupBlock.MOST_UNITS).orElse(usual.stepLimit()),
                limit(fields, "actionsPerHour", MOST_ACTIONS).orElse(usual.actionsPerHour()),
                limit(fields, "actionsPerDay", MOST_ACTIONS).orElse(usual.actionsPerDay()));
        fields.end();
        return new ProgramSettings(mode, limits);
    }

    private static Optional<Integer> limit(ScenarioFields fields, String name, int most) {
        return fields.optional(name).flatMap(field -> field.number(1, most));
    }
}

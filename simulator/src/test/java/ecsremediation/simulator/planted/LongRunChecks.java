package ecsremediation.simulator.planted;

import ecsremediation.Ports;
import ecsremediation.incident.NotificationType;
import ecsremediation.simulator.play.PlayedScenario;
import ecsremediation.simulator.play.PlayedScenario.ScenarioMail;
import ecsremediation.simulator.play.Scenario;
import ecsremediation.simulator.play.ScenarioBound;
import ecsremediation.simulator.play.ScenarioBounds;
import ecsremediation.simulator.play.ScenarioPlay;
import ecsremediation.simulator.play.file.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Checks of the first hours of a scenario file, with parts of the program replaced. */
final class LongRunChecks {
    /** A wait past its limit is an action item within this time. */
    private static final Duration PROMISED = Duration.ofMinutes(45);

    /** The most mails in a day in which nothing changes. */
    private static final int MOST_UNCHANGED = 6;

    private final Scenario scenario;
    private final long seed;

    private LongRunChecks(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
    }

    /** Of the first hours of that file of {@code scenarios/}. */
    static LongRunChecks of(String file, int hours) {
        try {
            ScenarioFile read = ScenarioFile.read(Path.of("../scenarios", file + ScenarioFile.ENDING));
            return new LongRunChecks(first(read.scenario(), Duration.ofHours(hours)), read.seed());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Scenario first(Scenario whole, Duration length) {
        return new Scenario(
                whole.name(),
                whole.description(),
                whole.start(),
                length,
                whole.program(),
                whole.clusters(),
                whole.events());
    }

    /** The violations of that bound. */
    List<String> violations(ScenarioBound bound, UnaryOperator<Ports> parts) {
        ScenarioPlay play = ScenarioPlay.of(scenario, seed).withParts(parts);
        ScenarioBounds bounds = ScenarioBounds.of(play);
        return bounds.violations(play.play()).stream()
                .filter(violation -> violation.bound() == bound)
                .map(violation -> bound + ": " + violation.what())
                .toList();
    }

    /** Raises of which operators are not notified. */
    List<String> raisesWithoutMail(UnaryOperator<Ports> parts) {
        PlayedScenario played = played(parts);
        long mailed = played.mails().stream()
                .filter(mail -> mail.kinds().contains(NotificationType.RAISED))
                .count();
        long raised = played.raises().size();
        return raised > mailed ? List.of(raised + " raises, " + mailed + " mails about raises") : List.of();
    }

    /** Too late an action item, counted from the last event of the scenario. */
    List<String> lateActionItem(UnaryOperator<Ports> parts) {
        Optional<Instant> first = played(parts).mails().stream()
                .filter(mail -> mail.kinds().contains(NotificationType.ESCALATED))
                .map(ScenarioMail::at)
                .findFirst();
        return first.filter(at -> !at.isAfter(lastEvent().plus(PROMISED))).isPresent()
                ? List.of()
                : List.of("first action item: " + first.map(Instant::toString).orElse("none"));
    }

    /** Too many mails after the last event of the scenario. */
    List<String> mailsWithoutChange(UnaryOperator<Ports> parts) {
        long mails = played(parts).mails().stream()
                .filter(mail -> !mail.at().isBefore(lastEvent()))
                .count();
        return mails > MOST_UNCHANGED
                ? List.of(mails + " mails in the first " + scenario.length().toHours() + " h")
                : List.of();
    }

    private Instant lastEvent() {
        Duration last = scenario.events().stream()
                .map(event -> event.at())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return scenario.start().plus(last);
    }

    private PlayedScenario played(UnaryOperator<Ports> parts) {
        return ScenarioPlay.of(scenario, seed).withParts(parts).play();
    }
}

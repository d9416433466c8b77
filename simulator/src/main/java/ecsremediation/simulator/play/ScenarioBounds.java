package ecsremediation.simulator.play;

import ecsremediation.simulator.play.PlayedScenario.ScenarioIncident;
import ecsremediation.simulator.play.PlayedScenario.ScenarioMail;
import ecsremediation.simulator.play.PlayedScenario.ScenarioRaise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks whether a scenario keeps every {@link ScenarioBound} while it is played. Make it before the play begins.
 */
public final class ScenarioBounds {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YOUNG = Duration.ofHours(3);
    private static final int MAILS = 10;
    private static final int MAILS_QUIET = 6;

    private final ScenarioPlay play;
    private final ShortServices services;
    private final RaiseChecks raises;
    private final OverdueIncidents overdue;

    private ScenarioBounds(ScenarioPlay play) {
        this.play = play;
        services = new ShortServices(play);
        raises = new RaiseChecks(play);
        overdue = new OverdueIncidents(play);
    }

    /** Watches a play from now on. */
    public static ScenarioBounds of(ScenarioPlay play) {
        return new ScenarioBounds(play);
    }

    /** What was not kept, at most one violation of a bound for each service and hour. */
    public List<ScenarioViolation> violations(PlayedScenario played) {
        List<ScenarioViolation> found = new ArrayList<>();
        SortedMap<String, List<ScenarioMail>> mails = byService(played.mails());
        mails.forEach((service, named) -> found.addAll(tooMany(service, named)));
        found.addAll(services.unnotified(mails));
        for (ScenarioRaise raise : played.raises()) {
            found.addAll(raises.of(raise));
        }
        played.incidents().forEach(i -> found.addAll(unended(i, played)));
        found.addAll(overdue.violations());
        found.addAll(failures());
        return List.copyOf(found);
    }

    private static SortedMap<String, List<ScenarioMail>> byService(List<ScenarioMail> mails) {
        SortedMap<String, List<ScenarioMail>> named = new TreeMap<>();
        mails.forEach(m -> m.services()
                .forEach(s -> named.computeIfAbsent(s, _ -> new ArrayList<>()).add(m)));
        return named;
    }

    private List<ScenarioViolation> tooMany(String service, List<ScenarioMail> mails) {
        List<ScenarioViolation> found = new ArrayList<>();
        Instant next = Instant.MIN;
        for (ScenarioMail last : mails) {
            Instant since = last.at().minus(DAY);
            long count = mails.stream()
                    .filter(m -> m.at().isAfter(since) && !m.at().isAfter(last.at()))
                    .count();
            boolean quiet = count > MAILS_QUIET && play.isQuiet(since, last.at());
            if ((count > MAILS || quiet) && !last.at().isBefore(next)) {
                ScenarioBound bound = count > MAILS ? ScenarioBound.MAILS_A_DAY : ScenarioBound.MAILS_A_QUIET_DAY;
                found.add(new ScenarioViolation(bound, last.at(), service, count + " mails within 24 hours"));
                next = last.at().plus(DAY);
            }
        }
        return found;
    }

    private List<ScenarioViolation> unended(ScenarioIncident incident, PlayedScenario played) {
        Instant end = played.start().plus(played.length());
        boolean fine = incident.state().equals("closed")
                || incident.state().equals("escalated")
                || incident.opened().plus(YOUNG).isAfter(end)
                || services.hadGapWithin(incident.service(), YOUNG);
        return fine
                ? List.of()
                : List.of(new ScenarioViolation(
                        ScenarioBound.INCIDENTS_END,
                        end,
                        incident.service(),
                        incident.state() + " since " + incident.opened()));
    }

    private List<ScenarioViolation> failures() {
        return play.refusesTheFunctions()
                ? List.of()
                : play.world().functions().invocations().stream()
                        .filter(run -> run.error().isPresent())
                        .limit(1)
                        .map(run -> new ScenarioViolation(
                                ScenarioBound.FUNCTIONS_RUN,
                                run.at(),
                                run.function(),
                                run.error().orElseThrow()))
                        .toList();
    }
}

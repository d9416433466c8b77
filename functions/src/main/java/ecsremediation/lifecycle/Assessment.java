package ecsremediation.lifecycle;

import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.Incident;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.Plan;
import ecsremediation.report.DiagnosisText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one thing a look means for an incident, the most telling first: raised, cured, stuck, held, waiting. */
sealed interface Assessment {

    /** Nothing is missing any more. */
    record Cured() implements Assessment {}

    /** A group was raised for the service, and the incident does not know yet. */
    record Raised(List<CapacityAction> raises) implements Assessment {
        public Raised {
            raises = List.copyOf(raises);
        }
    }

    /** Observe mode: a group would have been raised. */
    record WouldRaise(Outcome.Observed outcome) implements Assessment {}

    /** A person is needed. The key is the same for the same need. */
    record Stuck(String key) implements Assessment {
        /** Whether the mail of the raise named the limit already: then the bought instances are waited for first. */
        boolean isToldByTheRaise() {
            return key.startsWith(Plan.Escalate.Reason.AT_CEILING.name());
        }

        /** Whether too little is known, or it contradicts itself. */
        boolean isDoubt() {
            return key.startsWith(Plan.Escalate.Reason.INCONCLUSIVE.name());
        }
    }

    /** Held still for a reason that is news. */
    record Held(String key) implements Assessment {
        /** Whether nobody asked for it, so that it is told again while it lasts. */
        boolean isNobodysWish() {
            return Stream.of(Plan.Hold.Reason.BACKOFF, Plan.Hold.Reason.ACTION_RATE, Plan.Hold.Reason.INSTANCE_REFRESH)
                    .anyMatch(reason -> key.startsWith(reason.name()));
        }
    }

    /** It takes its course. */
    record Waiting() implements Assessment {}

    /** What the finding means, given the incident as it stood. */
    static Assessment of(ServiceFinding finding, Optional<Incident> before, Instant now) {
        Instant begun = before.map(Incident::openedAt).orElse(now);
        List<CapacityAction> untold = finding.raises().stream()
                .filter(r -> !r.at().isBefore(begun))
                .filter(r -> before.filter(i -> i.knows(r)).isEmpty())
                .toList();
        if (!untold.isEmpty()) {
            return new Raised(untold);
        }
        if (finding.diagnosis() instanceof Diagnosis.NoGap) {
            return new Cured();
        }
        boolean waiting = before.filter(i -> i.phase() == Incident.Phase.RAISED).isPresent() && !overdue(before, now);
        return fromOutcomes(finding)
                .or(() -> fromPlans(finding))
                .filter(turn -> !(waiting && turn instanceof Stuck stuck && stuck.isToldByTheRaise()))
                .filter(turn -> !(turn instanceof Stuck stuck && stuck.isDoubt() && isNew(finding, before)))
                .orElseGet(Waiting::new);
    }

    private static Optional<Assessment> fromOutcomes(ServiceFinding finding) {
        return finding.outcomes().stream().flatMap(o -> fromOutcome(o).stream()).findFirst();
    }

    private static Optional<Assessment> fromOutcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Observed observed -> Optional.of(new WouldRaise(observed));
            case Outcome.Failed failed -> failed.retryable() ? Optional.of(new Waiting()) : Optional.of(stuck(failed));
            case Outcome.Refused refused ->
                Optional.of(
                        switch (refused.reason()) {
                            case LOCKED, CHANGED -> new Waiting();
                            case ACCESS_DENIED, INVALID, GONE -> new Stuck(refused.reason() + " " + refused.group());
                        });
            case Outcome.Raised _, Outcome.AlreadySufficient _ -> Optional.empty();
        };
    }

    private static Assessment stuck(Outcome.Failed failed) {
        return new Stuck("FAILED " + failed.group());
    }

    private static Optional<Assessment> fromPlans(ServiceFinding finding) {
        return finding.plans().stream().flatMap(p -> fromPlan(p).stream()).findFirst();
    }

    private static Optional<Assessment> fromPlan(Plan plan) {
        return switch (plan) {
            case Plan.Escalate escalate ->
                Optional.of(new Stuck(escalate.reason()
                        + cause(escalate.launch())
                        + escalate.group().map(g -> " " + g).orElse("")));
            case Plan.Hold hold ->
                switch (hold.reason()) {
                    case CONVERGING, CAPACITY_ON_ITS_WAY -> Optional.empty();
                    case BACKOFF, ACTION_RATE, OTHER_HAND, PAUSED, INSTANCE_REFRESH, NOT_OURS ->
                        Optional.of(new Held(hold.reason()
                                + cause(hold.launch())
                                + hold.group().map(g -> " " + g).orElse("")));
                };
            case Plan.RaiseCapacity _, Plan.RaiseMaxOnly _ -> Optional.empty();
        };
    }

    private static String cause(Optional<LaunchFailure> launch) {
        return launch.map(l -> " " + l.kind()).orElse("");
    }

    /**
     * A doubt is news when two looks in a row have one, be it another: what AWS throttles now, it answers a minute later.
     */
    private static boolean isNew(ServiceFinding finding, Optional<Incident> before) {
        return before.map(Incident::cause)
                .filter(cause -> cause.equals(DiagnosisText.brief(finding.diagnosis())) || DiagnosisText.isDoubt(cause))
                .isEmpty();
    }

    private static boolean overdue(Optional<Incident> before, Instant now) {
        return before.filter(i -> i.phase() != Incident.Phase.NOTICED)
                .flatMap(Incident::deadline)
                .filter(now::isAfter)
                .isPresent();
    }
}

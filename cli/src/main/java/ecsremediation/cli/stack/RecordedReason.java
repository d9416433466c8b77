package ecsremediation.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.Plan;
import ecsremediation.report.LaunchFailureText;
import ecsremediation.report.PlanText;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Why a recorded plan holds, or asks an operator to act, in the few words of the messages' subjects. */
public final class RecordedReason {
    private RecordedReason() {}

    /**
     * The words; empty for a plan that raises, and for a reason that this version does not know.
     *
     * @param plan a plan of a decision record
     * @param record the whole decision record, which has the causes
     */
    public static Optional<String> words(JsonNode plan, JsonNode record) {
        return constant(LaunchFailure.Kind.values(), plan.path("launchFailure"))
                .map(LaunchFailureText::brief)
                .or(() -> isEscalation(plan) ? escalation(plan, record) : hold(plan));
    }

    private static boolean isEscalation(JsonNode plan) {
        return plan.path("kind").asText().equals("Escalate");
    }

    private static Optional<String> escalation(JsonNode plan, JsonNode record) {
        Optional<Plan.Escalate.Reason> reason = constant(Plan.Escalate.Reason.values(), plan.path("reason"));
        return reason.filter(r -> r == Plan.Escalate.Reason.NOT_CAPACITY)
                .flatMap(_ -> cause(plan, record))
                .or(() -> reason.map(PlanText::brief));
    }

    private static Optional<String> hold(JsonNode plan) {
        return constant(Plan.Hold.Reason.values(), plan.path("reason")).map(PlanText::brief);
    }

    /** The diagnosed cause of the plan's first service. */
    private static Optional<String> cause(JsonNode plan, JsonNode record) {
        String service = plan.path("services").path(0).asText();
        return StreamSupport.stream(record.path("diagnoses").spliterator(), false)
                .filter(diagnosis -> diagnosis.path("service").asText().equals(service))
                .map(diagnosis -> diagnosis.path("cause").asText())
                .filter(cause -> !cause.isEmpty())
                .findFirst();
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, JsonNode name) {
        return Stream.of(all).filter(one -> one.name().equals(name.asText())).findFirst();
    }
}

package ecsremediation.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.event.ServiceName;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.Plan;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the history of an incident says of each reason that a decision record can name. */
final class RecordedReasonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<ObjectNode> plans() {
        Stream<ObjectNode> holds = Stream.of(Plan.Hold.Reason.values()).map(reason -> plan("Hold", reason.name()));
        Stream<ObjectNode> escalations =
                Stream.of(Plan.Escalate.Reason.values()).map(reason -> plan("Escalate", reason.name()));
        return Stream.concat(holds, escalations);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noReasonReachesAPersonByTheNameOfItsConstant(ObjectNode plan) {
        String line = line(plan);
        assertThat(line).doesNotContain(plan.path("reason").asText()).endsWith(": the detail");
        assertThat(line).matches("(hold|operator action required), \\S.*: the detail");
    }

    @ParameterizedTest
    @EnumSource
    void aFailedLaunchNamesItsCause(LaunchFailure.Kind kind) {
        String line = line(plan("Escalate", "LAUNCH_FAILING").put("launchFailure", kind.name()));
        assertThat(line).doesNotContain(kind.name() + ":", "launches fail:").endsWith(": the detail");
    }

    @ParameterizedTest
    @EnumSource(
            value = Plan.Escalate.Reason.class,
            names = {"NOT_CAPACITY"})
    void whatMoreInstancesWouldNotHelpIsNamedByItsCause(Plan.Escalate.Reason reason) {
        assertThat(line(plan("Escalate", reason.name())))
                .isEqualTo("operator action required, the container image cannot be pulled: the detail");
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aReasonThatThisVersionDoesNotKnowIsLeftOut(ObjectNode plan) {
        assertThat(line(plan.put("reason", "OF_A_LATER_VERSION")))
                .matches("(hold|operator action required): the detail");
    }

    private static ObjectNode plan(String kind, String reason) {
        ObjectNode plan = JSON.createObjectNode().put("kind", kind).put("reason", reason);
        plan.putArray("services").add("api");
        return plan.put("detail", "the detail");
    }

    private static String line(ObjectNode plan) {
        ObjectNode record = JSON.createObjectNode().put("takenAt", "2026-01-05T09:00:00Z");
        record.putArray("diagnoses")
                .addObject()
                .put("service", "api")
                .put("cause", "the container image cannot be pulled");
        record.putArray("plans").add(plan);
        return RecordedDecision.of(record.toString(), new ServiceName("lab", "api"))
                .orElseThrow()
                .plans()
                .getFirst();
    }
}

package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.Modes;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Snapshot;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Capacity;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.BlockedLaunches;
import ecsremediation.plan.EscalationReason;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.Proposal;
import ecsremediation.plan.RequiredCapacity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log line of a reconciliation has a limit, whatever the number of services. The decision record has none. */
final class DecisionLineTest {
    private static final int SERVICES = 5_000;

    /** CloudWatch Logs takes 1 MB; 200 KB leave room for the other fields of the line. */
    private static final int MOST_BYTES = 200_000;

    @Test
    void aLineOfQuietServicesDoesNotGrowWithThem() {
        String one = DecisionLine.json(quiet(1));
        String many = DecisionLine.json(quiet(SERVICES));

        assertThat(many.length() - one.length()).isEqualTo("5000".length() - "1".length());
        assertThat(json(many).at("/services/NoGap").asInt()).isEqualTo(SERVICES);
        assertThat(json(many).at("/diagnoses")).isEmpty();
        assertThat(json(DecisionRecord.json(quiet(SERVICES))).at("/diagnoses")).hasSize(SERVICES);
    }

    @Test
    void aLineOfManyGapsListsTheMostImportantAndCountsTheRest() {
        List<Diagnosis> diagnoses = diagnoses(SERVICES, DecisionLineTest::gap);
        List<Plan> plans = new ArrayList<>();
        diagnoses.forEach(d -> plans.add(hold(List.of(d.service()))));
        plans.add(hold(diagnoses.stream().map(Diagnosis::service).toList()));
        plans.add(new Plan.Escalate(
                new EscalationReason.NothingFits(Observations.GROUP, List.of()),
                Optional.of(Observations.GROUP),
                List.of(diagnoses.getLast().service())));
        Report report = report(diagnoses, plans);

        String line = DecisionLine.json(report);

        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        JsonNode json = json(line);
        assertThat(json.at("/services/NotOurs").asInt()).isEqualTo(SERVICES);
        assertThat(json.at("/diagnoses/0/service").asText())
                .isEqualTo(diagnoses.getLast().service().service());
        assertThat(json.at("/diagnoses").size() + json.at("/diagnosesNotListed").asInt())
                .isEqualTo(SERVICES);
        assertThat(json.at("/plans/0/kind").asText()).isEqualTo("Escalate");
        assertThat(json.at("/plans").size() + json.at("/plansNotListed").asInt())
                .isEqualTo(SERVICES + 2);
        assertThat(json(DecisionRecord.json(report)).at("/plans")).hasSize(SERVICES + 2);
    }

    @Test
    void aFewServicesWithGapsAreListedAsInTheRecord() {
        Report report = report(diagnoses(3, DecisionLineTest::gap), List.of());

        assertThat(json(DecisionLine.json(report)).at("/diagnoses"))
                .isEqualTo(json(DecisionRecord.json(report)).at("/diagnoses"));
        assertThat(json(DecisionLine.json(report)).has("diagnosesNotListed")).isFalse();
    }

    /** The saved queries ask for the first of each list. */
    @Test
    void refusalsAndFailedLaunchesHaveListsOfTheirOwn() {
        List<Diagnosis> diagnoses = diagnoses(1, DecisionLineTest::gap);
        List<Outcome> outcomes = List.of(
                new Outcome.Raised("a", new Capacity(1, 1), new Capacity(2, 2), Observations.NOW),
                new Outcome.Refused(
                        "b", Outcome.Refused.Reason.INVALID, new WriteObstacle.AwsAnswer("ValidationError")),
                new Outcome.Failed("c", false, new WriteObstacle.AwsAnswer("ServiceFailure")));

        JsonNode line = json(DecisionLine.json(report(diagnoses, List.of(hold(List.of()), launchFailing()), outcomes)));

        assertThat(line.at("/refusals").findValuesAsText("group")).containsExactly("b", "c");
        assertThat(line.at("/refusals/0/what").asText()).contains("ValidationError");
        assertThat(line.at("/failedLaunches"))
                .singleElement()
                .satisfies(launch ->
                        assertThat(launch.at("/launchFailure").asText()).isEqualTo("SUBNET_FULL"));
        assertThat(json(DecisionLine.json(report(diagnoses, List.of()))).has("refusals"))
                .isFalse();
    }

    private static Plan launchFailing() {
        LaunchFailure failure = LaunchFailure.of(
                "There are not enough free addresses in subnet 'subnet-1' to satisfy the requested number of instances.");
        RequiredCapacity required = new RequiredCapacity("d", new Capacity(1, 1), new Capacity(2, 2));
        BlockedLaunches blocked = new BlockedLaunches(
                new FailingLaunches(3, Observations.NOW, failure, false), Optional.empty(), required);
        return new Plan.Escalate(new EscalationReason.LaunchFailing(blocked), Optional.of("d"), List.of());
    }

    private static Plan hold(List<ServiceName> services) {
        return new Plan.Hold(new HoldReason.CapacityForEveryTask(), Optional.empty(), Optional.empty(), services);
    }

    private static Report quiet(int services) {
        return report(diagnoses(services, name -> new Diagnosis.NoGap(name, List.of())), List.of());
    }

    private static Diagnosis gap(ServiceName name) {
        return new Diagnosis.NotOurs(name, Diagnosis.NotOurs.Kind.FARGATE, List.of());
    }

    private static List<Diagnosis> diagnoses(int services, Function<ServiceName, Diagnosis> diagnosis) {
        return IntStream.range(0, services)
                .mapToObj(i -> diagnosis.apply(new ServiceName(Observations.CLUSTER, "service-%05d".formatted(i))))
                .toList();
    }

    private static Report report(List<Diagnosis> diagnoses, List<Plan> plans) {
        return report(diagnoses, plans, List.of());
    }

    private static Report report(List<Diagnosis> diagnoses, List<Plan> plans, List<Outcome> outcomes) {
        return new Report(
                new Trigger.Tick(Observations.NOW),
                Modes.ACT,
                new Snapshot(Observations.empty().build()),
                new Proposal(diagnoses, plans),
                outcomes,
                List.of());
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}

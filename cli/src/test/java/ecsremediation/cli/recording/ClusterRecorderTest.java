package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.UserError;
import ecsremediation.cli.decide.Decider;
import ecsremediation.cli.decide.DecisionComparison;
import ecsremediation.cli.recording.anonymize.OriginalNames;
import ecsremediation.incident.Snapshot;
import ecsremediation.plan.Limits;
import ecsremediation.report.DecisionRecord;
import ecsremediation.simulator.endpoint.FaultInjector;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recordings of a served account: the same decision as from the account itself, with names and without. */
class ClusterRecorderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration QUARTER = Duration.ofMinutes(15);

    static Stream<Arguments> worlds() {
        return Stream.of(
                world("NoGap", "", () -> ServedZephyr.atRest(Optional.of("10"))),
                world(
                        "CapacityShortfall",
                        "RaiseCapacity",
                        () -> ServedZephyr.atRest(Optional.of("10")).desire(4).pass(QUARTER)),
                world(
                        "CapacityShortfall",
                        "NO_CEILING",
                        () -> ServedZephyr.atRest(Optional.empty()).desire(4).pass(QUARTER)),
                world(
                        "CapacityShortfall",
                        "CEILING",
                        () -> ServedZephyr.atRest(Optional.of("1")).desire(4).pass(QUARTER)),
                world(
                        "CapacityShortfall",
                        "BACKOFF",
                        () -> ServedZephyr.atRest(Optional.of("10"))
                                .refuseLaunches(
                                        "We currently do not have sufficient t3.micro capacity in the Availability Zone"
                                                + " you requested (eu-central-1a). Launching EC2 instance failed.")
                                .desire(4)
                                .resize(4)
                                .pass(Duration.ofMinutes(8))),
                world(
                        "IMAGE_PULL",
                        "NOT_CAPACITY",
                        () -> ServedZephyr.atRest(Optional.of("10"))
                                .failPulls(
                                        "CannotPullContainerError: zephyr.example/zephyr/payments:9 not found by zephyr-node")
                                .desire(4)
                                .resize(4)
                                .pass(QUARTER)),
                world(
                        "CapacityShortfall",
                        "\"group\":\"zephyr-batch\",\"fromDesired\":1",
                        () -> ServedZephyr.atRest(Optional.of("10"))
                                .withAnotherGroup(5)
                                .desire(3)
                                .pass(QUARTER)));
    }

    private static Arguments world(String diagnosis, String plan, Supplier<ServedZephyr> world) {
        return Arguments.of(diagnosis, plan, world);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void leadsToTheDecisionOfTheCluster(String diagnosis, String plan, Supplier<ServedZephyr> served)
            throws JsonProcessingException {
        try (ServedZephyr world = served.get()) {
            JsonNode expected = JSON.readTree(
                    DecisionRecord.summary(Decider.decide(new Snapshot(world.observed()), Limits.DEFAULT)));
            JsonNode recorded = world.recorded();
            AnonymizedRecording anonymized = AnonymizedRecording.of(recorded);

            assertThat(expected.path("diagnoses").toString()).contains(diagnosis);
            assertThat(expected.path("plans").toString()).contains(plan);
            assertThat(DecisionComparison.differences(expected, CheckedRecording.decision(Recording.of(recorded))))
                    .isEmpty();
            assertThat(anonymized.differences()).isEmpty();
            assertThat(OriginalNames.of(recorded).leftIn(anonymized.tree())).isEmpty();
            assertThat(anonymized.tree().toString())
                    .doesNotContainIgnoringCase("zephyr")
                    .doesNotContain(ServedZephyr.ACCOUNT);
        }
    }

    @Test
    void recordsEveryTaskAndItsDefinition() {
        try (ServedZephyr world = ServedZephyr.atRest(Optional.of("10"))) {
            JsonNode recorded = world.recorded();
            assertThat(recorded.at("/ecs/tasks/0/group").asText()).isEqualTo("service:" + ServedZephyr.SERVICE);
            assertThat(recorded.at("/ecs/taskDefinitions/0/family").asText()).isEqualTo("zephyr-payments-task");
            assertThat(recorded.at("/ecs/taskDefinitions/0/containerDefinitions/0/image")
                            .asText())
                    .isEqualTo("public.ecr.aws/docker/library/nginx:latest");
            assertThat(recorded.has("expect")).isFalse();
        }
    }

    @Test
    void namesACallThatAwsRefuses() {
        AwsFault denied = AwsFault.sender("AccessDeniedException", "User is not authorized to perform the call");
        try (ServedZephyr world = ServedZephyr.atRest(Optional.of("10"))
                .injectFaults(FaultInjector.when(
                        call -> call.action().equals("ecs:DescribeTasks"), new FaultInjector.Effect.Refuse(denied)))) {
            assertThatThrownBy(world::recorded)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("ecs:DescribeTasks failed (AccessDeniedException: User is not authorized")
                    .hasMessageContaining("allow ecs:DescribeTasks in the IAM policy");
        }
    }
}

package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ecsremediation.simulator.endpoint.FaultInjector.Effect;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClientBuilder;
import software.amazon.awssdk.services.autoscaling.model.ResourceContentionException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;

class FaultInjectorTest {
    private final TestEndpoint lab = TestEndpoint.start();
    private final EcsClient ecs =
            lab.client(EcsClient.builder().overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())));
    private final AutoScalingClient autoScaling = lab.client(once(AutoScalingClient.builder()));

    private static AutoScalingClientBuilder once(AutoScalingClientBuilder builder) {
        return builder.overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void raise() {
        autoScaling.updateAutoScalingGroup(
                r -> r.autoScalingGroupName(TestEndpoint.GROUP).maxSize(4).desiredCapacity(4));
    }

    private int desired() {
        return lab.world().autoScaling().group(TestEndpoint.GROUP).sizes().desired();
    }

    @Test
    void countsCallsAndListsWrites() {
        ecs.listClusters();
        ecs.listClusters();
        raise();

        CallLog log = lab.endpoint().log();
        assertThat(log.count("ecs:ListClusters")).isEqualTo(2);
        assertThat(log.writes(Api.ECS)).isEmpty();
        assertThat(log.writes(Api.AUTO_SCALING))
                .singleElement()
                .satisfies(call -> assertThat(call.action()).isEqualTo("autoscaling:UpdateAutoScalingGroup"));
    }

    @Test
    void refusesWithoutDoingAnything() {
        AwsFault fault = AwsFault.receiver("ResourceContention", "You already have a pending update.");
        lab.endpoint().injectFaults(FaultInjector.when(Call::isWrite, new Effect.Refuse(fault)));

        assertThatExceptionOfType(ResourceContentionException.class).isThrownBy(this::raise);
        assertThat(desired()).isEqualTo(1);
    }

    @Test
    void losesTheAnswerOfAWriteThatWasCarriedOut() {
        lab.endpoint().injectFaults(FaultInjector.when(Call::isWrite, new Effect.LoseAnswer()));

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(this::raise);
        assertThat(desired()).isEqualTo(4);
    }

    @Test
    void throttlesServiceReadsAfterABurstOf100AndRefills20ASecond() {
        lab.endpoint().injectFaults(new TokenBuckets(lab.world().clock()));
        for (int i = 0; i < 100; i++) {
            ecs.listServices(r -> r.cluster(TestEndpoint.CLUSTER));
        }

        assertThatExceptionOfType(EcsException.class)
                .isThrownBy(() -> ecs.listServices(r -> r.cluster(TestEndpoint.CLUSTER)))
                .satisfies(e -> {
                    assertThat(e.isThrottlingException()).isTrue();
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
                });
        assertThat(ecs.listClusters().clusterArns()).hasSize(1);
        lab.world().advance(Duration.ofMillis(100));
        ecs.listServices(r -> r.cluster(TestEndpoint.CLUSTER));
        ecs.listServices(r -> r.cluster(TestEndpoint.CLUSTER));
        assertThatExceptionOfType(EcsException.class)
                .isThrownBy(() -> ecs.listServices(r -> r.cluster(TestEndpoint.CLUSTER)));
    }
}

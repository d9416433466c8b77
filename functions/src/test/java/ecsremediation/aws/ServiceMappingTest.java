package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.ProviderShare;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;

class ServiceMappingTest {
    @Test
    void aProviderWithoutWeightAndBaseGetsNoTasks() {
        assertThat(mapped(item("od", null, 0), item("spot", 1, 0)).capacityProviders())
                .containsExactly("spot");
        assertThat(mapped(item("od", 0, 2), item("spot", 1, null)).capacityProviders())
                .containsExactly("od", "spot");
    }

    @Test
    void aStrategyInWhichNoProviderGetsTasksIsKeptWhole() {
        assertThat(mapped(item("a", 0, 0), item("b", null, null)).capacityProviders())
                .containsExactly("a", "b");
        assertThat(mapped(item("a", null, null)).capacityProviders()).containsExactly("a");
    }

    @Test
    void readsBaseAndWeightOfTheDeployment() {
        assertThat(mapped(item("od", 0, 2), item("spot", 3, null))
                        .deployments()
                        .getFirst()
                        .shares())
                .containsExactly(new ProviderShare("od", 2, 0), new ProviderShare("spot", 0, 3));
    }

    private static ecsremediation.model.Service mapped(CapacityProviderStrategyItem... items) {
        List<CapacityProviderStrategyItem> strategy = List.of(items);
        Deployment deployment = Deployment.builder()
                .id("ecs-svc/1")
                .status("PRIMARY")
                .taskDefinition("web:1")
                .desiredCount(1)
                .runningCount(0)
                .pendingCount(0)
                .createdAt(Instant.EPOCH)
                .capacityProviderStrategy(strategy)
                .build();
        return ServiceMapping.service(
                "shop",
                Service.builder()
                        .serviceName("web")
                        .status("ACTIVE")
                        .desiredCount(1)
                        .runningCount(0)
                        .pendingCount(0)
                        .capacityProviderStrategy(strategy)
                        .deployments(deployment)
                        .build());
    }

    private static CapacityProviderStrategyItem item(String name, @Nullable Integer weight, @Nullable Integer base) {
        return CapacityProviderStrategyItem.builder()
                .capacityProvider(name)
                .weight(weight)
                .base(base)
                .build();
    }
}

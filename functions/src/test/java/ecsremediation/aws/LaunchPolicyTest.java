package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.AutoScalingGroup.TypeOrder;
import ecsremediation.model.Resources;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.InstanceRequirements;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;

/** Which of a group's types the next launch may bring. The group's desired capacity is 2. */
class LaunchPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "prioritized,  100, 0, LISTED",
        "lowest-price, 100, 0, ANY",
        "prioritized,    0, 0, ANY",
        "prioritized,   50, 2, ANY",
        "prioritized,   50, 3, LISTED",
        "lowest-price,   0, 3, ANY"
    })
    void onlyPrioritizedOnDemandInstancesComeInTheListedOrder(
            String strategy, int percentage, int base, TypeOrder order) {
        AutoScalingGroup group = listing(p -> p.instancesDistribution(d -> d.onDemandAllocationStrategy(strategy)
                .onDemandPercentageAboveBaseCapacity(percentage)
                .onDemandBaseCapacity(base)
                .spotAllocationStrategy("capacity-optimized-prioritized")));

        assertThat(LaunchPolicy.order(group)).isEqualTo(order);
    }

    @Test
    void aPolicyWithoutADistributionIsPrioritized() {
        assertThat(LaunchPolicy.order(listing(p -> {}))).isEqualTo(TypeOrder.LISTED);
    }

    @Test
    void withoutAListOfTypesThereIsNoOrder() {
        assertThat(LaunchPolicy.order(AutoScalingGroup.builder().build())).isEqualTo(TypeOrder.ANY);
        assertThat(LaunchPolicy.order(requiring(2, 4096).build())).isEqualTo(TypeOrder.ANY);
    }

    @Test
    void theLeastRequirementsAreThoseThatATypeMayHave() {
        assertThat(LaunchPolicy.leastRequired(requiring(2, 4096).build())).contains(Resources.of(2048, 4096));
        assertThat(LaunchPolicy.leastRequired(listing(p -> {}))).isEmpty();
    }

    @Test
    void requirementsThatNameTheirTypesSetNoLeast() {
        InstanceRequirements named = requirements(2, 0).copy(r -> r.allowedInstanceTypes("m5.large"));

        assertThat(LaunchPolicy.leastRequired(group(named).build())).isEmpty();
    }

    private static AutoScalingGroup listing(
            Consumer<software.amazon.awssdk.services.autoscaling.model.MixedInstancesPolicy.Builder> change) {
        return AutoScalingGroup.builder()
                .desiredCapacity(2)
                .mixedInstancesPolicy(p -> {
                    p.launchTemplate(t -> t.overrides(LaunchTemplateOverrides.builder()
                            .instanceType("t3.medium")
                            .build()));
                    change.accept(p);
                })
                .build();
    }

    private static AutoScalingGroup.Builder requiring(int vcpus, int memory) {
        return group(requirements(vcpus, memory));
    }

    private static AutoScalingGroup.Builder group(InstanceRequirements requirements) {
        return AutoScalingGroup.builder()
                .mixedInstancesPolicy(p -> p.launchTemplate(t -> t.overrides(LaunchTemplateOverrides.builder()
                        .instanceRequirements(requirements)
                        .build())));
    }

    private static InstanceRequirements requirements(int vcpus, int memory) {
        return InstanceRequirements.builder()
                .vCpuCount(c -> c.min(vcpus))
                .memoryMiB(m -> m.min(memory))
                .build();
    }
}

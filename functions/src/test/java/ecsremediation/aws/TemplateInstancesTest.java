package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.model.AutoScalingGroup.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;

/** The types of a group without a list of types: those that it launches now. */
class TemplateInstancesTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    /** Version 2 came last, and version 10 is the highest. */
    private static final Map<String, Instant> REGISTERED =
            Map.of("i-9", AT, "i-10", AT.plusSeconds(60), "i-2", AT.plusSeconds(120));

    private static final List<Instance> INSTANCES = List.of(
            launched("i-9", "t3.medium", "9"), launched("i-10", "t3.large", "10"), launched("i-2", "t3.small", "2"));

    @Test
    void latestIsTheHighestVersion() {
        assertThat(types("$Latest", INSTANCES)).containsExactly("t3.large");
    }

    @Test
    void defaultIsTheVersionOfTheNewestInstance() {
        assertThat(types("$Default", INSTANCES)).containsExactly("t3.small");
    }

    @Test
    void aPendingInstanceIsTheNewest() {
        List<Instance> pending = List.of(
                INSTANCES.getFirst(),
                INSTANCES.getLast(),
                launched("i-new", "t3.micro", "11").copy(i -> i.lifecycleState("Pending")));

        assertThat(types("$Default", pending)).containsExactly("t3.micro");
    }

    @Test
    void aGroupThatNamesAVersionLaunchesFromIt() {
        assertThat(types("9", INSTANCES)).containsExactly("t3.medium");
    }

    @Test
    void everyTypeCountsWhereNoInstanceIsOfTheVersion() {
        assertThat(types("11", INSTANCES)).containsExactly("t3.large", "t3.medium", "t3.small");
        assertThat(types(
                        "$Latest",
                        List.of(INSTANCES.getFirst().copy(i -> i.launchTemplate((LaunchTemplateSpecification) null)))))
                .containsExactly("t3.medium");
    }

    @Test
    void anInstanceOfAnotherTemplateDoesNotCount() {
        Instance attached = launched("i-11", "t3.nano", "11")
                .copy(i -> i.launchTemplate(t -> t.launchTemplateName("other").version("11")));

        assertThat(types("$Latest", List.of(INSTANCES.get(1), attached))).containsExactly("t3.large");
    }

    @Test
    void anInstanceOfAnEarlierLaunchConfigurationDoesNotCount() {
        AutoScalingGroup group = AutoScalingGroup.builder()
                .launchConfigurationName("new")
                .instances(
                        Instance.builder()
                                .instanceType("t3.micro")
                                .launchConfigurationName("old")
                                .build(),
                        Instance.builder()
                                .instanceType("t3.small")
                                .launchConfigurationName("new")
                                .build())
                .build();

        assertThat(OfferedTypes.of(group, REGISTERED)).containsExactly(new Offer("t3.small", 1));
    }

    private static List<String> types(String version, List<Instance> instances) {
        AutoScalingGroup group = AutoScalingGroup.builder()
                .launchTemplate(t -> t.launchTemplateName("nodes").version(version))
                .instances(instances)
                .build();
        return OfferedTypes.of(group, REGISTERED).stream()
                .map(Offer::instanceType)
                .toList();
    }

    private static Instance launched(String id, String type, String version) {
        return Instance.builder()
                .instanceId(id)
                .instanceType(type)
                .lifecycleState("InService")
                .launchTemplate(t -> t.launchTemplateName("nodes").version(version))
                .build();
    }
}

package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;

/**
 * The instances of a group that come from what it launches from now. Instances of earlier launch template
 * versions or launch configurations stay in the group, and may be of another type.
 */
final class TemplateInstances {
    private TemplateInstances() {}

    /**
     * Those of the version that the group names; for {@code $Latest} those of the highest version, for
     * {@code $Default} those of the version of the newest instance. All instances of the group where none of
     * them says which version it comes from.
     *
     * @param registered when each instance registered in the cluster, by EC2 id
     */
    static List<Instance> of(AutoScalingGroup group, Map<String, Instant> registered) {
        List<Instance> current = current(group, template(group), registered);
        return current.isEmpty() ? group.instances() : current;
    }

    /** The launch template and the version that the group names, or its launch configuration; empty if it names none. */
    static String launchTemplate(AutoScalingGroup group) {
        LaunchTemplateSpecification template = template(group);
        if (template == null) {
            return text(group.launchConfigurationName());
        }
        String id = text(template.launchTemplateId());
        return (id.isEmpty() ? text(template.launchTemplateName()) : id) + ":" + text(template.version());
    }

    private static List<Instance> current(
            AutoScalingGroup group, @Nullable LaunchTemplateSpecification template, Map<String, Instant> registered) {
        if (template == null) {
            String configuration = text(group.launchConfigurationName());
            return group.instances().stream()
                    .filter(i -> !configuration.isEmpty() && configuration.equals(i.launchConfigurationName()))
                    .toList();
        }
        List<Instance> launched =
                group.instances().stream().filter(i -> isFrom(template, i)).toList();
        Set<String> versions = switch (text(template.version())) {
            case "$Latest" -> highest(launched);
            case "$Default", "" -> newest(launched, registered);
            case String named -> Set.of(named);
        };
        return launched.stream().filter(i -> versions.contains(version(i))).toList();
    }

    private static @Nullable LaunchTemplateSpecification template(AutoScalingGroup group) {
        if (group.mixedInstancesPolicy() == null || group.mixedInstancesPolicy().launchTemplate() == null) {
            return group.launchTemplate();
        }
        return group.mixedInstancesPolicy().launchTemplate().launchTemplateSpecification();
    }

    private static boolean isFrom(LaunchTemplateSpecification template, Instance instance) {
        LaunchTemplateSpecification own = instance.launchTemplate();
        return own != null
                && (same(template.launchTemplateId(), own.launchTemplateId())
                        || same(template.launchTemplateName(), own.launchTemplateName()));
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private static Set<String> highest(List<Instance> launched) {
        return launched.stream()
                .map(TemplateInstances::version)
                .filter(v -> v.matches("[0-9]{1,9}"))
                .max(Comparator.comparingInt(Integer::parseInt))
                .map(Set::of)
                .orElse(Set.of());
    }

    /** The versions of the instances that are still pending, or else of those that registered last. */
    private static Set<String> newest(List<Instance> launched, Map<String, Instant> registered) {
        Optional<Instant> last =
                launched.stream().flatMap(i -> since(i, registered).stream()).max(Comparator.naturalOrder());
        return launched.stream()
                .filter(i -> last.isPresent() && since(i, registered).equals(last))
                .map(TemplateInstances::version)
                .collect(Collectors.toSet());
    }

    private static Optional<Instant> since(Instance instance, Map<String, Instant> registered) {
        boolean pending = text(instance.lifecycleStateAsString()).startsWith("Pending");
        return Optional.ofNullable(registered.get(text(instance.instanceId())))
                .or(() -> pending ? Optional.of(Instant.MAX) : Optional.empty());
    }

    private static String version(Instance instance) {
        return instance.launchTemplate() == null
                ? ""
                : text(instance.launchTemplate().version());
    }
}

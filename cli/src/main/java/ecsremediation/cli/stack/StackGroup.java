package ecsremediation.cli.stack;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.GroupLocks.Lease;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/**
 * An Auto Scaling group with a ceiling tag, which lets the functions raise it.
 *
 * @param ceiling the ceiling tag's value, unparsed
 * @param mode the mode tag's value; empty without that tag
 * @param lastAction the functions' last change of the group; empty if the table has none
 * @param lock the lock of the function that changes the group now, if any
 */
public record StackGroup(
        String name,
        Capacity capacity,
        String ceiling,
        Optional<String> mode,
        Optional<CapacityAction> lastAction,
        Optional<Lease> lock) {

    /** Reads every group of the Region with a ceiling tag, sorted by name. */
    public static List<StackGroup> all(Installation stack, Instant now) {
        AutoScalingClient autoScaling = stack.account().clients().autoScaling();
        Filter tagged = Filter.builder()
                .name("tag-key")
                .values(AutoScalingGroup.CEILING_TAG)
                .build();
        return stack
                .account()
                .ask(
                        "describe Auto Scaling groups",
                        () ->
                                autoScaling
                                        .describeAutoScalingGroupsPaginator(r -> r.filters(tagged))
                                        .autoScalingGroups()
                                        .stream()
                                        .collect(Collectors.toList()))
                .stream()
                .map(g -> of(g, stack, now))
                .sorted(Comparator.comparing(StackGroup::name))
                .toList();
    }

    private static StackGroup of(
            software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup group, Installation stack, Instant now) {
        String name = group.autoScalingGroupName();
        return new StackGroup(
                name,
                new Capacity(group.desiredCapacity(), group.maxSize()),
                tag(group, AutoScalingGroup.CEILING_TAG).orElse("none"),
                tag(group, AutoScalingGroup.MODE_TAG),
                stack.read(records -> records.lastAction(name)),
                stack.read(records -> records.lock(name, now)));
    }

    private static Optional<String> tag(
            software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup group, String key) {
        return group.tags().stream()
                .filter(tag -> key.equals(tag.key()))
                .map(TagDescription::value)
                .findFirst();
    }
}

package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.or;
import static ecsremediation.aws.ResponseFields.required;
import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.CapacityProvider;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.AutoScalingGroupProvider;

/** Capacity providers as DescribeCapacityProviders gives them. */
final class CapacityProviderMapping {
    private CapacityProviderMapping() {}

    static CapacityProvider provider(software.amazon.awssdk.services.ecs.model.CapacityProvider p) {
        Optional<AutoScalingGroupProvider> group = Optional.ofNullable(p.autoScalingGroupProvider());
        String name = required(p.name(), "name");
        return new CapacityProvider(
                name,
                Optional.ofNullable(p.typeAsString()).orElseGet(() -> kind(name, p)),
                or(p.statusAsString(), "ACTIVE"),
                group.map(g -> Arns.group(required(g.autoScalingGroupArn(), "autoScalingGroupArn"))),
                group.map(AutoScalingGroupProvider::managedScaling)
                        .filter(m -> "ENABLED".equals(m.statusAsString()))
                        .isPresent(),
                updateFailure(p));
    }

    /** A failed update or creation; a failed deletion changes nothing of how the provider scales. */
    private static Optional<CapacityProvider.UpdateFailure> updateFailure(
            software.amazon.awssdk.services.ecs.model.CapacityProvider p) {
        return Optional.ofNullable(p.updateStatusAsString())
                .filter(status -> status.equals("UPDATE_FAILED") || status.equals("CREATE_FAILED"))
                .map(status -> new CapacityProvider.UpdateFailure(status, text(p.updateStatusReason())));
    }

    /** The provider's type. If the response has none, AWS's own providers are recognised by their names. */
    private static String kind(String name, software.amazon.awssdk.services.ecs.model.CapacityProvider p) {
        if (p.managedInstancesProvider() != null) {
            return "MANAGED_INSTANCES";
        }
        return p.autoScalingGroupProvider() != null ? "EC2_AUTOSCALING" : name;
    }
}

package ecsremediation.plan;

import ecsremediation.model.LaunchFailure;

/** Who has to do what when EC2 does not launch instances. */
final class LaunchAdvice {
    private LaunchAdvice() {}

    /** An instruction, for whoever owns the group. */
    static String on(LaunchFailure.Kind kind) {
        return switch (kind) {
            case INSUFFICIENT_CAPACITY ->
                "If it lasts, let the group launch other instance types as well, or in further Availability Zones.";
            case SPOT_CAPACITY ->
                "If it lasts, let the group launch more instance types and zones, or part of them On-Demand.";
            case RESERVATION ->
                "Enlarge the Capacity Reservation, or let the group's launch template use On-Demand besides it.";
            case QUOTA ->
                "Ask for a higher EC2 quota in the Service Quotas console, or end instances that nobody needs.";
            case SPOT_PRICE -> "Take the maximum Spot price out of the group, or raise it.";
            case SUBNET_FULL -> "Give the group a subnet with free addresses.";
            case LIFECYCLE_HOOK ->
                "Read the log of what the launch lifecycle hook waits for (user data, Lambda), and mend that.";
            case INSTANCE_STOPPED -> "Find out what stops the instance while it boots: user data, image, volume.";
            case INSTANCE_TYPE -> "Correct the instance type, its options or the zones in the group's launch template.";
            case IMAGE -> "Put an AMI that exists and may be used into the group's launch template.";
            case BLOCK_DEVICE -> "Correct the block device mappings in the group's launch template.";
            case LAUNCH_TEMPLATE -> "Give the group a launch template version that exists and is complete.";
            case KEY_PAIR -> "Take the key pair out of the group's launch template, or create it again.";
            case SECURITY_GROUP -> "Correct the security groups in the group's launch template.";
            case SUBNET -> "Take the missing subnet off the group.";
            case LOAD_BALANCER -> "Take the missing load balancer or target group off the group.";
            case ENCRYPTION_KEY ->
                "Let the service-linked role of EC2 Auto Scaling use the KMS key of the volumes, or use another key.";
            case PERMISSION ->
                "Correct the IAM permissions: service-linked role, instance profile, launch template; a denial that is"
                        + " encoded is read by: aws sts decode-authorization-message";
            case ACCOUNT -> "Ask AWS Support to let the account launch instances in this Region.";
            case AWS_FAULT -> "Look at the AWS Health Dashboard.";
            case UNKNOWN -> "Read the group's activity history in the EC2 console.";
        };
    }
}

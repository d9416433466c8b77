package ecsremediation.report;

import ecsremediation.model.FailingLaunches;
import ecsremediation.model.LaunchFailure;
import ecsremediation.plan.BlockedLaunches;

/** Why launches failed, in a few words and in whole sentences. */
public final class LaunchFailureText {
    private LaunchFailureText() {}

    /** In a few words that fit behind a colon. */
    public static String brief(LaunchFailure.Kind kind) {
        return switch (kind) {
            case INSUFFICIENT_CAPACITY -> "EC2 has no capacity for these instances now";
            case SPOT_CAPACITY -> "EC2 has no Spot capacity now";
            case RESERVATION -> "the Capacity Reservation is full";
            case QUOTA -> "an EC2 quota is used up";
            case SPOT_PRICE -> "the Spot price offered is too low";
            case SUBNET_FULL -> "a subnet is out of addresses";
            case LIFECYCLE_HOOK -> "a launch lifecycle hook was abandoned";
            case INSTANCE_STOPPED -> "the instance stopped while it booted";
            case INSTANCE_TYPE -> "the instance type is not supported there";
            case IMAGE -> "the AMI cannot be used";
            case BLOCK_DEVICE -> "the block devices are not valid";
            case LAUNCH_TEMPLATE -> "the launch template cannot be used";
            case KEY_PAIR -> "the key pair is gone";
            case SECURITY_GROUP -> "a security group is gone";
            case SUBNET -> "a subnet is gone";
            case LOAD_BALANCER -> "the load balancer does not take instances";
            case ENCRYPTION_KEY -> "the volumes' KMS key cannot be used";
            case PERMISSION -> "IAM does not allow the launch";
            case ACCOUNT -> "the account may not launch instances";
            case AWS_FAULT -> "EC2 has an internal error";
            case UNKNOWN -> "EC2 gives a reason that is not known here";
        };
    }

    /** With EC2's own words, and what the group asks for. */
    static String detail(BlockedLaunches blocked) {
        FailingLaunches launches = blocked.launches();
        String group = blocked.required().group();
        String failed = launches.attempts() == 1 ? "A launch" : launches.attempts() + " launches in a row";
        String asked = blocked.required().isMet()
                ? group + " already requests what is needed, and EC2 Auto Scaling keeps retrying by itself."
                : PlanText.required(blocked.required()) + ".";
        return failed + " of " + group + " failed: \"" + launches.failure().words() + "\" " + asked
                + blocked.notBefore()
                        .map(t -> " It is not raised before " + Utc.time(t) + ".")
                        .orElse("");
    }
}

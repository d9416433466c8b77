package ecsremediation.model;

/**
 * Why EC2 did not launch an instance.
 *
 * @param words the scaling activity's own words
 */
public record LaunchFailure(Kind kind, String words) {

    /** The failure that an activity's words describe. */
    public static LaunchFailure of(String words) {
        return new LaunchFailure(LaunchFailureWords.kind(words), words);
    }

    /** What failed, and who can resolve it. */
    public enum Kind {
        /** EC2 has no free capacity for the instance type in the zone. */
        INSUFFICIENT_CAPACITY(Resolution.TIME),
        /** EC2 has no Spot capacity, or interrupted the instance while it booted. */
        SPOT_CAPACITY(Resolution.TIME),
        /** A Capacity Reservation or Capacity Block is full, or not active. */
        RESERVATION(Resolution.EITHER),
        /** A quota of the account is used up: vCPUs, instances, Spot requests, volumes. */
        QUOTA(Resolution.EITHER),
        /** The Spot price the group offers is too low. */
        SPOT_PRICE(Resolution.EITHER),
        /** The subnet has no free address. */
        SUBNET_FULL(Resolution.EITHER),
        /** A lifecycle hook was abandoned or ran out of time. */
        LIFECYCLE_HOOK(Resolution.OPERATOR),
        /** The instance stopped or became unhealthy before it was InService. */
        INSTANCE_STOPPED(Resolution.OPERATOR),
        /** The instance type does not exist in the zone, or not with these options. */
        INSTANCE_TYPE(Resolution.OPERATOR),
        /** The AMI does not exist, is not available, is not licensed, or has another architecture. */
        IMAGE(Resolution.OPERATOR),
        /** The block devices do not match the AMI or the instance type. */
        BLOCK_DEVICE(Resolution.OPERATOR),
        /** The launch template or launch configuration does not exist or is incomplete. */
        LAUNCH_TEMPLATE(Resolution.OPERATOR),
        /** The key pair does not exist. */
        KEY_PAIR(Resolution.OPERATOR),
        /** A security group does not exist, or belongs to another VPC. */
        SECURITY_GROUP(Resolution.OPERATOR),
        /** The subnet does not exist. */
        SUBNET(Resolution.OPERATOR),
        /** The load balancer or target group does not exist or rejects the instance. */
        LOAD_BALANCER(Resolution.OPERATOR),
        /** The KMS key of the volumes cannot be used. */
        ENCRYPTION_KEY(Resolution.OPERATOR),
        /** IAM denies it: the service-linked role, the instance profile or the launch template. */
        PERMISSION(Resolution.OPERATOR),
        /** The account may not use the service or the Region. */
        ACCOUNT(Resolution.OPERATOR),
        /** AWS has a fault, or throttles requests. */
        AWS_FAULT(Resolution.TIME),
        /** A failure in words that this version does not know. */
        UNKNOWN(Resolution.TIME);

        private final Resolution resolution;

        Kind(Resolution resolution) {
            this.resolution = resolution;
        }

        /** What can resolve it. */
        public Resolution resolution() {
            return resolution;
        }
    }

    /** What can resolve a failure. */
    public enum Resolution {
        /** It resolves without an action, or only AWS can resolve it. */
        TIME,
        /** It may resolve without an action. An operator can resolve it sooner. */
        EITHER,
        /** It lasts until an operator resolves it. Every further attempt fails. */
        OPERATOR
    }
}

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
        INSUFFICIENT_CAPACITY(Cure.TIME),
        /** EC2 has no Spot capacity, or interrupted the instance while it booted. */
        SPOT_CAPACITY(Cure.TIME),
        /** A Capacity Reservation or Capacity Block is full, or not active. */
        RESERVATION(Cure.EITHER),
        /** A quota of the account is used up: vCPUs, instances, Spot requests, volumes. */
        QUOTA(Cure.EITHER),
        /** The Spot price the group offers is too low. */
        SPOT_PRICE(Cure.EITHER),
        /** The subnet has no free address. */
        SUBNET_FULL(Cure.EITHER),
        /** A lifecycle hook was abandoned or ran out of time. */
        LIFECYCLE_HOOK(Cure.PERSON),
        /** The instance stopped or became unhealthy before it was InService. */
        INSTANCE_STOPPED(Cure.PERSON),
        /** The instance type does not exist in the zone, or not with these options. */
        INSTANCE_TYPE(Cure.PERSON),
        /** The AMI does not exist, is not available, is not licensed, or has another architecture. */
        IMAGE(Cure.PERSON),
        /** The block devices do not match the AMI or the instance type. */
        BLOCK_DEVICE(Cure.PERSON),
        /** The launch template or launch configuration does not exist or is incomplete. */
        LAUNCH_TEMPLATE(Cure.PERSON),
        /** The key pair does not exist. */
        KEY_PAIR(Cure.PERSON),
        /** A security group does not exist, or belongs to another VPC. */
        SECURITY_GROUP(Cure.PERSON),
        /** The subnet does not exist. */
        SUBNET(Cure.PERSON),
        /** The load balancer or target group does not exist or rejects the instance. */
        LOAD_BALANCER(Cure.PERSON),
        /** The KMS key of the volumes cannot be used. */
        ENCRYPTION_KEY(Cure.PERSON),
        /** IAM denies it: the service-linked role, the instance profile or the launch template. */
        PERMISSION(Cure.PERSON),
        /** The account may not use the service or the Region. */
        ACCOUNT(Cure.PERSON),
        /** AWS has a fault, or throttles requests. */
        AWS_FAULT(Cure.TIME),
        /** A failure in words that this version does not know. */
        UNKNOWN(Cure.TIME);

        private final Cure resolution;

        Kind(Cure resolution) {
            this.resolution = resolution;
        }

        /** What can resolve it. */
        public Cure resolution() {
            return resolution;
        }
    }

    /** What can resolve a failure. */
    public enum Cure {
        /** It resolves without an action, or only AWS can resolve it. */
        TIME,
        /** It may resolve without an action. An operator can resolve it sooner. */
        EITHER,
        /** It lasts until an operator resolves it. Every further attempt fails. */
        PERSON
    }
}

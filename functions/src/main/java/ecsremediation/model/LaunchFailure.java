package ecsremediation.model;

/**
 * Why EC2 did not launch an instance.
 *
 * @param words the scaling activity's own
 */
public record LaunchFailure(Kind kind, String words) {

    /** The failure that an activity's words tell of. */
    public static LaunchFailure of(String words) {
        return new LaunchFailure(LaunchFailureWords.kind(words), words);
    }

    /** What is wrong, and who can mend it. */
    public enum Kind {
        /** EC2 has no such instances in the zone. */
        INSUFFICIENT_CAPACITY(Cure.TIME),
        /** EC2 has no Spot capacity, or took the instance back while it booted. */
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
        /** The instance stopped or became unhealthy before it was in service. */
        INSTANCE_STOPPED(Cure.PERSON),
        /** The instance type does not exist in the zone, or not with these options. */
        INSTANCE_TYPE(Cure.PERSON),
        /** The image is gone, not ready, not licensed, or of another architecture. */
        IMAGE(Cure.PERSON),
        /** The block devices do not suit the image or the instance type. */
        BLOCK_DEVICE(Cure.PERSON),
        /** The launch template or launch configuration is gone or incomplete. */
        LAUNCH_TEMPLATE(Cure.PERSON),
        /** The key pair is gone. */
        KEY_PAIR(Cure.PERSON),
        /** A security group is gone, or belongs to another VPC. */
        SECURITY_GROUP(Cure.PERSON),
        /** The subnet is gone. */
        SUBNET(Cure.PERSON),
        /** The load balancer or target group is gone or does not take the instance. */
        LOAD_BALANCER(Cure.PERSON),
        /** The key that encrypts the volumes cannot be used. */
        ENCRYPTION_KEY(Cure.PERSON),
        /** IAM does not allow it: the service-linked role, the instance profile, the template. */
        PERMISSION(Cure.PERSON),
        /** The account may not use the service or the Region. */
        ACCOUNT(Cure.PERSON),
        /** AWS's own fault, or too many requests. */
        AWS_FAULT(Cure.TIME),
        /** Words this version does not know. */
        UNKNOWN(Cure.TIME);

        private final Cure resolution;

        Kind(Cure resolution) {
            this.resolution = resolution;
        }

        /** What can end it. */
        public Cure resolution() {
            return resolution;
        }
    }

    /** What can end a failure. */
    public enum Cure {
        /** It passes, or nobody but AWS can end it. */
        TIME,
        /** It may pass; a person who acts does not have to wait for that. */
        EITHER,
        /** It stays until a person mends it: trying again only fails again. */
        PERSON
    }
}

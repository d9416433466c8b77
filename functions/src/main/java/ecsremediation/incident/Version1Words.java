package ecsremediation.incident;

import ecsremediation.model.LaunchFailure;
import java.util.Map;

/** The texts in version 1.0.0's rows, exactly as it wrote them, and their meanings. They never change. */
final class Version1Words {
    /** Field {@code cause}. */
    static final Map<String, Cause> CAUSES = Map.ofEntries(
            Map.entry("the instances have too little memory left", Cause.MEMORY),
            Map.entry("the instances have too few CPU units left", Cause.CPU),
            Map.entry("the host ports the tasks need are taken on every instance", Cause.PORTS),
            Map.entry("the instances have no network interface left", Cause.NETWORK_INTERFACES),
            Map.entry("the instances have too few GPUs left", Cause.GPU),
            Map.entry("the cluster has no instance that takes tasks", Cause.NO_INSTANCES),
            Map.entry("each task wants an instance of its own, and there are too few", Cause.DISTINCT_INSTANCE),
            Map.entry("the container image cannot be pulled", Cause.IMAGE_PULL),
            Map.entry("the tasks start and exit", Cause.CRASH_LOOP),
            Map.entry("the tasks fail their health check", Cause.HEALTH_CHECK),
            Map.entry("ECS slowed down starting tasks after repeated failures", Cause.START_THROTTLED),
            Map.entry("the task's configuration keeps it from starting", Cause.CONFIGURATION),
            Map.entry("the ECS agent is disconnected", Cause.AGENT_DISCONNECTED),
            Map.entry("instances run but do not register in the cluster", Cause.NOT_REGISTERING),
            Map.entry("instances failed to register in the cluster", Cause.REGISTRATION_FAILED),
            Map.entry("tasks are placed on an instance and never start", Cause.TASKS_STUCK),
            Map.entry("the task is larger than an empty instance", Cause.TASK_TOO_LARGE),
            Map.entry("the instances lack an attribute the task requires", Cause.MISSING_ATTRIBUTE),
            Map.entry("the instances have another CPU architecture than the task", Cause.WRONG_ARCHITECTURE),
            Map.entry("the instances are in other zones than the task's subnets", Cause.WRONG_ZONE),
            Map.entry("a placement constraint excludes the instances", Cause.MEMBER_OF),
            Map.entry("no Auto Scaling group is known that could take the tasks", Cause.NO_GROUP),
            Map.entry("an AWS quota is used up", Cause.QUOTA),
            Map.entry("minimum and maximum percent leave the deployment no move", Cause.DEPLOYMENT_LIMITS),
            Map.entry("protected tasks block the deployment", Cause.PROTECTED_TASKS),
            Map.entry("the service runs on Fargate", Cause.FARGATE),
            Map.entry("the service is a daemon: it has one task per instance", Cause.DAEMON),
            Map.entry("the service runs on external instances", Cause.EXTERNAL_INSTANCES),
            Map.entry("the service runs on ECS Managed Instances", Cause.MANAGED_INSTANCES),
            Map.entry("CodeDeploy rolls the service out", Cause.CODE_DEPLOY),
            Map.entry("an external controller rolls the service out", Cause.EXTERNAL_CONTROLLER),
            Map.entry("the service is not active", Cause.NOT_ACTIVE),
            Map.entry("the service is of a kind this version does not know", Cause.UNKNOWN_KIND),
            Map.entry("the cluster could not be read completely", Cause.PARTIAL),
            Map.entry("what ECS says and what the instances show contradict each other", Cause.CONTRADICTION),
            Map.entry("the service was not found", Cause.NOT_FOUND));

    /** The end of a headline about failed launches. */
    static final Map<String, LaunchFailure.Kind> LAUNCH_FAILURES = Map.ofEntries(
            Map.entry("EC2 has no such instances now", LaunchFailure.Kind.INSUFFICIENT_CAPACITY),
            Map.entry("EC2 has no Spot capacity now", LaunchFailure.Kind.SPOT_CAPACITY),
            Map.entry("the Capacity Reservation is full", LaunchFailure.Kind.RESERVATION),
            Map.entry("an EC2 quota is used up", LaunchFailure.Kind.QUOTA),
            Map.entry("the Spot price offered is too low", LaunchFailure.Kind.SPOT_PRICE),
            Map.entry("a subnet is out of addresses", LaunchFailure.Kind.SUBNET_FULL),
            Map.entry("a launch lifecycle hook was abandoned", LaunchFailure.Kind.LIFECYCLE_HOOK),
            Map.entry("the instance stopped while it booted", LaunchFailure.Kind.INSTANCE_STOPPED),
            Map.entry("the instance type is not supported there", LaunchFailure.Kind.INSTANCE_TYPE),
            Map.entry("the AMI cannot be used", LaunchFailure.Kind.IMAGE),
            Map.entry("the block devices are not valid", LaunchFailure.Kind.BLOCK_DEVICE),
            Map.entry("the launch template cannot be used", LaunchFailure.Kind.LAUNCH_TEMPLATE),
            Map.entry("the key pair is gone", LaunchFailure.Kind.KEY_PAIR),
            Map.entry("a security group is gone", LaunchFailure.Kind.SECURITY_GROUP),
            Map.entry("a subnet is gone", LaunchFailure.Kind.SUBNET),
            Map.entry("the load balancer does not take instances", LaunchFailure.Kind.LOAD_BALANCER),
            Map.entry("the volumes' KMS key cannot be used", LaunchFailure.Kind.ENCRYPTION_KEY),
            Map.entry("IAM does not allow the launch", LaunchFailure.Kind.PERMISSION),
            Map.entry("the account may not launch instances", LaunchFailure.Kind.ACCOUNT),
            Map.entry("EC2 has a fault of its own", LaunchFailure.Kind.AWS_FAULT),
            Map.entry("EC2 gives a reason we do not know", LaunchFailure.Kind.UNKNOWN));

    /** The end of a headline that begins with "holding". */
    static final Map<String, NotificationKind> HOLDS = Map.ofEntries(
            Map.entry("no further raise allowed for now", NotificationKind.ACTION_RATE),
            Map.entry("somebody else lowered the group", NotificationKind.EXTERNAL_CHANGE),
            Map.entry("paused", NotificationKind.PAUSED),
            Map.entry("an instance refresh is under way", NotificationKind.INSTANCE_REFRESH),
            Map.entry("the service is left to its owner", NotificationKind.OUT_OF_SCOPE),
            Map.entry("launches fail", NotificationKind.BACKOFF));

    /** The end of a headline that begins with "help needed". */
    static final Map<String, NotificationKind> HELP_NEEDED = Map.ofEntries(
            Map.entry("no group carries the ceiling tag", NotificationKind.NO_CEILING),
            Map.entry("the ceiling tag is not a number", NotificationKind.BAD_CEILING),
            Map.entry("the group stands at its ceiling", NotificationKind.AT_CEILING),
            Map.entry("process Launch is suspended", NotificationKind.LAUNCH_SUSPENDED),
            Map.entry("launches fail", NotificationKind.LAUNCH_FAILING),
            Map.entry("another operator owns the group", NotificationKind.OPERATOR_SET),
            Map.entry("raising max would fill the warm pool", NotificationKind.WARM_POOL),
            Map.entry("the sizing failed its own proof", NotificationKind.SIZING_PROOF_BROKEN),
            Map.entry("the raises did not cure it", NotificationKind.NOT_RESOLVED),
            Map.entry("the picture is incomplete or contradicts itself", NotificationKind.INCONCLUSIVE),
            Map.entry("more instances would not help", NotificationKind.NOT_CAPACITY),
            Map.entry("the service was not seen", NotificationKind.NOT_CAPACITY));

    /** The first word of a key. */
    static final Map<String, NotificationKind> KEYS = Map.ofEntries(
            Map.entry("NOT_CAPACITY", NotificationKind.NOT_CAPACITY),
            Map.entry("NO_CEILING", NotificationKind.NO_CEILING),
            Map.entry("BAD_CEILING", NotificationKind.BAD_CEILING),
            Map.entry("AT_CEILING", NotificationKind.AT_CEILING),
            Map.entry("LAUNCH_SUSPENDED", NotificationKind.LAUNCH_SUSPENDED),
            Map.entry("LAUNCH_FAILING", NotificationKind.LAUNCH_FAILING),
            Map.entry("OPERATOR_SET", NotificationKind.OPERATOR_SET),
            Map.entry("WARM_POOL", NotificationKind.WARM_POOL),
            Map.entry("CERTIFICATE_BROKEN", NotificationKind.SIZING_PROOF_BROKEN),
            Map.entry("NOT_CURED", NotificationKind.NOT_RESOLVED),
            Map.entry("INCONCLUSIVE", NotificationKind.INCONCLUSIVE),
            Map.entry("ACCESS_DENIED", NotificationKind.WRITE_DENIED),
            Map.entry("INVALID", NotificationKind.WRITE_INVALID),
            Map.entry("GONE", NotificationKind.GROUP_GONE),
            Map.entry("FAILED", NotificationKind.WRITE_FAILED),
            Map.entry("BACKOFF", NotificationKind.BACKOFF),
            Map.entry("ACTION_RATE", NotificationKind.ACTION_RATE),
            Map.entry("OTHER_HAND", NotificationKind.EXTERNAL_CHANGE),
            Map.entry("PAUSED", NotificationKind.PAUSED),
            Map.entry("INSTANCE_REFRESH", NotificationKind.INSTANCE_REFRESH),
            Map.entry("NOT_OURS", NotificationKind.OUT_OF_SCOPE));

    private Version1Words() {}
}

package ecsremediation.model;

import java.util.List;
import java.util.Locale;

/**
 * What EC2 and EC2 Auto Scaling write when a launch fails (EC2 Auto Scaling guide, "Troubleshoot": launch
 * failures, AMI issues, load balancer issues; EC2 API, error codes). AWS may cut the words at 255 characters,
 * so each row has only a beginning. The last row names what a group or its launch template asks for without effect.
 */
final class LaunchFailureWords {
    /**
     * The first row whose words occur decides. The rows for denied access come before the rows for the
     * resource that the access was denied to.
     */
    private static final List<Row> ROWS = List.of(
            row(LaunchFailure.Kind.LIFECYCLE_HOOK, "lifecycle action", "lifecycle hook"),
            row(
                    LaunchFailure.Kind.ENCRYPTION_KEY,
                    "client error on launch",
                    "client.internalerror",
                    "kms",
                    "customer master key"),
            row(LaunchFailure.Kind.AWS_FAULT, "server.internalerror", "internal error on launch"),
            row(LaunchFailure.Kind.IMAGE, "architecture"),
            row(
                    LaunchFailure.Kind.PERMISSION,
                    "not authorized",
                    "unauthorizedoperation",
                    "access denied",
                    "accessdenied",
                    "not have permission",
                    "assume role",
                    "instance profile",
                    "encoded authorization",
                    "authfailure"),
            row(
                    LaunchFailure.Kind.RESERVATION,
                    "requested reservation",
                    "capacity reservation",
                    "capacityreservation",
                    "reservationcapacityexceeded",
                    "capacity block"),
            row(
                    LaunchFailure.Kind.SPOT_CAPACITY,
                    "no spot capacity",
                    "capacity-not-available",
                    "unfulfillablecapacity",
                    "spotinstancetermination"),
            row(LaunchFailure.Kind.SPOT_PRICE, "spot request price", "spotmaxpricetoolow", "minimum required spot"),
            row(LaunchFailure.Kind.SUBNET_FULL, "free addresses in subnet", "insufficientfreeaddresses"),
            row(
                    LaunchFailure.Kind.QUOTA,
                    "vcpu limit",
                    "vcpulimitexceeded",
                    "current instance limit",
                    "instance(s) are already running",
                    "instancelimitexceeded",
                    "spot instance count exceeded",
                    "maxspotinstancecountexceeded",
                    "spot instance request count",
                    "spot limit",
                    "volumelimitexceeded",
                    "volume limit exceeded",
                    "storage limit",
                    "maxiopslimitexceeded",
                    "quota"),
            row(
                    LaunchFailure.Kind.INSUFFICIENT_CAPACITY,
                    "do not have sufficient",
                    "insufficientinstancecapacity",
                    "insufficienthostcapacity",
                    "insufficient capacity"),
            row(LaunchFailure.Kind.KEY_PAIR, "key pair", "invalidkeypair"),
            row(LaunchFailure.Kind.SECURITY_GROUP, "security group", "securitygroup", "invalidgroup"),
            row(LaunchFailure.Kind.LAUNCH_TEMPLATE, "launch template", "launchtemplate", "launch configuration"),
            row(LaunchFailure.Kind.LOAD_BALANCER, "load balancer", "target group"),
            row(
                    LaunchFailure.Kind.BLOCK_DEVICE,
                    "block device",
                    "blockdevice",
                    "device name",
                    "virtualname",
                    "snapshot"),
            row(
                    LaunchFailure.Kind.IMAGE,
                    "ami id",
                    "invalidamiid",
                    "image id",
                    "and cannot be run",
                    "in the manifest for",
                    "non-windows amis",
                    "marketplace"),
            row(
                    LaunchFailure.Kind.INSTANCE_TYPE,
                    "not supported",
                    "no longer supported",
                    "unsupported",
                    "placement groups may not be used",
                    "invalid instance type"),
            row(LaunchFailure.Kind.SUBNET, "subnet id", "invalidsubnet", "default subnet", "default vpc"),
            row(
                    LaunchFailure.Kind.ACCOUNT,
                    "not subscribed",
                    "optinrequired",
                    "pendingverification",
                    "pending verification",
                    "account is suspended",
                    "account has been suspended",
                    "being validated",
                    "blocked"),
            row(
                    LaunchFailure.Kind.INSTANCE_STOPPED,
                    "became unhealthy",
                    "initiatedshutdown",
                    "initiated shutdown",
                    "terminated or stopped"),
            row(
                    LaunchFailure.Kind.AWS_FAULT,
                    "internal error",
                    "internalerror",
                    "internal failure",
                    "internalfailure",
                    "rate exceeded",
                    "request limit exceeded",
                    "requestlimitexceeded",
                    "throttl",
                    "unavailable"),
            row(
                    LaunchFailure.Kind.LAUNCH_TEMPLATE,
                    "placement group",
                    "invalidplacementgroup",
                    "does not exist",
                    ".notfound",
                    "invalidparameter",
                    "invalid parameter"));

    private LaunchFailureWords() {}

    static LaunchFailure.Kind kind(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.fragments().stream().anyMatch(lower::contains))
                .map(Row::kind)
                .findFirst()
                .orElse(LaunchFailure.Kind.UNKNOWN);
    }

    private static Row row(LaunchFailure.Kind kind, String... fragments) {
        return new Row(kind, List.of(fragments));
    }

    private record Row(LaunchFailure.Kind kind, List<String> fragments) {}
}

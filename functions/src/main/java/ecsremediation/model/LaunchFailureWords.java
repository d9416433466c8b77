package ecsremediation.model;

import ecsremediation.model.LaunchFailure.Kind;
import java.util.List;
import java.util.Locale;

/**
 * What EC2 and EC2 Auto Scaling write when a launch fails [EC2 Auto Scaling guide, "Troubleshoot": launch failures, AMI
 * issues, load balancer issues; EC2 API, error codes]. The words may be cut at 255 characters, so the beginnings count.
 */
final class LaunchFailureWords {
    /** Asked in turn; the first that occurs decides. What is denied goes before what it was denied on. */
    private static final List<Row> ROWS = List.of(
            row(Kind.LIFECYCLE_HOOK, "lifecycle action", "lifecycle hook"),
            row(Kind.ENCRYPTION_KEY, "client error on launch", "client.internalerror", "kms"),
            row(
                    Kind.PERMISSION,
                    "not authorized",
                    "unauthorizedoperation",
                    "access denied",
                    "accessdenied",
                    "not have permission",
                    "assume role",
                    "instance profile",
                    "encoded authorization"),
            row(Kind.RESERVATION, "requested reservation", "capacity reservation", "capacity block"),
            row(
                    Kind.SPOT_CAPACITY,
                    "no spot capacity",
                    "capacity-not-available",
                    "unfulfillablecapacity",
                    "spotinstancetermination"),
            row(Kind.SPOT_PRICE, "spot request price", "spotmaxpricetoolow", "minimum required spot"),
            row(Kind.SUBNET_FULL, "free addresses in subnet", "insufficientfreeaddresses"),
            row(
                    Kind.QUOTA,
                    "current vcpu limit",
                    "vcpulimitexceeded",
                    "instance(s) are already running",
                    "instancelimitexceeded",
                    "spot instance count exceeded",
                    "maxspotinstancecountexceeded",
                    "volumelimitexceeded",
                    "quota"),
            row(
                    Kind.INSUFFICIENT_CAPACITY,
                    "do not have sufficient",
                    "insufficientinstancecapacity",
                    "insufficienthostcapacity",
                    "insufficient capacity"),
            row(Kind.KEY_PAIR, "key pair", "invalidkeypair"),
            row(Kind.SECURITY_GROUP, "security group", "invalidgroup"),
            row(Kind.LAUNCH_TEMPLATE, "launch template", "launchtemplate", "launch configuration"),
            row(Kind.LOAD_BALANCER, "load balancer", "target group"),
            row(Kind.BLOCK_DEVICE, "block device", "device name", "virtualname", "snapshot"),
            row(
                    Kind.IMAGE,
                    "ami id",
                    "invalidamiid",
                    "image id",
                    "and cannot be run",
                    "in the manifest for",
                    "non-windows amis",
                    "marketplace"),
            row(
                    Kind.INSTANCE_TYPE,
                    "not supported",
                    "no longer supported",
                    "unsupported",
                    "placement groups may not be used",
                    "invalid instance type"),
            row(Kind.SUBNET, "subnet id", "invalidsubnet"),
            row(Kind.ACCOUNT, "not subscribed", "optinrequired", "pendingverification", "being validated", "blocked"),
            row(
                    Kind.INSTANCE_STOPPED,
                    "became unhealthy",
                    "initiatedshutdown",
                    "initiated shutdown",
                    "terminated or stopped"),
            row(
                    Kind.AWS_FAULT,
                    "internal error",
                    "internalerror",
                    "request limit exceeded",
                    "requestlimitexceeded",
                    "throttl",
                    "unavailable"));

    private LaunchFailureWords() {}

    static Kind kind(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.fragments().stream().anyMatch(lower::contains))
                .map(Row::kind)
                .findFirst()
                .orElse(Kind.UNKNOWN);
    }

    private static Row row(Kind kind, String... fragments) {
        return new Row(kind, List.of(fragments));
    }

    private record Row(Kind kind, List<String> fragments) {}
}

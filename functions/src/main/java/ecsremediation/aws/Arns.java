package ecsremediation.aws;

/** Names out of ARNs. Each method takes a plain name as well and gives it back. */
final class Arns {
    private static final String GROUP = ":autoScalingGroupName/";

    private Arns() {}

    /** The resource's own name, with or without a cluster's name before it (the long and the short form of ECS's ARNs). */
    static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** An Auto Scaling group's name, which may contain slashes itself. */
    static String group(String arn) {
        int at = arn.indexOf(GROUP);
        return at < 0 ? arn : arn.substring(at + GROUP.length());
    }
}

package ecsremediation.aws;

/** Extracts names from ARNs. If the argument is already a plain name, each method returns it unchanged. */
final class Arns {
    private static final String GROUP = ":autoScalingGroupName/";

    private Arns() {}

    /**
     * The resource's own name, from the long form of ECS's ARNs with the cluster's name or from the short
     * form without it.
     */
    static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** An Auto Scaling group's name. The name may contain slashes. */
    static String group(String arn) {
        int at = arn.indexOf(GROUP);
        return at < 0 ? arn : arn.substring(at + GROUP.length());
    }
}

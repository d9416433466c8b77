package ecsremediation.simulator.engine;

import java.util.Map;

/**
 * The AWS account and Region of a world, and the ARNs of its resources.
 *
 * @param partition {@code aws}, {@code aws-cn} …
 * @param region the Region's code
 * @param id the 12-digit account id
 */
public record SimulatedAccount(String partition, String region, String id) {
    /** The account of AWS's own documentation, in the lab's Region. */
    public static final SimulatedAccount LAB = new SimulatedAccount("aws", "eu-central-1", "111122223333");

    /** Region names in alarm messages. A Region that is not listed shows its code. */
    private static final Map<String, String> DISPLAY_NAMES = Map.of(
            "eu-central-1", "EU (Frankfurt)",
            "eu-west-1", "EU (Ireland)",
            "eu-west-2", "EU (London)",
            "us-east-1", "US East (N. Virginia)",
            "us-west-2", "US West (Oregon)",
            "ap-northeast-1", "Asia Pacific (Tokyo)");

    /** The Region's name in alarm messages. */
    public String regionDisplayName() {
        return DISPLAY_NAMES.getOrDefault(region, region);
    }

    /** An ARN in this account and Region. */
    public String arn(String service, String resource) {
        return "arn:" + partition + ":" + service + ":" + region + ":" + id + ":" + resource;
    }

    /** An ECS cluster's ARN. */
    public String cluster(String name) {
        return arn("ecs", "cluster/" + name);
    }

    /** The long ARN format of a resource in a cluster: service, task or container-instance. */
    public String inCluster(String kind, String cluster, String name) {
        return arn("ecs", kind + "/" + cluster + "/" + name);
    }

    /** A task definition's ARN. */
    public String taskDefinition(String family, int revision) {
        return arn("ecs", "task-definition/" + family + ":" + revision);
    }

    /** An SNS topic's ARN. */
    public String topic(String name) {
        return arn("sns", name);
    }

    /** An SQS queue's ARN. */
    public String queue(String name) {
        return arn("sqs", name);
    }

    /** A Lambda function's ARN. */
    public String function(String name) {
        return arn("lambda", "function:" + name);
    }

    /** A CloudWatch alarm's ARN. */
    public String alarm(String name) {
        return arn("cloudwatch", "alarm:" + name);
    }
}

package ecsremediation.report;

/**
 * Where this installation lives, for links and commands in messages.
 *
 * @param name the CloudFormation stack's name
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …
 * @param region the Region's code
 */
public record Stack(String name, String partition, String region) {}

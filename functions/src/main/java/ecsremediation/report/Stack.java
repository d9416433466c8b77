package ecsremediation.report;

import java.util.Optional;

/**
 * Where this installation lives, for links and commands in messages.
 *
 * @param name the CloudFormation stack's name
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …
 * @param region the Region's code
 * @param account the account's id; empty where it is not known
 */
public record Stack(String name, String partition, String region, Optional<String> account) {

    /** An installation whose account is not known. */
    public Stack(String name, String partition, String region) {
        this(name, partition, region, Optional.empty());
    }
}

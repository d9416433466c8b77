package ecsremediation.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Amazon Resource Name, of any partition.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} or one that AWS added later
 * @param resource everything after the account, such as {@code service/EcsLabPublicCluster/EcsLabApi}
 */
record Arn(String partition, String service, String region, String account, String resource) {
    private static final Pattern SHAPE =
            Pattern.compile("arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):([0-9]{12})?:(.+)");

    /**
     * Reads an ARN. Empty for any other text, also for {@code arn:aws:x:[region Id]:...} in messages that an
     * operator typed.
     */
    static Optional<Arn> read(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        Optional<String> account = Optional.ofNullable(m.group(4));
        return Optional.of(new Arn(m.group(1), m.group(2), m.group(3), account.orElse(""), m.group(5)));
    }

    /** The resource's parts: the type, then (in the ARN formats since 2018) the cluster, then the name. */
    List<String> parts() {
        return Arrays.asList(resource.split("/", -1));
    }

    /** Account and Region, where the ARN has both. */
    Optional<Trigger.Origin> origin() {
        return account.isEmpty() || region.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trigger.Origin(account, region));
    }
}

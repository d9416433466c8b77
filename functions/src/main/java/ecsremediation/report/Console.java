package ecsremediation.report;

import ecsremediation.event.ServiceName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Links into the AWS console, whose address differs by partition. */
final class Console {
    private final Stack stack;

    Console(Stack stack) {
        this.stack = stack;
    }

    /** Empty in a partition whose console's address is not known. */
    Optional<String> service(ServiceName name) {
        return host().map(host -> host + "/ecs/v2/clusters/" + encoded(name.cluster()) + "/services/"
                + encoded(name.service()) + "/events?region=" + encoded(stack.region()));
    }

    /** Empty in a partition whose console's address is not known. */
    Optional<String> group(String name) {
        return host().map(host -> host + "/ec2/home?region=" + encoded(stack.region()) + "#AutoScalingGroupDetails:id="
                + encoded(name) + ";view=activity");
    }

    /**
     * The console's address by partition: AWS General Reference, "AWS Management Console endpoints", and the sign-in pages
     * of the China and GovCloud partitions. None of the isolated partitions, {@code aws-iso} and others, is public, so a
     * partition that is not named here has no link.
     */
    private Optional<String> host() {
        return switch (stack.partition()) {
            case "aws" -> Optional.of("https://" + encoded(stack.region()) + ".console.aws.amazon.com");
            case "aws-cn" -> Optional.of("https://console.amazonaws.cn");
            case "aws-us-gov" -> Optional.of("https://console.amazonaws-us-gov.com");
            default -> Optional.empty();
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package ecsremediation.report;

import ecsremediation.event.ServiceName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links into the AWS console, whose address differs by partition. */
final class Console {
    private final Stack stack;

    Console(Stack stack) {
        this.stack = stack;
    }

    String service(ServiceName name) {
        return host() + "/ecs/v2/clusters/" + encoded(name.cluster()) + "/services/" + encoded(name.service())
                + "/events?region=" + stack.region();
    }

    String group(String name) {
        return host() + "/ec2/home?region=" + stack.region() + "#AutoScalingGroupDetails:id=" + encoded(name)
                + ";view=activity";
    }

    /** The console's address by partition, as AWS's sign-in pages give it. */
    private String host() {
        return switch (stack.partition()) {
            case "aws-cn" -> "https://console.amazonaws.cn";
            case "aws-us-gov" -> "https://console.amazonaws-us-gov.com";
            default -> "https://" + stack.region() + ".console.aws.amazon.com";
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package ecsremediation.report;

import ecsremediation.event.ServiceName;
import java.util.List;
import java.util.stream.Stream;

/** The ARNs of what a message or an event is about. */
final class RelatedResources {
    private RelatedResources() {}

    /** Those of the cluster and the service; none where the account is not known. */
    static List<String> of(ServiceName service, Stack stack) {
        return stack.account().stream()
                .map(account -> "arn:" + stack.partition() + ":ecs:" + stack.region() + ":" + account + ":")
                .flatMap(prefix -> Stream.of(
                        prefix + "cluster/" + service.cluster(),
                        prefix + "service/" + service.cluster() + "/" + service.service()))
                .map(VisibleText::of)
                .toList();
    }
}

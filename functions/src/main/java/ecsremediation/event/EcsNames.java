package ecsremediation.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the short names of clusters and services from ARNs in both of ECS's formats and of any partition. */
final class EcsNames {
    /**
     * "Up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens" (ECS API reference,
     * CreateCluster and CreateService).
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private EcsNames() {}

    /** The text as a name. Empty for a text that ECS does not allow as a name, such as a forged one. */
    static Optional<String> read(String text) {
        return NAME.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /**
     * The cluster an event names: {@code detail.clusterArn}, or else the middle part of its resource's ARN.
     */
    static Optional<String> cluster(JsonNode event) {
        return EventFields.text(event.path("detail"), "clusterArn")
                .flatMap(EcsNames::clusterOf)
                .or(() -> resources(event).filter(p -> p.size() > 2).findFirst().flatMap(p -> read(p.get(1))));
    }

    /**
     * The service an event's resources name: {@code service/CLUSTER/NAME}, {@code service/NAME} (ARNs before
     * 2018) or {@code task-set/CLUSTER/SERVICE/ID}.
     */
    static Optional<String> service(JsonNode event) {
        return resources(event)
                .flatMap(p -> switch (p.getFirst()) {
                    case "service" -> read(p.getLast()).stream();
                    case "task-set" -> p.size() > 2 ? read(p.get(2)).stream() : Stream.empty();
                    default -> Stream.empty();
                })
                .findFirst();
    }

    private static Optional<String> clusterOf(String arnOrName) {
        return Arn.read(arnOrName)
                .map(a -> a.parts().getLast())
                .or(() -> Optional.of(arnOrName))
                .flatMap(EcsNames::read);
    }

    private static Stream<List<String>> resources(JsonNode event) {
        return EventFields.texts(event, "resources").stream()
                .flatMap(r -> Arn.read(r).stream())
                .filter(a -> a.service().equals("ecs"))
                .map(Arn::parts);
    }
}

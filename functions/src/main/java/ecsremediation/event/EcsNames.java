package ecsremediation.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Short names of clusters and services, out of ARNs in both of ECS's formats and of any partition. */
final class EcsNames {
    /**
     * "Up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens": CreateCluster,
     * CreateService.
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private EcsNames() {}

    /** A name, where the text can be one; forged or misread text goes no further. */
    static Optional<String> read(String text) {
        return NAME.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** The cluster an event names: {@code detail.clusterArn}, else the middle of its resource's ARN. */
    static Optional<String> cluster(JsonNode event) {
        return EventFields.text(event.path("detail"), "clusterArn")
                .flatMap(EcsNames::clusterOf)
                .or(() -> resources(event).filter(p -> p.size() > 2).findFirst().flatMap(p -> read(p.get(1))));
    }

    /**
     * The service an event's resources name: {@code service/CLUSTER/NAME}, {@code service/NAME} of the ARNs
     * before 2018, {@code task-set/CLUSTER/SERVICE/ID}.
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

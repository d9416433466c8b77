package ecsremediation.event;

import static ecsremediation.event.EventFields.text;
import static ecsremediation.event.EventFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The accounts and Regions that an event names: where it was sent, where its resources are, and where the metrics of
 * its alarm are. A forged event may name several.
 */
final class EventOrigins {
    private static final String ACCOUNT = "[0-9]{12}";

    private EventOrigins() {}

    /** Of an event of EventBridge: its envelope, its resources, and the cluster that its detail names. */
    static List<Trigger.Origin> ofEvent(JsonNode event) {
        JsonNode detail = event.path("detail");
        Stream<String> arns = Stream.concat(texts(event, "resources").stream(), text(detail, "clusterArn").stream());
        return distinct(Stream.of(
                sent(event, "account"),
                origins(arns),
                ofMetrics(detail.path("configuration").path("metrics"), "accountId", text(event, "region"))));
    }

    /** Of an alarm's direct Lambda action. */
    static List<Trigger.Origin> ofAction(JsonNode event) {
        JsonNode metrics = event.path("alarmData").path("configuration").path("metrics");
        return distinct(Stream.of(
                sent(event, "accountId"),
                origins(text(event, "alarmArn").stream()),
                ofMetrics(metrics, "accountId", text(event, "region"))));
    }

    /**
     * Of an alarm's SNS message. The message names the Region by its display name, "Europe (Frankfurt)"; only ARNs have
     * the code.
     */
    static List<Trigger.Origin> ofMessage(JsonNode alarm, EnvelopeContext in) {
        Optional<Arn> arn = text(alarm, "AlarmArn").flatMap(Arn::read);
        Optional<String> region = arn.or(() -> in.topic().flatMap(Arn::read)).map(Arn::region);
        return distinct(Stream.of(
                origin(text(alarm, "AWSAccountId"), region).stream(),
                arn.flatMap(Arn::origin).stream(),
                ofMetrics(alarm.path("Trigger").path("Metrics"), "AccountId", region)));
    }

    private static Stream<Trigger.Origin> sent(JsonNode event, String account) {
        return origin(text(event, account), text(event, "region")).stream();
    }

    private static Stream<Trigger.Origin> origins(Stream<String> arns) {
        return arns.flatMap(arn -> Arn.read(arn).flatMap(Arn::origin).stream());
    }

    /** A metric names an account if the alarm watches it across accounts (CloudWatch API, MetricDataQuery). */
    private static Stream<Trigger.Origin> ofMetrics(JsonNode metrics, String field, Optional<String> region) {
        return StreamSupport.stream(metrics.spliterator(), false)
                .flatMap(metric -> origin(text(metric, field), region).stream());
    }

    private static Optional<Trigger.Origin> origin(Optional<String> account, Optional<String> region) {
        return account.filter(a -> a.matches(ACCOUNT))
                .flatMap(a -> region.filter(r -> !r.isEmpty()).map(r -> new Trigger.Origin(a, r)));
    }

    private static List<Trigger.Origin> distinct(Stream<Stream<Trigger.Origin>> origins) {
        return origins.flatMap(found -> found).distinct().toList();
    }
}

package ecsremediation.simulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.messaging.Subscription;
import ecsremediation.simulator.scenario.LabStack;
import ecsremediation.simulator.template.StackTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evaluates the alarm TickFunctionSilent of template.yaml. */
class TickFunctionSilentTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T00:00:00Z");

    private final World world = new World(5, CREATED);
    private JsonNode properties;
    private Alarm alarm;
    private int mails;

    @BeforeEach
    void createTheAlarm() throws IOException {
        properties = StackTemplate.read(Files.readString(Path.of("../template.yaml")))
                .resolve(LabStack.SETTINGS)
                .resource("TickFunctionSilent")
                .properties();
        world.topics().create("operators");
        world.topics().subscribe("operators", new Subscription.Function("mail"));
        world.functions().attach("mail", event -> {
            mails++;
            return new byte[0];
        });
        alarm = world.cloudWatch()
                .putAlarm(new AlarmSpec(
                        "silent",
                        "",
                        StreamSupport.stream(properties.path("Metrics").spliterator(), false)
                                .map(TickFunctionSilentTest::query)
                                .toList(),
                        ComparisonOperator.LESS,
                        properties.path("Threshold").asDouble(),
                        properties.path("EvaluationPeriods").asInt(),
                        properties.path("DatapointsToAlarm").asInt(),
                        MissingData.parse(properties.path("TreatMissingData").asText()),
                        new AlarmActions(
                                true, List.of(), List.of(world.account().topic("operators")), List.of())));
    }

    @Test
    void hasNoActionButThatOfTheAlarmState() {
        assertThat(properties.path("AlarmActions")).hasSize(1);
        assertThat(properties.has("OKActions")).isFalse();
        assertThat(properties.has("InsufficientDataActions")).isFalse();
    }

    @Test
    void doesNotFireOnCreation() {
        world.advance(Duration.ofHours(1));
        assertThat(alarm.state()).isEqualTo(AlarmStateValue.INSUFFICIENT_DATA);

        ticks(60);

        assertThat(alarm.state()).isEqualTo(AlarmStateValue.OK);
        assertThat(mails).isZero();
    }

    @Test
    void firesOnceAfterTheTickHasStoppedFor10Minutes() {
        ticks(30);
        world.advance(Duration.ofMinutes(9));
        assertThat(alarm.state()).isEqualTo(AlarmStateValue.OK);

        world.advance(Duration.ofMinutes(2));

        assertThat(alarm.state()).isEqualTo(AlarmStateValue.ALARM);
        world.advance(Duration.ofDays(1));
        assertThat(mails).isOne();
    }

    @Test
    void firesAgainAfterTheTickCameBackAndStoppedAgain() {
        ticks(30);
        world.advance(Duration.ofHours(1));
        ticks(30);
        assertThat(alarm.state()).isEqualTo(AlarmStateValue.OK);

        world.advance(Duration.ofHours(1));

        assertThat(mails).isEqualTo(2);
    }

    /** Lambda publishes an invocation when it ends. */
    @Test
    void ticksThatTake5MinutesAreNotSilence() {
        for (int minute = 0; minute < 120; minute++) {
            if (minute >= 5) {
                world.cloudWatch().put(ticks(), world.now().minus(Duration.ofMinutes(5)), 1);
            }
            world.advance(Duration.ofMinutes(1));
        }

        assertThat(mails).isZero();
    }

    private void ticks(int minutes) {
        for (int i = 0; i < minutes; i++) {
            world.cloudWatch().put(ticks(), world.now(), 1);
            world.advance(Duration.ofMinutes(1));
        }
    }

    private static Metric ticks() {
        SortedMap<String, String> dimensions = new TreeMap<>();
        dimensions.put("FunctionName", "tick");
        return new Metric("AWS/Lambda", "Invocations", dimensions);
    }

    private static MetricQuery query(JsonNode metric) {
        String id = metric.path("Id").asText();
        boolean returned = metric.path("ReturnData").asBoolean();
        JsonNode stat = metric.path("MetricStat");
        return stat.isMissingNode()
                ? new MetricQuery.Formula(
                        id,
                        metric.path("Expression").asText(),
                        metric.path("Label").asText(),
                        returned)
                : new MetricQuery.Stat(
                        id, ticks(), Duration.ofSeconds(stat.path("Period").asLong()), Statistic.SUM, returned);
    }
}

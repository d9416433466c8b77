package ecsremediation.simulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.Delivery;
import ecsremediation.event.Scope;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.event.TriggerParser;
import ecsremediation.simulator.World;
import ecsremediation.simulator.messaging.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Metric DESIRED = Metric.ofService("DesiredTaskCount", "c", "s");
    private static final Metric RUNNING = Metric.ofService("RunningTaskCount", "c", "s");

    private final World world = new World(5, START);
    private final List<byte[]> received = new ArrayList<>();

    private Alarm alarm(MissingData missing) {
        world.topics().create("news");
        world.topics().subscribe("news", new Subscription.Function("f"));
        world.functions().attach("f", event -> {
            received.add(event);
            return new byte[0];
        });
        return world.cloudWatch()
                .putAlarm(new AlarmSpec(
                        "gap",
                        "",
                        List.of(
                                new MetricQuery.Formula("g", "m1 - m2", "gap", true),
                                MetricQuery.Stat.minutely("m1", DESIRED),
                                MetricQuery.Stat.minutely("m2", RUNNING)),
                        ComparisonOperator.GREATER,
                        0,
                        5,
                        3,
                        missing,
                        AlarmActions.alarmAndOk(world.account().topic("news"))));
    }

    private void minutes(int desired, int running, int count) {
        for (int i = 0; i < count; i++) {
            world.cloudWatch().put(DESIRED, world.now(), desired);
            world.cloudWatch().put(RUNNING, world.now(), running);
            world.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void firesAtTheThirdBreachOfFiveAndNotBefore() {
        Alarm alarm = alarm(MissingData.NOT_BREACHING);
        minutes(4, 4, 5);
        minutes(4, 1, 2);
        assertThat(alarm.state()).isEqualTo(AlarmStateValue.OK);

        minutes(4, 1, 1);

        assertThat(alarm.state()).isEqualTo(AlarmStateValue.ALARM);
        assertThat(alarm.current().reason())
                .startsWith("Threshold Crossed: 3 out of the last 5 datapoints [3.0 (01/03/26 00:07:00), 3.0 (")
                .endsWith("were greater than the threshold (0.0) (minimum 3 datapoints for OK -> ALARM transition).");
    }

    @Test
    void notifiesOnceOfAChangeInAFormThatOurParserReads() {
        alarm(MissingData.NOT_BREACHING);
        minutes(4, 4, 6);
        received.clear();

        minutes(4, 1, 12);

        assertThat(received).hasSize(1);
        assertThat(TriggerParser.parse(received.getFirst()))
                .singleElement()
                .extracting(Delivery::trigger)
                .isInstanceOfSatisfying(Trigger.AlarmRaised.class, raised -> {
                    assertThat(raised.alarmName()).isEqualTo("gap");
                    assertThat(raised.scope()).isEqualTo(new Scope.OneService(new ServiceName("c", "s")));
                });
    }

    @Test
    void returnsToOkWhenThreeOfFiveDoNotBreach() {
        Alarm alarm = alarm(MissingData.NOT_BREACHING);
        minutes(4, 1, 6);
        minutes(4, 4, 2);
        assertThat(alarm.state()).isEqualTo(AlarmStateValue.ALARM);

        minutes(4, 4, 1);

        assertThat(alarm.state()).isEqualTo(AlarmStateValue.OK);
    }

    @Test
    void treatsMissingDataAsConfigured() {
        assertThat(afterSilence(MissingData.MISSING)).isEqualTo(AlarmStateValue.INSUFFICIENT_DATA);
        assertThat(afterSilence(MissingData.NOT_BREACHING)).isEqualTo(AlarmStateValue.OK);
        assertThat(afterSilence(MissingData.BREACHING)).isEqualTo(AlarmStateValue.ALARM);
        assertThat(afterSilence(MissingData.IGNORE)).isEqualTo(AlarmStateValue.ALARM);
    }

    private AlarmStateValue afterSilence(MissingData missing) {
        Alarm alarm = alarm(missing);
        minutes(4, 1, 6);
        world.advance(Duration.ofMinutes(15));
        return alarm.state();
    }

    @Test
    void evaluatesItsStateAgainAfterSetAlarmState() {
        Alarm alarm = alarm(MissingData.NOT_BREACHING);
        minutes(4, 4, 6);

        world.cloudWatch().setAlarmState("gap", AlarmStateValue.ALARM, "by hand");
        assertThat(alarm.state()).isEqualTo(AlarmStateValue.ALARM);
        minutes(4, 4, 2);

        assertThat(alarm.state()).isEqualTo(AlarmStateValue.OK);
        assertThat(received).hasSize(3);
    }
}

package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What an operator does to the alarms of the served world. */
class AlarmStepsTest {
    private final TestEndpoint lab = TestEndpoint.start();
    private final CloudWatchClient cloudWatch = lab.client(CloudWatchClient.builder());

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void theHistoryHasEachChangeAndOutlivesTheAlarm() {
        put("running");
        lab.world().advance(Duration.ofMinutes(5));
        cloudWatch.setAlarmState(
                r -> r.alarmName("running").stateValue(StateValue.OK).stateReason("by hand"));
        cloudWatch.deleteAlarms(r -> r.alarmNames("running"));

        assertThat(history(r -> {}))
                .extracting(AlarmHistoryItem::historySummary)
                .containsExactly(
                        "Alarm \"running\" deleted",
                        "Alarm updated from ALARM to OK",
                        "Successfully executed action arn:aws:sns:eu-central-1:111122223333:notification_list",
                        "Alarm updated from INSUFFICIENT_DATA to ALARM",
                        "Alarm \"running\" created");
        assertThat(history(r -> r.historyItemType(HistoryItemType.STATE_UPDATE))
                        .getLast()
                        .historyData())
                .contains("\"newState\":{\"stateValue\":\"ALARM\"");
        assertThat(cloudWatch
                        .describeAlarmHistoryPaginator(r -> r.maxRecords(2).scanBy(ScanBy.TIMESTAMP_ASCENDING))
                        .alarmHistoryItems()
                        .stream()
                        .map(AlarmHistoryItem::historySummary))
                .hasSize(5)
                .startsWith("Alarm \"running\" created");
        assertThat(cloudWatch.describeAlarmHistory(r -> r.alarmName("other")).alarmHistoryItems())
                .isEmpty();
    }

    private List<AlarmHistoryItem> history(Consumer<DescribeAlarmHistoryRequest.Builder> more) {
        return cloudWatch
                .describeAlarmHistory(r -> more.accept(r.alarmName("running")))
                .alarmHistoryItems();
    }

    @Test
    void aDeletedAlarmActsNoMoreAndUnknownNamesSpareNone() {
        put("one");
        put("two");

        assertThatExceptionOfType(CloudWatchException.class)
                .isThrownBy(() -> cloudWatch.deleteAlarms(r -> r.alarmNames("one", "none")))
                .withMessageContaining("Unknown alarms: none")
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound"));
        assertThatExceptionOfType(CloudWatchException.class)
                .isThrownBy(() -> cloudWatch.deleteAlarms(r -> r.alarmNames(List.of())))
                .withMessageContaining("AlarmNames");
        lab.world().advance(Duration.ofMinutes(5));

        assertThat(cloudWatch.describeAlarms().metricAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.alarmName()).isEqualTo("two"));
        assertThat(cloudWatch
                        .describeAlarmHistory(r -> r.historyItemType(HistoryItemType.ACTION))
                        .alarmHistoryItems())
                .extracting(AlarmHistoryItem::alarmName)
                .containsExactly("two");
    }

    private void put(String name) {
        cloudWatch.putMetricAlarm(r -> r.alarmName(name)
                .namespace("AWS/ECS")
                .metricName("CPUReservation")
                .dimensions(Dimension.builder()
                        .name("ClusterName")
                        .value(TestEndpoint.CLUSTER)
                        .build())
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(1)
                .threshold(5.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .alarmActions("arn:aws:sns:eu-central-1:111122223333:notification_list"));
    }
}

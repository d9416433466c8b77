package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;

class DashboardsTest {
    private static final String BODY = """
            {"widgets":[{"type":"metric","x":0,"y":0,"width":12,"height":6,"properties":{"region":"eu-central-1",
            "metrics":[["ECS/ContainerInsights","DesiredTaskCount","ServiceName","EcsLabApi"],[".","RunningTaskCount"]]}},
            {"type":"text","properties":{"markdown":"# Lab"}}]}""";

    private final TestEndpoint endpoint = TestEndpoint.start();
    private final CloudWatchClient cloudWatch = endpoint.client(CloudWatchClient.builder());

    @AfterEach
    void close() {
        cloudWatch.close();
        endpoint.close();
    }

    @Test
    void keepsADashboardAsItWasPut() {
        assertThat(cloudWatch
                        .putDashboard(r -> r.dashboardName("lab").dashboardBody(BODY))
                        .dashboardValidationMessages())
                .isEmpty();

        assertThat(cloudWatch.getDashboard(r -> r.dashboardName("lab")).dashboardBody())
                .isEqualTo(BODY);
        assertThat(cloudWatch.getDashboard(r -> r.dashboardName("lab")).dashboardArn())
                .isEqualTo("arn:aws:cloudwatch::111122223333:dashboard/lab");
        assertThat(cloudWatch.listDashboards(r -> r.dashboardNamePrefix("la")).dashboardEntries())
                .extracting(DashboardEntry::dashboardName)
                .containsExactly("lab");
        cloudWatch.deleteDashboards(r -> r.dashboardNames("lab"));
        assertThat(cloudWatch.listDashboards().dashboardEntries()).isEmpty();
        assertThatThrownBy(() -> cloudWatch.getDashboard(r -> r.dashboardName("lab")))
                .isInstanceOf(DashboardNotFoundErrorException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"widgets":[}                                                              |
            {"title":"none"}                                                           | /widgets
            {"widgets":[{"type":"chart","properties":{}}]}                             | /widgets/0/type
            {"widgets":[{"type":"text"}]}                                              | /widgets/0/properties
            {"widgets":[{"type":"text","properties":{"text":"a"}}]}                    | /widgets/0/properties
            {"widgets":[{"type":"metric","properties":{"region":"eu-central-1"}}]}     | /widgets/0/properties/metrics
            {"widgets":[{"type":"text","width":25,"properties":{"markdown":"a"}}]}     | /widgets/0/width
            """)
    void refusesABodyByThePlaceOfItsProblem(String body, String path) {
        assertThatThrownBy(() ->
                        cloudWatch.putDashboard(r -> r.dashboardName("lab").dashboardBody(body)))
                .isInstanceOfSatisfying(
                        DashboardInvalidInputErrorException.class,
                        refused -> assertThat(refused.dashboardValidationMessages())
                                .singleElement()
                                .satisfies(message ->
                                        assertThat(message.dataPath()).isEqualTo(path == null ? "" : path)));
        assertThat(cloudWatch.listDashboards().dashboardEntries()).isEmpty();
    }
}

package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Api;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Each operation of the SDK's clients is served, or refused by its name in the protocol's form. */
class ServedOperationsTest {
    private static final Path PAGE = Path.of("..", "docs", "simulator.md");

    private final TestEndpoint endpoint = TestEndpoint.start();
    private final Operations operations = WorldOperations.of(new World(1, Instant.parse("2026-01-05T09:00:00Z")));

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Api.class,
            names = {"ECS", "AUTO_SCALING", "CLOUDWATCH", "SNS", "SQS", "DYNAMODB"})
    void everyOtherOperationOfTheSdkIsRefusedByName(Api api) throws Exception {
        int refused = 0;
        try (AutoCloseable client = client(api)) {
            for (Method method : calls(client)) {
                Class<?> request = method.getParameterTypes()[0];
                String operation = request.getSimpleName().replaceFirst("Request$", "");
                if (!operations.of(api).containsKey(operation)) {
                    assertRefused(catchThrowable(() -> call(client, method)), api, operation);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(5);
    }

    private static void assertRefused(Throwable answer, Api api, String operation) {
        String code = switch (api) {
            case AUTO_SCALING, SNS, STS, CLOUDWATCH -> "InvalidAction";
            case ECS, DYNAMODB, SQS, EVENTBRIDGE, LOGS -> "UnknownOperationException";
        };
        assertThat(answer).as(operation).isInstanceOfSatisfying(AwsServiceException.class, refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.awsErrorDetails().errorMessage())
                    .isEqualToIgnoringCase("The simulated endpoint does not answer " + api.prefix() + ":" + operation);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            SEARCH('{AWS/ECS,ClusterName} CPUReservation', 'Average') ! the function SEARCH of metric math is not simulated
            FILL(SEARCH('{AWS/ECS} x', 'Average'), 0)                 ! the function SEARCH of metric math is not simulated
            METRICS()                                                 ! the function METRICS of metric math is not simulated
            ANOMALY_DETECTION_BAND(m1, 2)                             ! the function ANOMALY_DETECTION_BAND of metric math is not simulated
            SELECT AVG(CPUReservation) FROM "AWS/ECS"                 ! Metrics Insights queries are not simulated
            """)
    void expressionsThatAreNotServedAreRefusedByName(String expression, String problem) {
        try (CloudWatchClient cloudWatch = endpoint.client(CloudWatchClient.builder())) {
            Instant now = endpoint.world().now();
            MetricDataQuery query =
                    MetricDataQuery.builder().id("e1").expression(expression).build();
            Throwable answer = catchThrowable(() -> cloudWatch.getMetricData(
                    data -> data.startTime(now.minusSeconds(600)).endTime(now).metricDataQueries(query)));

            assertThat(answer).isInstanceOfSatisfying(AwsServiceException.class, refusal -> {
                assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(problem + ": " + expression);
            });
        }
    }

    @Test
    void thePageListsTheServedOperations() throws Exception {
        List<String> rows = new ArrayList<>();
        for (Api api : Api.values()) {
            rows.add("| " + api.prefix() + " | "
                    + String.join(", ", operations.of(api).keySet()) + " |");
        }
        String page = Files.readString(PAGE);
        String begin = "| service | operations |\n| --- | --- |\n";
        assertThat(page).contains(begin);
        String table = page.substring(page.indexOf(begin) + begin.length());
        assertThat(table.lines().takeWhile(line -> line.startsWith("| "))).containsExactlyElementsOf(rows);
    }

    /** The synchronous calls of a client that take one request, by operation. */
    private static List<Method> calls(Object client) {
        Map<String, Method> calls = new TreeMap<>();
        for (Class<?> type : client.getClass().getInterfaces()) {
            Stream.of(type.getMethods())
                    .filter(method -> method.getParameterCount() == 1)
                    .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                    .filter(method -> !method.getName().endsWith("Paginator"))
                    .forEach(method -> calls.put(method.getName(), method));
        }
        return List.copyOf(calls.values());
    }

    private static Object call(Object client, Method method) throws Throwable {
        Object builder = method.getParameterTypes()[0].getMethod("builder").invoke(null);
        Method build = SdkBuilder.class.getMethod("build");
        try {
            return method.invoke(client, build.invoke(builder));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private AutoCloseable client(Api api) {
        return switch (api) {
            case ECS -> endpoint.client(EcsClient.builder());
            case AUTO_SCALING -> endpoint.client(AutoScalingClient.builder());
            case CLOUDWATCH -> endpoint.client(CloudWatchClient.builder());
            case SNS -> endpoint.client(SnsClient.builder());
            case SQS -> endpoint.client(SqsClient.builder());
            case DYNAMODB -> endpoint.client(DynamoDbClient.builder());
            case EVENTBRIDGE, LOGS, STS -> throw new IllegalArgumentException("no client of " + api + " in this test");
        };
    }
}

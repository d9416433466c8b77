package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.engine.Documents;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations of CloudWatch Logs over the wire, on the events of a cluster of one task. */
class LogsInsightsTest {
    private static final String GROUP = "/aws/ecs/containerinsights/EcsLabPublicCluster/performance";

    private final TestEndpoint endpoint = TestEndpoint.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        endpoint.close();
    }

    @Test
    void describesTheLogGroupOfACluster() throws Exception {
        JsonNode groups = answer("DescribeLogGroups", "{'logGroupNamePrefix':'/aws/ecs/containerinsights/'}");

        assertThat(groups.at("/logGroups")).hasSize(1);
        assertThat(groups.at("/logGroups/0/logGroupName").asText()).isEqualTo(GROUP);
        assertThat(groups.at("/logGroups/0/arn").asText())
                .isEqualTo("arn:aws:logs:eu-central-1:111122223333:log-group:" + GROUP + ":*");
        assertThat(groups.at("/logGroups/0/retentionInDays").asInt()).isEqualTo(1);
        assertThat(answer("DescribeLogGroups", "{'logGroupNamePrefix':'none'}").at("/logGroups"))
                .isEmpty();
    }

    @Test
    void runsAQueryForAMoment() throws Exception {
        String id = start("stats avg(CpuReserved) by TaskDefinitionFamily | filter Type = \\\"Task\\\"");

        assertThat(answer("GetQueryResults", "{'queryId':'" + id + "'}")
                        .at("/status")
                        .asText())
                .isEqualTo("Running");
        endpoint.world().advance(Duration.ofSeconds(1));
        JsonNode results = answer("GetQueryResults", "{'queryId':'" + id + "'}");

        assertThat(results.at("/status").asText()).isEqualTo("Complete");
        assertThat(cells(results))
                .containsExactly(Map.of("TaskDefinitionFamily", "EcsLabApi", "avg(CpuReserved)", "256"));
        assertThat(results.at("/statistics/recordsMatched").asDouble())
                .isPositive()
                .isLessThan(results.at("/statistics/recordsScanned").asDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
            fields @timestamp | limit 1                                     ! @timestamp @ptr
            filter Type = \\"Service\\" | limit 1                           ! @timestamp @message @ptr
            stats max(ContainerInstanceCount) as n by ClusterName           ! ClusterName n
            stats count(*) by Type, bin(5m) | filter Type = \\"Cluster\\" | limit 1   ! Type bin(5m) count(*)
            """)
    void namesTheFieldsOfARow(String query, String fields) throws Exception {
        String id = start(query);
        endpoint.world().advance(Duration.ofSeconds(1));

        JsonNode row = answer("GetQueryResults", "{'queryId':'" + id + "'}").at("/results/0");

        List<String> names = new ArrayList<>();
        row.forEach(cell -> names.add(cell.path("field").asText()));
        assertThat(String.join(" ", names)).isEqualTo(fields);
    }

    @Test
    void refusesAMalformedQueryByItsPosition() throws Exception {
        JsonNode refused = refused("StartQuery", query("stats avg(CpuUtilized)) by Type"));

        assertThat(refused.at("/__type").asText()).isEqualTo("MalformedQueryException");
        assertThat(refused.at("/message").asText()).isEqualTo("unexpected ) at line 1 and position 23");
        assertThat(refused.at("/queryCompileError/location/startCharOffset").asInt())
                .isEqualTo(22);
        assertThat(refused.at("/queryCompileError/location/endCharOffset").asInt())
                .isEqualTo(23);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            parse @message \\"*\\" as x        ! the command parse is not simulated at line 1 and position 1   ! 0  ! 5
            limit 9 | dedup Type            ! the command dedup is not simulated at line 1 and position 11  ! 10 ! 15
            stats median(CpuUtilized)       ! the function median is not simulated at line 1 and position 7 ! 6  ! 12
            display jsonParse(@message)     ! the function jsonParse is not simulated at line 1 and position 9 ! 8 ! 17
            """)
    void refusesWhatItDoesNotServeOfTheLanguage(String query, String message, int start, int end) throws Exception {
        JsonNode refused = refused("StartQuery", query(query));

        assertThat(refused.at("/__type").asText()).isEqualTo("MalformedQueryException");
        assertThat(refused.at("/message").asText()).isEqualTo(message);
        assertThat(refused.at("/queryCompileError/location/startCharOffset").asInt())
                .isEqualTo(start);
        assertThat(refused.at("/queryCompileError/location/endCharOffset").asInt())
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            StartQuery ! {"logGroupName":"none","startTime":0,"endTime":1,"queryString":"limit 1"} ! ResourceNotFoundException
            StartQuery ! {"startTime":0,"endTime":1,"queryString":"limit 1"} ! InvalidParameterException
            StartQuery ! {"logGroupName":"a","logGroupNames":["a"],"startTime":0,"endTime":1,"queryString":"limit 1"} ! InvalidParameterException
            StartQuery ! {"logGroupName":"a","startTime":0,"endTime":1,"queryString":"limit 1","queryLanguage":"SQL"} ! InvalidParameterException
            GetQueryResults ! {"queryId":"none"} ! ResourceNotFoundException
            FilterLogEvents ! {"logGroupName":"a","filterPattern":"ERROR"} ! InvalidParameterException
            DescribeLogGroups ! {"limit":51} ! InvalidParameterException
            DescribeLogStreams ! {"logGroupName":"a"} ! UnknownOperationException
            GetLogEvents ! {"logGroupName":"a","logStreamName":"b"} ! UnknownOperationException
            DeleteQueryDefinition ! {"queryDefinitionId":"none"} ! ResourceNotFoundException
            """)
    void refusesByName(String operation, String input, String code) throws Exception {
        assertThat(refused(operation, input).at("/__type").asText()).isEqualTo(code);
    }

    @Test
    void pagesTheEventsOfALogGroup() throws Exception {
        int events = 0;
        String next = "";
        do {
            JsonNode page = answer("FilterLogEvents", "{'limit':7,'logGroupName':'" + GROUP + "'" + next + "}");
            events += page.at("/events").size();
            next = page.has("nextToken")
                    ? ",'nextToken':'" + page.path("nextToken").asText() + "'"
                    : "";
        } while (!next.isEmpty());

        assertThat(events)
                .isEqualTo(endpoint.world()
                        .read(() -> endpoint.world()
                                .logs()
                                .group(GROUP)
                                .orElseThrow()
                                .events(Instant.EPOCH, endpoint.world().now())
                                .size()));
    }

    @Test
    void savesQueries() throws Exception {
        String id = answer(
                        "PutQueryDefinition",
                        "{'name':'lab/cpu','queryString':'limit 1','logGroupNames':['" + GROUP + "']}")
                .path("queryDefinitionId")
                .asText();
        answer("PutQueryDefinition", "{'name':'lab/cpu','queryString':'limit 2','queryDefinitionId':'" + id + "'}");

        JsonNode found = answer("DescribeQueryDefinitions", "{'queryDefinitionNamePrefix':'lab/'}")
                .at("/queryDefinitions");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/queryString").asText()).isEqualTo("limit 2");
        assertThat(answer("DeleteQueryDefinition", "{'queryDefinitionId':'" + id + "'}")
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(answer("DescribeQueryDefinitions", "{}").at("/queryDefinitions"))
                .isEmpty();
    }

    private String start(String query) throws Exception {
        return answer("StartQuery", query(query)).path("queryId").asText();
    }

    private String query(String query) {
        long now = endpoint.world().now().getEpochSecond();
        return "{\"logGroupName\":\"" + GROUP + "\",\"startTime\":" + (now - 3600) + ",\"endTime\":" + now
                + ",\"queryString\":\"" + query + "\"}";
    }

    private static List<Map<String, String>> cells(JsonNode results) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode row : results.at("/results")) {
            Map<String, String> cells = new TreeMap<>();
            row.forEach(cell ->
                    cells.put(cell.path("field").asText(), cell.path("value").asText()));
            rows.add(cells);
        }
        return rows;
    }

    private JsonNode answer(String operation, String input) throws Exception {
        HttpResponse<String> response = send(operation, input);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Documents.read(response.body());
    }

    private JsonNode refused(String operation, String input) throws Exception {
        HttpResponse<String> response = send(operation, input);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        return Documents.read(response.body());
    }

    private HttpResponse<String> send(String operation, String input) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.endpoint().uri())
                .header("X-Amz-Target", "Logs_20140328." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=lab/20260105/eu-central-1/logs/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString(input.replace('\'', '"')))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}

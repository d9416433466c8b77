package ecsremediation.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.api.LambdaContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.act.FoundSetting;
import ecsremediation.act.InsightsSetter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The custom resource of Container Insights, through its handler, with requests as CloudFormation sends them. */
final class ContainerInsightsFunctionTest {
    private static final int PLENTY = 100_000;

    private final JsonMapper mapper = new JsonMapper();
    private final AnswersToCloudFormation cloudFormation = new AnswersToCloudFormation();
    private final InsightsClusters clusters =
            new InsightsClusters().with("shop", "disabled").with("web", "enabled");
    private final ContainerInsightsFunction function = function(() -> new InsightsSetter(clusters, clusters));

    /** What the previous request named; CloudFormation sends it with an update. */
    private List<String> previous = List.of();

    @AfterEach
    void stop() {
        cloudFormation.close();
    }

    @ParameterizedTest
    @CsvSource({
        "disabled, enabled", "disabled, enhanced",
        "enabled, enabled", "enabled, enhanced",
        "enhanced, enabled", "enhanced, enhanced"
    })
    void aCreationSetsAndADeletionRestores(String before, String value) {
        clusters.with("shop", before);

        assertThat(create(value, "shop")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", value).containsEntry("web", "enabled");

        assertThat(delete(value, "shop")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", before);
        assertThat(clusters.rows).isEmpty();
    }

    @Test
    void theAnswerHasTheFieldsThatCloudFormationReads() {
        create("enabled", "shop");

        assertThat(cloudFormation.methods()).containsExactly("PUT");
        JsonNode answer = cloudFormation.accepted().getFirst();
        assertThat(answer.path("StackId").asText())
                .isEqualTo("arn:aws:cloudformation:eu-central-1:111122223333:stack/mine/1");
        assertThat(answer.path("RequestId").asText()).isEqualTo("request-1");
        assertThat(answer.path("LogicalResourceId").asText()).isEqualTo("ContainerInsightsOfClusters");
        assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("container-insights");
        assertThat(answer.at("/Data/NotRestored").asText()).isEqualTo("none");
        assertThat(answer.path("Reason").asText()).isEqualTo("shop has enabled instead of disabled.");
    }

    @Test
    void anUpdateSetsAnAddedClusterAndRestoresADroppedOne() {
        clusters.with("jobs", "disabled");
        create("enabled", "shop", "web");
        assertThat(update("enabled", "web", "jobs")).isEqualTo("SUCCESS");

        assertThat(clusters.values).containsEntry("shop", "disabled").containsEntry("jobs", "enabled");
        assertThat(clusters.rows).containsOnlyKeys("web", "jobs");
        assertThat(last().path("Reason").asText())
                .isEqualTo("web had enabled already; jobs has enabled instead of disabled; shop has disabled again.");
    }

    @Test
    void aChangedValueIsSetEverywhereAndTheFirstFoundOneStays() {
        create("enabled", "shop", "web");
        assertThat(update("enhanced", "shop", "web")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", "enhanced").containsEntry("web", "enhanced");

        delete("enhanced", "shop", "web");
        assertThat(clusters.values).containsEntry("shop", "disabled").containsEntry("web", "enabled");
    }

    /** Lambda delivers a request at least once. */
    @Test
    void everyRequestMayComeTwice() {
        create("enabled", "shop");
        create("enabled", "shop");
        assertThat(clusters.find("shop").map(FoundSetting::found)).contains("disabled");

        update("enhanced", "web");
        assertThat(update("enhanced", "web")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", "disabled").containsEntry("web", "enhanced");

        delete("enhanced", "web");
        assertThat(delete("enhanced", "web")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", "disabled").containsEntry("web", "enabled");
        assertThat(statuses()).hasSize(6).containsOnly("SUCCESS");
    }

    /** The second cluster is refused, then CloudFormation sends an update with the old properties. */
    @Test
    void afterAFailedUpdateTheOldPropertiesAreInForceAgain() {
        create("enabled", "shop");
        clusters.refused.add("web");

        assertThat(update("enhanced", "shop", "web")).isEqualTo("FAILED");
        assertThat(last().path("Reason").asText())
                .isEqualTo(
                        "web could not be set (AccessDeniedException: not authorized); shop has enhanced instead of enabled.");
        assertThat(update("enabled", "shop")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", "enabled").containsEntry("web", "enabled");

        delete("enabled", "shop");
        assertThat(clusters.values).containsEntry("shop", "disabled");
    }

    /** What a failed update has dropped is not yet restored, so the rollback finds it as it was. */
    @Test
    void aFailedUpdateDropsNothing() {
        create("enabled", "shop");
        clusters.refused.add("web");
        update("enabled", "web");

        assertThat(clusters.values).containsEntry("shop", "enabled");
        assertThat(clusters.rows).containsKey("shop");
        assertThat(update("enabled", "shop")).isEqualTo("SUCCESS");
    }

    /** The permission of an added cluster takes some seconds to work. */
    @Test
    void aRefusedCallIsMadeAgain() {
        clusters.refused.add("shop");
        clusters.permitAfter(3);

        assertThat(create("enabled", "shop")).isEqualTo("SUCCESS");
        assertThat(clusters.calls)
                .containsExactly("read shop", "read shop", "read shop", "read shop", "set shop enabled");
        assertThat(clusters.values).containsEntry("shop", "enabled");
    }

    /** Later updates could not restore it: their policy does not name it. */
    @Test
    void aRefusedRestorationIsMadeAgain() {
        create("enabled", "shop");
        clusters.refused.add("shop");
        clusters.permitAfter(3);

        assertThat(update("enabled", "web")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", "disabled");
        assertThat(clusters.rows).containsOnlyKeys("web");
    }

    @Test
    void ofManyRefusedClustersTheAnswerNamesEachBeforeTheReasons() {
        clusters.with("jobs", "disabled");
        clusters.refused.addAll(List.of("jobs", "shop", "web"));
        clusters.refusal = "AccessDeniedException: not authorized by " + "a long policy, ".repeat(20);

        assertThat(create("enabled", "shop", "web", "jobs")).isEqualTo("FAILED");
        assertThat(last().path("Reason").asText())
                .startsWith("3 clusters (shop, web, jobs): shop could not be set (AccessDeniedException: ")
                .hasSizeLessThanOrEqualTo(700);
    }

    @Test
    void aTableThatFailsWhileADroppedClusterIsRestoredFailsNoUpdate() {
        create("enabled", "shop");
        clusters.beforeDelete = ContainerInsightsFunctionTest::noTable;

        assertThat(update("enabled", "web")).isEqualTo("SUCCESS");
        assertThat(last().at("/Data/NotRestored").asText())
                .isEqualTo("it is not certain that shop has disabled again (the table does not answer).");
        clusters.beforeDelete = () -> {};
        clusters.beforeAll = ContainerInsightsFunctionTest::noTable;
        previous = List.of("shop", "web");
        assertThat(update("enabled", "web")).isEqualTo("SUCCESS");
        assertThat(last().path("Reason").asText())
                .isEqualTo("shop was not reached (the table does not answer); web had enabled already.");
    }

    @Test
    void aDeletionSaysThatTheTableFailed() {
        create("enabled", "shop");
        clusters.beforeAll = ContainerInsightsFunctionTest::noTable;

        assertThat(delete("enabled", "shop")).isEqualTo("SUCCESS");
        assertThat(last().at("/Data/NotRestored").asText())
                .isEqualTo("shop was not reached (the table does not answer).");
    }

    @Test
    void anErrorWhileADroppedClusterIsRestoredFailsNoUpdate() {
        create("enabled", "shop");
        clusters.beforeSet = () -> {
            throw new StackOverflowError("too deep");
        };

        assertThat(update("enabled", "web")).isEqualTo("SUCCESS");
        assertThat(last().path("Reason").asText())
                .isEqualTo("shop was not reached (too deep); web had enabled already.");
    }

    @Test
    void aRestorationWithoutAnEndFailsNoUpdate() {
        create("enabled", "shop");
        CountDownLatch never = new CountDownLatch(1);
        clusters.beforeSet = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };

        assertThat(send(function, request("Update", "enabled", "web"), 30_300)).isEqualTo("SUCCESS");
        assertThat(last().path("Reason").asText()).isEqualTo("shop was not reached in time; web had enabled already.");
    }

    @Test
    void anUpdateLeavesWhatAnotherActorSetUntilTheParameterChanges() {
        create("enhanced", "web");
        clusters.with("web", "disabled");

        assertThat(update("enhanced", "web", "shop")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("web", "disabled").containsEntry("shop", "enhanced");
        assertThat(last().path("Reason").asText())
                .isEqualTo("web keeps disabled, which this stack did not set; shop has enhanced instead of disabled.");

        assertThat(update("enabled", "web", "shop")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("web", "enabled").containsEntry("shop", "enabled");
    }

    @Test
    void aFailedCreationIsUndoneByTheDeletionThatFollows() {
        assertThat(create("enabled", "shop", "nobody")).isEqualTo("FAILED");
        assertThat(last().path("Reason").asText())
                .startsWith(
                        "there is no cluster nobody in this Region: correct the parameter Clusters; shop has enabled");

        assertThat(delete("enabled", "shop", "nobody")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", "disabled");
    }

    @Test
    void aDeletionLeavesWhatAnotherActorSet() {
        create("enabled", "shop");
        clusters.with("shop", "enhanced");

        assertThat(delete("enabled", "shop")).isEqualTo("SUCCESS");
        assertThat(clusters.values).containsEntry("shop", "enhanced");
        assertThat(last().at("/Data/NotRestored").asText())
                .isEqualTo("shop keeps enhanced, which this stack did not set.");
    }

    @Test
    void aDeletionSucceedsIfAClusterIsGoneOrRefused() {
        clusters.with("jobs", "disabled");
        create("enabled", "shop", "web", "jobs");
        clusters.values.remove("shop");
        clusters.refused.add("jobs");

        assertThat(delete("enabled", "shop", "web", "jobs")).isEqualTo("SUCCESS");
        assertThat(last().at("/Data/NotRestored").asText())
                .isEqualTo(
                        "jobs did not get disabled back (AccessDeniedException: not authorized); shop no longer exists.");
        assertThat(clusters.rows).containsOnlyKeys("jobs");
    }

    /** Otherwise the rollback of an update would fail, because the old properties name a cluster that is gone. */
    @Test
    void anUpdateThatNamesAClusterThatIsGoneSucceedsIfTheStackHadSetIt() {
        create("enabled", "shop");
        clusters.values.remove("shop");

        assertThat(update("enabled", "web")).isEqualTo("SUCCESS");
        assertThat(update("enabled", "shop")).isEqualTo("SUCCESS");
        assertThat(update("enhanced", "shop", "web")).isEqualTo("SUCCESS");
        assertThat(last().path("Reason").asText()).startsWith("shop no longer exists; web has enhanced");
    }

    @Test
    void aClusterThatComesAgainWithTheSameNameBeginsAnew() {
        create("enabled", "shop");
        clusters.values.remove("shop");
        update("enabled", "shop");
        clusters.with("shop", "enhanced");

        update("enabled", "shop");
        delete("enabled", "shop");
        assertThat(clusters.values).containsEntry("shop", "enhanced");
    }

    /** Powertools answers only exceptions. */
    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update", "Delete"})
    void anErrorIsAnswered(String type) {
        create("enabled", "shop");
        clusters.beforeSet = () -> {
            throw new StackOverflowError("too deep");
        };

        assertThat(send(function, request(type, "enhanced", "shop"), PLENTY))
                .isEqualTo(type.equals("Delete") ? "SUCCESS" : "FAILED");
        assertThat(last().path("Reason").asText())
                .isEqualTo(type.equals("Delete") ? "shop was not reached (too deep)." : "too deep.");
        clusters.beforeSet = () -> {};
        delete("enhanced", "shop");
        assertThat(clusters.values).containsEntry("shop", "disabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update", "Delete"})
    void nearTheDeadlineNothingIsBegun(String type) {
        clusters.calls.clear();

        assertThat(send(function, request(type, "enabled", "shop", "web"), 20_000))
                .isEqualTo(type.equals("Delete") ? "SUCCESS" : "FAILED");
        assertThat(clusters.calls).isEmpty();
        assertThat(last().path("Reason").asText())
                .isEqualTo("shop was not reached in time; web was not reached in time.");
    }

    @Test
    void aCallWithoutAnEndIsCutOffBeforeTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        create("enabled", "web");
        clusters.beforeSet = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };

        assertThat(send(function, request("Update", "enabled", "web", "shop"), 30_300))
                .isEqualTo("FAILED");
        assertThat(last().path("Reason").asText()).isEqualTo("shop was not reached in time; web had enabled already.");
    }

    @Test
    void anAnswerThatIsNotAcceptedIsSentAgain() {
        cloudFormation.answerWith(503, 500, 503);

        assertThat(create("enabled", "shop")).isEqualTo("SUCCESS");
        assertThat(cloudFormation.methods()).hasSize(4);
        assertThat(cloudFormation.accepted()).hasSize(1);
    }

    /** Lambda then invokes the function again. */
    @Test
    void anAnswerThatIsNeverAcceptedIsAFunctionError() {
        cloudFormation.answerWith(503, 503, 503, 503);

        assertThatIllegalStateException()
                .isThrownBy(() -> handle(function, request("Create", "enabled", "shop"), PLENTY))
                .withMessageContaining("did not take the answer");
        assertThat(send(function, request("Create", "enabled", "shop"), PLENTY)).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled  | ''       | Clusters is empty: name the clusters to set, separated by commas.",
                "enabled  | a b      | Clusters has the entry \"a b\": use names of ECS clusters.",
                "on       | shop     | ContainerInsights is \"on\": use enabled or enhanced.",
            })
    void aWrongPropertyIsNamedWithItsFix(String value, String cluster, String reason) {
        assertThat(create(value, cluster)).isEqualTo("FAILED");
        assertThat(last().path("Reason").asText()).isEqualTo(reason);
        assertThat(clusters.calls).isEmpty();

        assertThat(delete(value, cluster)).isEqualTo("SUCCESS");
    }

    @Test
    void aWrongSettingOfTheFunctionIsAnswered() {
        ContainerInsightsFunction wrong = function(() -> {
            throw new IllegalArgumentException("TABLE_NAME is missing: the template sets it; redeploy the stack");
        });

        assertThat(send(wrong, request("Create", "enabled", "shop"), PLENTY)).isEqualTo("FAILED");
        assertThat(last().path("Reason").asText()).startsWith("TABLE_NAME is missing");
        assertThat(send(wrong, request("Delete", "enabled", "shop"), PLENTY)).isEqualTo("SUCCESS");
    }

    @Test
    void anEventThatWaitsForNoAnswerIsIgnored() {
        handle(function, "{}", PLENTY);

        assertThat(clusters.calls).isEmpty();
        assertThat(cloudFormation.methods()).isEmpty();
    }

    private ContainerInsightsFunction function(Supplier<InsightsSetter> setter) {
        return new ContainerInsightsFunction(
                new ContainerInsightsResource(setter, UrlConnectionHttpClient.create(), Duration.ofMillis(1)));
    }

    private String create(String value, String... names) {
        return send(function, request("Create", value, names), PLENTY);
    }

    private String update(String value, String... names) {
        return send(function, request("Update", value, names), PLENTY);
    }

    private String delete(String value, String... names) {
        return send(function, request("Delete", value, names), PLENTY);
    }

    /** The status of the answer. */
    private String send(ContainerInsightsFunction to, String request, int remaining) {
        int before = cloudFormation.accepted().size();
        handle(to, request, remaining);
        assertThat(cloudFormation.accepted()).as("answers").hasSize(before + 1);
        assertThat(last().path("PhysicalResourceId").asText()).isEqualTo("container-insights");
        return last().path("Status").asText();
    }

    private static void handle(ContainerInsightsFunction to, String request, int remaining) {
        Context context = new LambdaContext(
                1024,
                System.currentTimeMillis() + remaining,
                "request",
                "group",
                "stream",
                "ContainerInsightsFunction",
                null,
                "1",
                "arn:aws:lambda:eu-central-1:111122223333:function:ContainerInsights",
                null,
                null,
                null);
        try {
            to.handleRequest(
                    new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
                    OutputStream.nullOutputStream(),
                    context);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode last() {
        return cloudFormation.accepted().getLast();
    }

    private List<String> statuses() {
        return cloudFormation.accepted().stream()
                .map(answer -> answer.path("Status").asText())
                .toList();
    }

    private String request(String type, String value, String... names) {
        ObjectNode request = mapper.createObjectNode()
                .put("RequestType", type)
                .put("ServiceToken", "arn:aws:lambda:eu-central-1:111122223333:function:ContainerInsights")
                .put("ResponseURL", cloudFormation.url())
                .put("StackId", "arn:aws:cloudformation:eu-central-1:111122223333:stack/mine/1")
                .put("RequestId", "request-1")
                .put("LogicalResourceId", "ContainerInsightsOfClusters")
                .put("ResourceType", "AWS::CloudFormation::CustomResource");
        if (!type.equals("Create")) {
            request.put("PhysicalResourceId", "container-insights");
        }
        ObjectNode properties = request.putObject("ResourceProperties");
        properties.put("ServiceTimeout", "120").put("ContainerInsights", value);
        Stream.of(names).forEach(properties.withArray("Clusters")::add);
        if (type.equals("Update")) {
            previous.forEach(request.putObject("OldResourceProperties").withArray("Clusters")::add);
        }
        previous = List.of(names);
        return request.toString();
    }

    private static void noTable() {
        throw new IllegalStateException("the table does not answer");
    }
}

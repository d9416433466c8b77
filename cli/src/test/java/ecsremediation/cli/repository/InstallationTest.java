package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What template.yaml creates in an account that has topics and alarms already, and in Regions without every service. */
class InstallationTest {
    /** README.md names it. */
    private static final int LONGEST_STACK_NAME = 59;

    private static final String LONG = "s".repeat(LONGEST_STACK_NAME);

    @Test
    void withItsDefaultsItNamesNoTopicAndCreatesNoAlarmOfAService() {
        ResolvedStack stack = RolePermissions.stack();

        assertThat(stack.ofType("AWS::SNS::Topic"))
                .extracting(StackResource::logicalId)
                .containsExactly("AlarmTopic", "OperatorTopic");
        assertThat(stack.ofType("AWS::SNS::Topic"))
                .allSatisfy(
                        topic -> assertThat(topic.properties().has("TopicName")).isFalse());
        assertThat(stack.resources()).doesNotContainKeys("PendingAlarm", "GapAlarm");
        assertThat(stack.ofType("AWS::CloudWatch::Alarm"))
                .hasSize(7)
                .allSatisfy(
                        alarm -> assertThat(alarm.properties().has("AlarmName")).isFalse());
        assertThat(stack.outputs()).doesNotContainKey("Step3ContainerInsights");
    }

    @Test
    void alarmsOfANamedServiceHaveNamesThatCollideWithNone() {
        ResolvedStack unnamed = RolePermissions.stack("ClusterName=shop", "ServiceName=web");
        ResolvedStack named = RolePermissions.stack("ClusterName=shop", "ServiceName=web", "AlarmPrefix=mine");

        assertThat(unnamed.resource("PendingAlarm").properties().has("AlarmName"))
                .isFalse();
        assertThat(unnamed.resource("GapAlarm").properties().has("AlarmName")).isFalse();
        assertThat(named.resource("PendingAlarm").name()).isEqualTo("mine_pending");
        assertThat(named.resource("GapAlarm").name()).isEqualTo("mine_gap");
        assertThat(named.outputs().get("Step3ContainerInsights")).contains("--cluster shop ");
    }

    /** Its alarms reach AlarmFunction, and the stack changes neither the topic nor who may publish to it. */
    @Test
    void anExistingTopicIsSubscribedToAndLeftAsItIs() {
        String own = "arn:aws:sns:eu-central-1:111122223333:notification_list";
        ResolvedStack stack = RolePermissions.stack("AlarmTopicArn=" + own, "AlarmEmail=on-call@example.com");

        assertThat(stack.resources()).doesNotContainKeys("AlarmTopic", "AlarmTopicPolicy", "AlarmEmailSubscription");
        JsonNode function = stack.resource("AlarmFunction").properties();
        assertThat(function.at("/Events/Alarm/Properties/Topic").asText()).isEqualTo(own);
        assertThat(function.at("/Environment/Variables/ALARM_TOPIC_ARN").asText())
                .isEqualTo(own);
        assertThat(stack.outputs()).containsEntry("AlarmTopic", own);
    }

    @Test
    void alarmsOfOnesOwnAreHeardByTheirNames() {
        ResolvedStack stack = RolePermissions.stack("MoreAlarms=alarm_ecslabapi_pending,cpu");

        assertThat(stack.resource("MoreAlarmsRule")
                        .properties()
                        .at("/EventPattern/detail/alarmName")
                        .toString())
                .isEqualTo("[\"alarm_ecslabapi_pending\",\"cpu\"]");
    }

    /** A topic without its key delivers nothing. */
    @Test
    void aTopicThatStaysKeepsItsKeyItsPolicyAndItsSubscription() {
        ResolvedStack stack = RolePermissions.stack("AlarmEmail=on-call@example.com");

        assertThat(List.of(
                        "TopicKey",
                        "AlarmTopic",
                        "AlarmTopicPolicy",
                        "AlarmEmailSubscription",
                        "OperatorTopic",
                        "OperatorTopicPolicy"))
                .allSatisfy(name -> {
                    JsonNode definition = stack.resource(name).definition();
                    assertThat(definition.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
                    assertThat(definition.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
                });
    }

    /** It says what the deletion could not restore. A name of ours would exist when the stack is installed again. */
    @Test
    void theLogOfContainerInsightsStaysAndIsInNobodysWay() {
        StackResource log = RolePermissions.stack("Clusters=shop", "ContainerInsights=enabled")
                .resource("ContainerInsightsLog");

        assertThat(log.definition().path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(log.definition().path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        assertThat(log.properties().has("LogGroupName")).isFalse();
        assertThat(log.properties().path("RetentionInDays").asInt()).isPositive();
    }

    /**
     * A guided deployment saves its answers in the file of {@code --config-file}, which has to exist. So README.md copies
     * the tracked settings into a file that git ignores.
     */
    @Test
    void theAnswersOfAGuidedDeploymentAreNotTracked() {
        String copy = "samconfig.deploy.toml";

        assertThat(Repository.text(Path.of(".gitignore")).lines())
                .contains(copy)
                .doesNotContain("samconfig.toml");
        assertThat(Repository.text(Path.of("samconfig.toml"))).contains("[default.deploy.parameters]");
        assertThat(Repository.text(Path.of("README.md")).lines()).contains("cp samconfig.toml " + copy);
        assertThat(Repository.text(Path.of("README.md")).lines())
                .filteredOn(line -> line.startsWith("sam build && "))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(" --config-file " + copy));
    }

    @Test
    void aServiceNeedsItsCluster() throws IOException {
        JsonNode rule = new ObjectMapper(new YAMLFactory())
                .readTree(Repository.text(Path.of("template.yaml")))
                .at("/Rules/AlarmsOfOneService/Assertions/0");

        assertThat(rule.path("AssertDescription").asText())
                .isEqualTo("ServiceName needs ClusterName, the cluster of the service.");
        assertThat(RolePermissions.stack("ServiceName=web").resources()).doesNotContainKey("PendingAlarm");
    }

    @Test
    void containerInsightsNeedsNamedClusters() throws IOException {
        JsonNode rule = new ObjectMapper(new YAMLFactory())
                .readTree(Repository.text(Path.of("template.yaml")))
                .at("/Rules/ContainerInsightsOfNamedClusters/Assertions/0");

        assertThat(rule.path("AssertDescription").asText())
                .isEqualTo("ContainerInsights needs Clusters, the names of the clusters to set.");
        assertThat(RolePermissions.stack("ContainerInsights=enabled").resources())
                .doesNotContainKey("ContainerInsightsOfClusters");
    }

    /** Every cluster keeps what it has, until an owner asks for another value. */
    @Test
    void containerInsightsIsSetOnlyIfTheParameterAsksForIt() {
        ResolvedStack quiet = RolePermissions.stack("Clusters=shop,web", "ClusterName=shop", "ServiceName=web");
        ResolvedStack setting = RolePermissions.stack(
                "Clusters=shop,web", "ContainerInsights=enhanced", "ClusterName=shop", "ServiceName=web");

        assertThat(quiet.ofType("AWS::CloudFormation::CustomResource")).isEmpty();
        assertThat(quiet.outputs()).containsKey("Step3ContainerInsights").doesNotContainKey("ContainerInsights");
        JsonNode properties = setting.resource("ContainerInsightsOfClusters").properties();
        assertThat(properties.path("ContainerInsights").asText()).isEqualTo("enhanced");
        assertThat(properties.path("Clusters").toString()).isEqualTo("[\"shop\",\"web\"]");
        assertThat(properties.path("ServiceToken").asText())
                .isEqualTo(setting.resource("ContainerInsightsFunction").arn());
        assertThat(setting.outputs())
                .containsEntry("ContainerInsights", "shop,web (enhanced)")
                .doesNotContainKey("Step3ContainerInsights");
    }

    /** It runs only while the stack changes: a snapshot would become inactive, and a version would keep old settings. */
    @Test
    void theFunctionOfCloudFormationHasNoSnapshotAndNoVersion() {
        JsonNode function = RolePermissions.stack("Clusters=shop", "ContainerInsights=enabled")
                .resource("ContainerInsightsFunction")
                .properties();

        assertThat(function.has("SnapStart")).isFalse();
        assertThat(function.has("AutoPublishAlias")).isFalse();
    }

    @Test
    void withoutSnapStartNoVersionNeedsToBeKeptAlive() {
        ResolvedStack stack = RolePermissions.stack("SnapStart=off");

        assertThat(stack.ofType("AWS::Serverless::Function"))
                .allSatisfy(function ->
                        assertThat(function.properties().has("SnapStart")).isFalse());
        assertThat(stack.ofType("AWS::Scheduler::Schedule")).isEmpty();
        assertThat(RolePermissions.of(stack, "ScheduleRole"))
                .filteredOn(line -> line.startsWith("lambda:"))
                .containsExactly("lambda:InvokeFunction on "
                        + stack.resource("TickFunction").arn() + ":live");
    }

    /** The tick invokes TickFunction every minute. */
    @Test
    void withSnapStartEveryOtherFunctionIsInvokedOnceADay() {
        ResolvedStack stack = RolePermissions.stack();

        assertThat(stack.ofType("AWS::Serverless::Function"))
                .allSatisfy(function -> assertThat(
                                function.properties().at("/SnapStart/ApplyOn").asText())
                        .isEqualTo("PublishedVersions"));
        assertThat(stack.ofType("AWS::Scheduler::Schedule"))
                .extracting(schedule -> schedule.properties().at("/Target/Arn").asText())
                .containsExactly(
                        stack.resource("AlarmFunction").arn() + ":live",
                        stack.resource("ServiceEventFunction").arn() + ":live");
        assertThat(stack.ofType("AWS::Scheduler::Schedule")).allSatisfy(schedule -> {
            JsonNode target = schedule.properties().path("Target");
            assertThat(schedule.properties().path("ScheduleExpression").asText())
                    .isEqualTo("rate(1 day)");
            assertThat(target.path("Input").asText())
                    .isEqualToIgnoringWhitespace(Repository.text(Path.of("events/scheduled-keep-alive.json")));
            assertThat(target.at("/DeadLetterConfig/Arn").asText())
                    .isEqualTo(stack.resource("DeadLetters").arn());
        });
    }

    /** Names that the template gives, and the limits of their services [API references]. */
    @Test
    void everyNameFitsForTheLongestNameOfAStack() {
        SortedMap<String, Integer> limits = new TreeMap<>();
        limits.put("AWS::SQS::Queue", 80);
        limits.put("AWS::DynamoDB::Table", 255);
        limits.put("AWS::Logs::LogGroup", 512);
        ResolvedStack stack = RolePermissions.named(LONG);

        limits.forEach((type, limit) -> assertThat(stack.ofType(type))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(resource.name()).hasSizeLessThanOrEqualTo(limit)));
        assertThat(stack.resource("TickFunction")
                        .properties()
                        .at("/Events/EveryMinute/Properties/Name")
                        .asText())
                .as("the limit of EventBridge Scheduler")
                .hasSize(64);
        assertThat(Repository.text(Path.of("README.md")))
                .contains("A stack's name has 3 to " + LONGEST_STACK_NAME + " characters");
    }

    /** IAM accepts 1,000 characters of printable ASCII in a policy's description, among others. */
    @Test
    void thePolicysDescriptionFitsForTheLongestSettings() throws IOException {
        JsonNode parameters = new ObjectMapper(new YAMLFactory())
                .readTree(Repository.text(Path.of("template.yaml")))
                .path("Parameters");
        String written = new ObjectMapper(new YAMLFactory())
                .readTree(Repository.text(Path.of("template.yaml")))
                .at("/Resources/Permissions/Properties/Description")
                .asText();
        int longest = Pattern.compile("\\$\\{(\\w+)}")
                .matcher(written)
                .replaceAll(found -> "x".repeat(length(parameters.path(found.group(1)))))
                .length();

        assertThat(longest).isLessThanOrEqualTo(1000);
    }

    private static int length(JsonNode parameter) {
        int longest = parameter
                .path("MaxLength")
                .asInt(parameter.path("MaxValue").asText().length());
        for (JsonNode value : parameter.path("AllowedValues")) {
            longest = Math.max(longest, value.asText().length());
        }
        assertThat(longest).as("%s", parameter).isPositive();
        return longest;
    }
}

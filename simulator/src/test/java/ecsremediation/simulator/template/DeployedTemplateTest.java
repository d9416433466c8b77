package ecsremediation.simulator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resolves the project's own template. */
class DeployedTemplateTest {
    private final StackTemplate template = template();

    @ParameterizedTest
    @CsvSource({
        "Mode, act",
        "ChatTopic, yes",
        "EventBus, default",
        "MoreAlarms, 'first,second'",
        "AlarmTopicArn, arn:aws:sns:eu-central-1:111122223333:own-topic",
        "OperatorEmail, operators@example.com",
        "AlarmEmail, on-call@example.com",
        "EndpointUrl, http://127.0.0.1:8080",
        "Clusters, staging",
        "SharedWith, 'blue,red'"
    })
    void resolvesWithEachOptionalPart(String parameter, String value) {
        ResolvedStack stack = template.resolve(LabStack.SETTINGS.with(parameter, value));

        assertThat(stack.ofType("AWS::Serverless::Function")).hasSize(3);
        assertThat(stack.toString()).doesNotContain("Fn::", "\"Ref\"", "${");
    }

    /** IAM takes 1,000 characters (IAM API, CreatePolicy). The description has every setting, so it may be the longest part. */
    @Test
    void theDescriptionOfThePermissionsFitsWithTheLongestSettings() {
        String text = template.resolve(LabStack.SETTINGS
                        .with("Clusters", "c".repeat(250))
                        .with("SharedWith", "s".repeat(128))
                        .with("AlarmMap", "a".repeat(290) + "=b/c")
                        .with("AlarmTopicArn", "arn:aws:sns:eu-central-1:111122223333:" + "t".repeat(112))
                        .with("EndpointUrl", "http://" + "e".repeat(73)))
                .resource("Permissions")
                .properties()
                .path("Description")
                .asText();

        assertThat(text).contains("s".repeat(128)).hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void namesTheResourcesAsTheWorldDoes() {
        ResolvedStack stack = template.resolve(LabStack.SETTINGS);
        SimulatedAccount world = SimulatedAccount.LAB;

        assertThat(stack.resource("Table").name()).isEqualTo("ecs-remediation");
        assertThat(stack.resource("OperatorTopic").arn()).isEqualTo(world.topic(LabNames.OPERATOR_TOPIC));
        assertThat(stack.resource("AlarmTopic").arn()).isEqualTo(world.topic(LabNames.ALARM_TOPIC));
        assertThat(stack.resource("ServiceEvents").arn()).isEqualTo(world.queue(LabNames.EVENT_QUEUE));
        assertThat(stack.resource("DeadLetters").arn()).isEqualTo(world.queue(LabNames.DEAD_LETTERS));
        assertThat(stack.resource("AlarmFunction").arn()).isEqualTo(world.function(LabNames.ALARM_FUNCTION));
    }

    @Test
    void setsTheEnvironmentOfTheFunctions() {
        JsonNode variables = template.resolve(LabStack.SETTINGS.with("Mode", "act"))
                .resource("TickFunction")
                .properties()
                .path("Environment")
                .path("Variables");

        assertThat(variables.path("MODE").asText()).isEqualTo("act");
        assertThat(variables.path("TABLE_NAME").asText()).isEqualTo("ecs-remediation");
        assertThat(variables.path("HARD_CEILING").asText()).isEqualTo("100");
        assertThat(variables.has("AWS_ENDPOINT_URL")).isFalse();
    }

    private static StackTemplate template() {
        try {
            return StackTemplate.read(Files.readString(Path.of("../template.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package ecsremediation.simulator.endpoint.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.aws.Clients;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.endpoint.RoutedHttpClient;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.iam.FunctionRole;
import ecsremediation.simulator.iam.PolicyDocument;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackSettings;
import ecsremediation.simulator.template.StackTemplate;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/** What a caller with a role gets from the endpoint, as the SDK shows it. */
class AccessControlTest {
    private static final String PRINCIPAL = "arn:aws:sts::111122223333:assumed-role/reader/Function";

    private static final ResolvedStack STACK = StackTemplate.read("""
                    Resources:
                      Key: {Type: AWS::KMS::Key}
                      Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: notification_list, KmsMasterKeyId: !Ref Key}}
                    """).resolve(StackSettings.LAB);

    private final World world = LabScenario.build(LabSettings.ofSeed(1)).world();

    @Test
    void eachServiceRefusesInItsOwnForm() {
        Clients nobody = limitedTo("sqs:SendMessage", "*", "{}");
        String topic = SimulatedAccount.LAB.topic(LabNames.ALARM_TOPIC);

        assertRefused(
                () -> nobody.ecs()
                        .describeServices(r -> r.cluster(LabNames.CLUSTER).services(LabNames.SERVICE)),
                400,
                "AccessDeniedException",
                "ecs:DescribeServices on resource:"
                        + " arn:aws:ecs:eu-central-1:111122223333:service/EcsLabPublicCluster/EcsLabApi",
                "ecs:DescribeServices");
        assertRefused(
                () -> nobody.autoScaling().describeAutoScalingGroups(),
                403,
                "AccessDenied",
                "autoscaling:DescribeAutoScalingGroups",
                "autoscaling:DescribeAutoScalingGroups");
        assertRefused(
                () -> nobody.dynamoDb()
                        .getItem(r -> r.tableName("ecs-remediation").key(Map.of())),
                400,
                "AccessDeniedException",
                "dynamodb:GetItem on resource: arn:aws:dynamodb:eu-central-1:111122223333:table/ecs-remediation",
                "dynamodb:GetItem");
        assertRefused(
                () -> nobody.sns().publish(r -> r.topicArn(topic).message("m")),
                403,
                "AuthorizationError",
                "SNS:Publish on resource: " + topic,
                "SNS:Publish");
    }

    @Test
    void anEncryptedTopicNeedsItsKey() {
        Clients publisher = limitedTo("sns:Publish", "*", "{}");
        String topic = SimulatedAccount.LAB.topic(LabNames.ALARM_TOPIC);

        assertRefused(
                () -> publisher.sns().publish(r -> r.topicArn(topic).message("m")),
                400,
                "KMSAccessDenied",
                "kms:GenerateDataKey on resource: " + STACK.resource("Key").arn(),
                "kms:GenerateDataKey");
    }

    /** The group has the ceiling tag and a max of 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | 4 | true",
                "{'NumericLessThanEqualsIfExists': {'autoscaling:MaxSize': 4}} | 4 | true",
                "{'NumericLessThanEqualsIfExists': {'autoscaling:MaxSize': 3}} | 4 | false",
                "{'Null': {'autoscaling:ResourceTag/ecs-remediation:ceiling': 'false'}} | 4 | true",
                "{'Null': {'autoscaling:ResourceTag/other': 'false'}} | 4 | false",
                "{'Null': {'autoscaling:MinSize': 'true'}} | 4 | true",
                "{'Null': {'autoscaling:MaxSize': 'true'}} | 4 | false",
            })
    void aWriteIsJudgedByWhatItSendsAndByTheGroupsTags(String condition, int max, boolean allowed) {
        world.autoScaling().group(LabNames.GROUP).tag(AutoScalingGroup.CEILING_TAG, Optional.of("10"));
        Clients writer = limitedTo("autoscaling:UpdateAutoScalingGroup", "*", condition);
        ThrowingCallable write = () -> writer.autoScalingForWriting()
                .updateAutoScalingGroup(UpdateAutoScalingGroupRequest.builder()
                        .autoScalingGroupName(LabNames.GROUP)
                        .maxSize(max)
                        .build());

        assertThat(Optional.ofNullable(catchThrowableOfType(AwsServiceException.class, write)))
                .matches(refusal -> refusal.isEmpty() == allowed);
        assertThat(world.read(() -> world.autoScaling().group(LabNames.GROUP).sizes()))
                .isEqualTo(new Sizes(1, 1, allowed ? max : 1));
    }

    private static void assertRefused(ThrowingCallable call, int status, String code, String needed, String action) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);

        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("User: " + PRINCIPAL + " is not authorized to perform: " + needed
                        + " because no identity-based policy allows the " + action + " action");
    }

    private Clients limitedTo(String action, String resource, String condition) {
        String json = "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': '" + action
                + "', 'Resource': '" + resource + "', 'Condition': " + condition + "}}";
        RoutedHttpClient http = RoutedHttpClient.to(world);
        FunctionRole role = new FunctionRole(PRINCIPAL, List.of(policy(json.replace('\'', '"'))));
        http.limitAccess(AccessControl.of(world, STACK, new TreeMap<>(Map.of("limited", role))));
        return new Clients(
                SimulatedAccount.LAB.region(),
                URI.create("http://in-this-process"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("limited", "secret")),
                http);
    }

    private static PolicyDocument policy(String json) {
        try {
            return PolicyDocument.parse(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}

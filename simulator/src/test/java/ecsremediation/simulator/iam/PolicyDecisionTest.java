package ecsremediation.simulator.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The semantics that the IAM user guide documents: policy evaluation logic, condition operators, multiple values. */
class PolicyDecisionTest {
    private static final String GROUP =
            "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:1:autoScalingGroupName/web";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ecs:ListTasks | ecs:ListTasks | true",
                "ecs:listtasks | ECS:ListTasks | true",
                "ecs:List* | ecs:ListTasks | true",
                "ecs:List? | ecs:ListTasks | false",
                "ecs:ListTask? | ecs:ListTasks | true",
                "* | ecs:ListTasks | true",
                "ecs:ListTasks | ecs:ListTasksMore | false",
                "ecs:List.asks | ecs:ListTasks | false",
            })
    void matchesActionsInAnyCaseWithWildcards(String pattern, String action, boolean allowed) {
        assertThat(isAllowed(allow(pattern, "*", "{}"), IamRequest.of(action, GROUP)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "* | arn:aws:ecs:r:1:service/a/b | true",
                "arn:aws:ecs:r:1:service/a/* | arn:aws:ecs:r:1:service/a/b | true",
                "arn:aws:ecs:r:1:service/a/* | arn:aws:ecs:r:1:service/ab/b | false",
                "arn:aws:ecs:r:1:service/A/* | arn:aws:ecs:r:1:service/a/b | false",
                "arn:aws:ecs:r:1:* | arn:aws:ecs:r:1:service/a/b | true",
                "arn:aws:ecs:r:1:* | * | false",
                "* | * | true",
            })
    void matchesResourcesInExactCaseWithWildcards(String pattern, String resource, boolean allowed) {
        assertThat(isAllowed(allow("*", pattern, "{}"), IamRequest.of("ecs:DescribeServices", resource)))
                .isEqualTo(allowed);
    }

    /** The request has max 8, the tag of a ceiling, two subnets and the cluster "a". */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // Null: the key must be absent or present.
                "{Null: {'k:absent': 'true'}} | true",
                "{Null: {'k:absent': 'false'}} | false",
                "{Null: {'k:max': 'true'}} | false",
                "{Null: {'k:max': 'false'}} | true",
                "{Null: {'k:max': false}} | true",
                "{Null: {'k:tag/ceiling': 'false', 'k:absent': 'true'}} | true",
                // Values are alternatives; keys and operators must all fit.
                "{StringEquals: {'k:name': ['a', 'b']}} | true",
                "{StringEquals: {'k:name': ['b', 'c']}} | false",
                "{StringEquals: {'k:name': 'a', 'k:mode': 'act'}} | true",
                "{StringEquals: {'k:name': 'a', 'k:mode': 'off'}} | false",
                "{StringEquals: {'k:name': 'a'}, Bool: {'k:set': 'false'}} | false",
                "{StringEquals: {'K:NAME': 'a'}} | true",
                "{StringEquals: {'k:name': 'A'}} | false",
                "{StringEqualsIgnoreCase: {'k:name': 'A'}} | true",
                // Negated: none of the values.
                "{StringNotEquals: {'k:name': ['a', 'b']}} | false",
                "{StringNotEquals: {'k:name': ['b', 'c']}} | true",
                "{StringNotLike: {'k:mode': 'a*'}} | false",
                "{StringLike: {'k:mode': 'a?t'}} | true",
                // Without the key: false; true for a negated operator and with IfExists.
                "{StringEquals: {'k:absent': 'a'}} | false",
                "{StringNotEquals: {'k:absent': 'a'}} | true",
                "{StringEqualsIfExists: {'k:absent': 'a'}} | true",
                "{BoolIfExists: {'k:absent': 'false'}} | true",
                "{BoolIfExists: {'k:set': 'false'}} | false",
                "{Bool: {'k:set': 'true'}} | true",
                "{NumericLessThanEqualsIfExists: {'k:absent': 5}} | true",
                "{NumericLessThanEqualsIfExists: {'k:max': '8'}} | true",
                "{NumericLessThanEqualsIfExists: {'k:max': 7}} | false",
                "{NumericLessThan: {'k:max': 8}} | false",
                "{NumericLessThan: {'k:max': '10'}} | true",
                "{NumericGreaterThan: {'k:max': '10'}} | false",
                "{NumericEquals: {'k:max': '8.0'}} | true",
                "{NumericEquals: {'k:name': '8'}} | false",
                // ARNs: six parts, each with wildcards.
                "{ArnLike: {'k:arn': 'arn:aws:ecs:*:111122223333:cluster/*'}} | true",
                "{ArnEquals: {'k:arn': 'arn:aws:ecs:*:111122223333:cluster/a'}} | true",
                "{ArnLike: {'k:arn': 'arn:aws:ecs:*:cluster/a'}} | false",
                "{ArnLike: {'k:arn': ['arn:aws:ecs:*:*:cluster/b', 'arn:aws:ecs:*:*:cluster/c']}} | false",
                "{ArnNotEquals: {'k:arn': 'arn:aws:ecs:*:*:cluster/b'}} | true",
                "{ArnLike: {'k:absent': 'arn:aws:ecs:*:*:cluster/a'}} | false",
                // Several values in the request.
                "{'ForAllValues:StringEquals': {'k:subnets': ['s-1', 's-2', 's-3']}} | true",
                "{'ForAllValues:StringEquals': {'k:subnets': ['s-1']}} | false",
                "{'ForAnyValue:StringEquals': {'k:subnets': ['s-1']}} | true",
                "{'ForAnyValue:StringEquals': {'k:subnets': ['s-3']}} | false",
                "{'ForAllValues:StringEquals': {'k:absent': ['s-1']}} | true",
                "{'ForAnyValue:StringEquals': {'k:absent': ['s-1']}} | false",
                "{'ForAllValues:StringNotEquals': {'k:subnets': ['s-3']}} | true",
                "{'ForAllValues:StringNotEquals': {'k:subnets': ['s-1']}} | false",
                "{Null: {'k:subnets': 'false'}} | true",
            })
    void evaluatesConditions(String condition, boolean allowed) {
        IamRequest request = IamRequest.of("autoscaling:UpdateAutoScalingGroup", GROUP)
                .with("k:max", "8")
                .with("k:tag/ceiling", "10")
                .with("k:name", "a")
                .with("k:mode", "act")
                .with("k:set", "true")
                .with("k:arn", "arn:aws:ecs:eu-central-1:111122223333:cluster/a")
                .with("k:subnets", "s-1", "s-2");

        assertThat(isAllowed(allow("*", "*", condition), request)).isEqualTo(allowed);
    }

    @Test
    void deniesWithoutAnAllow() {
        assertThat(PolicyDecision.of(List.of(), IamRequest.of("ecs:ListTasks", "*")))
                .isEqualTo(new PolicyDecision.ImplicitlyDenied());
    }

    @Test
    void anExplicitDenyDecidesWhereverItStands() {
        PolicyDocument allowing = allow("*", "*", "{}");
        PolicyDocument denying = policy("{Effect: 'Deny', Action: 'ecs:List*', Resource: '*'}");
        IamRequest request = IamRequest.of("ecs:ListTasks", "*");

        assertThat(PolicyDecision.of(List.of(allowing, denying), request))
                .isEqualTo(new PolicyDecision.ExplicitlyDenied());
        assertThat(PolicyDecision.of(List.of(denying, allowing), request))
                .isEqualTo(new PolicyDecision.ExplicitlyDenied());
        assertThat(isAllowed(allowing, request)).isTrue();
    }

    @Test
    void notActionAndNotResourceMatchTheRest() {
        PolicyDocument policy = policy("{Effect: 'Allow', NotAction: 'ecs:*', NotResource: 'arn:aws:sns:*'}");

        assertThat(isAllowed(policy, IamRequest.of("sqs:SendMessage", GROUP))).isTrue();
        assertThat(isAllowed(policy, IamRequest.of("ecs:ListTasks", GROUP))).isFalse();
        assertThat(isAllowed(policy, IamRequest.of("sns:Publish", "arn:aws:sns:r:1:t")))
                .isFalse();
    }

    @Test
    void aKeyWithSeveralValuesNeedsASetOperator() {
        PolicyDocument policy = allow("*", "*", "{StringEquals: {'k:subnets': 's-1'}}");

        assertThatThrownBy(() -> isAllowed(policy, IamRequest.of("a:b", "*").with("k:subnets", "s-1", "s-2")))
                .hasMessageContaining("k:subnets has 2 values");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{Effect: 'Permit', Action: 'a:b', Resource: '*'} | Effect must be Allow or Deny",
                "{Effect: 'Allow', Resource: '*'} | either Action or NotAction",
                "{Effect: 'Allow', Action: 'a:b', NotAction: 'a:c', Resource: '*'} | either Action or NotAction",
                "{Effect: 'Allow', Action: 'a:b'} | either Resource or NotResource",
                "{Effect: 'Allow', Action: 'a:b', Resource: '*', Principal: '*'} | no element Principal",
                "{Effect: 'Allow', Action: 'a:b', Resource: '*', Condition: {DateLessThan: {k: '1'}}} | DateLessThan is not supported",
                "{Effect: 'Allow', Action: 'a:b', Resource: '*', Condition: {NullIfExists: {k: 'true'}}} | Null has no prefix",
                "{Effect: 'Allow', Action: 'a:b', Resource: '${aws:username}'} | policy variables are not supported",
                "{Effect: 'Allow', Action: {a: 1}, Resource: '*'} | must be a text",
            })
    void refusesWhatItCannotEvaluate(String statement, String problem) {
        assertThatThrownBy(() -> policy(statement))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void removesOneAction() {
        PolicyDocument policy = policy("{Effect: 'Allow', Action: ['a:b', 'a:c'], Resource: '*'}");

        assertThat(policy.allowedActions()).containsExactly("a:b", "a:c");
        assertThat(policy.without("a:b").allowedActions()).containsExactly("a:c");
        assertThat(policy.without("a:b").without("a:c").statements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{Effect: 'Allow', Action: 'ecs:Fly', Resource: '*'} | ecs:Fly is no action that the functions may need",
                "{Effect: 'Allow', Action: 'ecs:ListClusters', Resource: 'arn:aws:ecs:r:1:cluster/a'} | ecs:ListClusters has no resource-level permissions: its Resource must be *",
                "{Effect: 'Allow', Action: 'ecs:ListContainerInstances', Resource: '*', Condition: {ArnLike: {'ecs:cluster': 'arn:aws:ecs:r:1:cluster/a'}}} | ecs:ListContainerInstances does not have the condition key ecs:cluster",
            })
    void findsWhatAwsWouldMisread(String statement, String problem) {
        assertThat(GrantableActions.problems(policy(statement))).containsExactly(problem);
    }

    private static PolicyDocument allow(String action, String resource, String condition) {
        return policy("{Effect: 'Allow', Action: '" + action + "', Resource: '" + resource + "', Condition: "
                + condition + "}");
    }

    private static PolicyDocument policy(String statement) {
        try {
            return PolicyDocument.parse(JSON.readTree("{Version: '2012-10-17', Statement: " + statement + "}"));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static boolean isAllowed(PolicyDocument policy, IamRequest request) {
        return PolicyDecision.of(List.of(policy), request) instanceof PolicyDecision.Allowed;
    }
}

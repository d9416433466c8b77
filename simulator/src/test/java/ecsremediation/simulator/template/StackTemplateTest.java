package ecsremediation.simulator.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.simulator.engine.SimulatedAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTemplateTest {
    private static final String SECTIONS = """
            Parameters:
              Mode: {Type: String, Default: observe, AllowedValues: ['off', observe, act]}
              Ceiling: {Type: Number, Default: 100, MinValue: 1, MaxValue: 1000}
              Names: {Type: CommaDelimitedList, Default: 'a, b'}
              Short: {Type: String, Default: '', MaxLength: 3, AllowedPattern: '[a-z]*'}
            Mappings:
              Sizes: {eu-central-1: {memory: 512}}
            Conditions:
              Acts: !Equals [!Ref Mode, act]
              Rests: !Not [!Condition Acts]
              Both: !And [!Condition Acts, !Condition Rests]
              Any: !Or [!Condition Acts, !Condition Rests]
            Resources:
              Topic: {Type: AWS::SNS::Topic}
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '${AWS::StackName}-q'}}
              Key: {Type: AWS::KMS::Key}
              Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Ref AWS::StackName}}
              Acting: {Type: AWS::SNS::Topic, Condition: Acts}
              Fn: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "!Ref Mode | 'observe'",
                "!Ref Ceiling | '100'",
                "!Ref Names | ['a','b']",
                "!Ref AWS::Region | 'eu-central-1'",
                "!Ref AWS::AccountId | '111122223333'",
                "!Ref AWS::Partition | 'aws'",
                "!Ref Topic | 'arn:aws:sns:eu-central-1:111122223333:operators'",
                "!Ref Queue | 'https://sqs.eu-central-1.amazonaws.com/111122223333/ecs-remediation-q'",
                "!Ref Table | 'ecs-remediation'",
                "!Ref Fn.Alias | 'arn:aws:lambda:eu-central-1:111122223333:function:ecs-remediation-Fn:live'",
                "!GetAtt Queue.Arn | 'arn:aws:sqs:eu-central-1:111122223333:ecs-remediation-q'",
                "!GetAtt Table.Arn | 'arn:aws:dynamodb:eu-central-1:111122223333:table/ecs-remediation'",
                "{'Fn::GetAtt': [Queue, QueueName]} | 'ecs-remediation-q'",
                "!Sub '${Mode} ${Queue.QueueName} ${!Mode}' | 'observe ecs-remediation-q ${Mode}'",
                "!Sub ['${A}-${Mode}', {A: !Join ['', [x, y]]}] | 'xy-observe'",
                "!If [Acts, yes it does, it does not] | 'it does not'",
                "!If [Any, !If [Both, 1, 2], 3] | 2",
                "{a: !If [Acts, 1, !Ref AWS::NoValue], b: 2} | {'b':2}",
                "[1, !Ref AWS::NoValue, 2] | [1,2]",
                "!Join [',', !Split ['-', a-b-]] | 'a,b,'",
                "!Join ['', [a, !Ref AWS::NoValue, 1]] | 'a1'",
                "!Select [1, !Ref Names] | 'b'",
                "!FindInMap [Sizes, !Ref AWS::Region, memory] | 512",
                "[&x {a: 1}, *x] | [{'a':1},{'a':1}]",
                "!Ref 'Mode' | 'observe'",
                "'off' | 'off'",
            })
    void resolves(String written, String expected) {
        assertThat(output(written).toString()).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "!Cidr [1, 2, 3] | Resources.Out.Properties.Value.Fn::Cidr: Fn::Cidr is not supported here",
                "!GetAtt Table.StreamArn | Fn::GetAtt: the attribute StreamArn of AWS::DynamoDB::Table is not supported",
                "!Ref Absent | Ref: the template has no parameter or resource Absent",
                "!Ref Acting | Ref: refers to Acting, which the stack does not have",
                "!Sub '${Absent}' | Fn::Sub.${Absent}: the template has no parameter or resource Absent",
                "!If [Absent, 1, 2] | Fn::If: the template has no condition Absent",
                "!If [Acts, 1] | Fn::If: needs a list of 3 items",
                "!Select [2, !Ref Names] | Fn::Select: the list of 2 items has no item 2",
                "!Join ['', !Ref Mode] | Fn::Join: needs a list",
                "!Ref AWS::Nothing | Ref: AWS::Nothing is no pseudo parameter",
                "*absent | no anchor before the alias *absent",
                "!Equals [1, 2] | Fn::Equals: Fn::Equals is not supported here",
                "!Sub '${Names}' | needs a text, not [\"a\",\"b\"]",
            })
    void saysWhereSomethingIsWrong(String written, String problem) {
        assertThatThrownBy(() -> output(written))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void findsConditionsThatDependOnThemselves() {
        assertThatThrownBy(() -> resolved("Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}"))
                .hasMessage("Conditions.B.Fn::Not[0].Condition: Conditions.A depends on itself");
    }

    @ParameterizedTest
    @CsvSource({
        "Mode, on, is not permitted",
        "Ceiling, 0, is not permitted",
        "Ceiling, 1001, is not permitted",
        "Ceiling, many, must be a number",
        "Short, abcd, is not permitted",
        "Short, A, is not permitted",
        "Absent, x, the template has no such parameter"
    })
    void refusesTheParametersThatCloudFormationRefuses(String name, String value, String problem) {
        StackTemplate template = StackTemplate.read(SECTIONS);

        assertThatThrownBy(() -> template.resolve(StackSettings.LAB.with(name, value)))
                .hasMessageStartingWith("Parameters." + name)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a]", "Resorces: {}", "Resources: {A: {}, A: {}}", "Resources: {<<: {}}", "a: ["})
    void refusesWhatIsNoTemplate(String text) {
        assertThatThrownBy(() -> StackTemplate.read(text)).isInstanceOf(TemplateException.class);
    }

    @Test
    void hasTheResourcesAndOutputsWhoseConditionHolds() {
        StackTemplate template =
                StackTemplate.read(SECTIONS + "Outputs: {Topic: {Condition: Acts, Value: !Ref Acting}}");
        ResolvedStack observing = template.resolve(StackSettings.LAB);
        ResolvedStack acting = template.resolve(StackSettings.LAB.with("Mode", "act"));

        assertThat(observing.resources()).doesNotContainKey("Acting");
        assertThat(observing.outputs()).isEmpty();
        assertThat(acting.resource("Acting").definition().has("Condition")).isFalse();
        assertThat(acting.outputs())
                .containsEntry("Topic", "arn:aws:sns:eu-central-1:111122223333:ecs-remediation-Acting");
    }

    @Test
    void givesFunctionsTheGlobalProperties() {
        JsonNode properties = resolved("""
                        Globals:
                          Function:
                            Timeout: 60
                            Layers: [a]
                            Environment: {Variables: {A: 1, B: !Ref AWS::Region}}
                            Tracing: !If [Traced, Active, PassThrough]
                        Conditions: {Traced: !Equals [1, 1]}
                        Resources:
                          Fn:
                            Type: AWS::Serverless::Function
                            Properties: {Timeout: 300, Layers: [b], Environment: {Variables: {A: 2}}}
                        """).resource("Fn").properties();

        assertThat(properties.path("Timeout").asInt()).isEqualTo(300);
        assertThat(properties.path("Layers")).hasToString("[\"a\",\"b\"]");
        assertThat(properties.path("Environment").path("Variables")).hasToString("{\"A\":2,\"B\":\"eu-central-1\"}");
        assertThat(properties.path("Tracing").asText()).isEqualTo("Active");
    }

    @Test
    void namesResourcesOfOtherAccountsAndPartitions() {
        StackSettings china = StackSettings.LAB.in(new SimulatedAccount("aws-cn", "cn-north-1", "111122223333"));
        ResolvedStack stack = StackTemplate.read(SECTIONS).resolve(china.named("mine"));

        assertThat(stack.resource("Table").arn()).isEqualTo("arn:aws-cn:dynamodb:cn-north-1:111122223333:table/mine");
        assertThat(stack.resource("Key").arn())
                .isEqualTo(StackTemplate.read(SECTIONS)
                        .resolve(china.named("mine"))
                        .resource("Key")
                        .arn())
                .startsWith("arn:aws-cn:kms:cn-north-1:111122223333:key/");
    }

    private static JsonNode output(String written) {
        return StackTemplate.read(SECTIONS + "  Out: {Type: Out, Properties: {Value: " + written + "}}")
                .resolve(StackSettings.LAB.naming("Topic", "operators"))
                .resource("Out")
                .properties()
                .path("Value");
    }

    private static ResolvedStack resolved(String yaml) {
        return StackTemplate.read(yaml).resolve(StackSettings.LAB);
    }
}

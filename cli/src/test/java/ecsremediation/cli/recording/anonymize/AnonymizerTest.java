package ecsremediation.cli.recording.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.recording.AnonymizedRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymizerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("../cases");

    /** No account of the recorded clusters. */
    private static final String ACCOUNT = "9".repeat(12);

    @Test
    void keepsTheDecisionAndNoNameOfEachRecordedCluster() throws IOException {
        SortedMap<String, List<String>> differing = new TreeMap<>();
        SortedMap<String, List<String>> leaking = new TreeMap<>();
        for (Path file : cases()) {
            JsonNode original = JSON.readTree(Files.readString(file).replace("111122223333", ACCOUNT));
            AnonymizedRecording anonymized = AnonymizedRecording.of(original);
            if (!anonymized.differences().isEmpty()) {
                differing.put(file.getFileName().toString(), anonymized.differences());
            }
            List<String> left = OriginalNames.of(original).leftIn(anonymized.tree());
            if (!left.isEmpty() || anonymized.tree().toString().contains(ACCOUNT)) {
                leaking.put(file.getFileName().toString(), left);
            }
        }
        assertThat(differing).isEmpty();
        assertThat(leaking).isEmpty();
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** A control: the search finds the names that are there. */
    @Test
    void findsTheNamesInTheOriginal() throws IOException {
        for (Path file : cases()) {
            JsonNode original = JSON.readTree(file.toFile());
            assertThat(OriginalNames.of(original).leftIn(original)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "(service acme-pay) has reached a steady state. # (service S) has reached a steady state.",
                "service acme-pay was unable to place a task. Reason: RESOURCE:MEMORY."
                        + " # service S was unable to place a task. Reason: RESOURCE:MEMORY.",
                "(service acme-pay) has started 2 tasks: (task 0123456789abcdef0123456789abcdef)."
                        + " # (service S) has started 2 tasks: (task 00000000000000000000000000000001).",
                "CannotPullContainerError: pull access denied for zephyrcorp/ledger:1.4, repository does not exist"
                        + " # CannotPullContainerError: pull access denied for W:1.4, repository does not exist",
                "CannotPullContainerError: image ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com/zephyr/ledger:v7 not found"
                        + " # CannotPullContainerError: image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/W:W not found",
                "ResourceInitializationError: Get \"https://vault.zephyr.internal/v1/key\": dial tcp 10.1.2.3:443: timeout"
                        + " # ResourceInitializationError: Get \"https://W/v1/key\": dial tcp 192.0.2.1:443: timeout",
                "failed to fetch secret arn:aws:secretsmanager:eu-west-1:ACCOUNT:secret:zephyr/db-AbC1 from secrets manager"
                        + " # failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:W/W from secrets manager",
                "secret arn:aws:secretsmanager:eu-west-1:ACCOUNT:secret:zephyr/db: ResourceNotFoundException"
                        + " # secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:W/W: ResourceNotFoundException",
                "exec /opt/zephyr/run.sh: no such file or directory # exec /W: no such file or directory",
                "The key pair 'zephyr key' does not exist. # The key pair 'W key' does not exist.",
                "Could not launch i-0123456789abcdef0 in eu-west-1a: insufficient m5.2xlarge capacity"
                        + " # Could not launch i-00000000000000001 in eu-west-1a: insufficient m5.2xlarge capacity",
                "Größe Ωmega exceeded the limit of jo@zephyr.example # W W exceeded the limit of mail@example.com",
                "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:ACCOUNT:"
                        + "targetgroup/zephyr-tg/0123456789abcdef)"
                        + " # Task failed ELB health checks in (target-group"
                        + " arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/W/0000000000000001)",
            })
    void keepsTheWordingOfAMessage(String message, String expected) throws IOException {
        JsonNode event = anonymized(SERVICE, "MESSAGE", message.replace("ACCOUNT", ACCOUNT))
                .at("/ecs/services/0/events/0/message");
        assertThat(event.asText().replaceAll("n[0-9]+-service", "S").replaceAll("n[0-9]+-[a-z]+", "W"))
                .isEqualTo(expected);
        // A stand-in adds none of the fragments that a decision looks for.
        assertThat(event.asText().toLowerCase(Locale.ROOT).contains("resource:"))
                .isEqualTo(message.toLowerCase(Locale.ROOT).contains("resource:"));
    }

    private static final String SERVICE = """
            {"takenAt": "2026-03-02T10:00:00Z", "region": "eu-west-1", "cluster": "acme", "title": "acme",
             "autoscaling": {},
             "ecs": {"services": [{
               "serviceName": "acme-pay",
               "events": [{"id": "0e4a8ac0-60da-3b25-2c7b-e785fd830c9f", "message": "MESSAGE"}]}]}}""";

    private static JsonNode anonymized(String json, String mark, String text) throws IOException {
        String quoted = JSON.writeValueAsString(text);
        String filled = json.replace("\"" + mark + "\"", quoted);
        return Anonymizer.of(JSON.readTree(filled)).recording();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "attribute:rack == blue-zephyr # attribute:A == V2",
                "attribute:rack =~ blue-.* # attribute:A =~ V1|V2",
                "attribute:rack =~ '^blue-z.*$' and task:group == service:acme-pay"
                        + " # attribute:A =~ 'V2' and task:group == service:S",
                "attribute:rack =~ crimson.* # attribute:A =~ none",
                "attribute:rack in [blue-zephyr, 'red zephyr'] # attribute:A in [V2, 'V3']",
                "not(attribute:rack exists) # not(attribute:A exists)",
                "attribute:slots >= 4 # attribute:B >= 4",
                "attribute:ecs.instance-type =~ m5.* # attribute:ecs.instance-type =~ m5.*",
                "attribute:ecs.availability-zone != eu-west-1a # attribute:ecs.availability-zone != eu-west-1a",
                "task:group =~ service:acme.* # task:group =~ service:S",
                "attribute:rack =~ [ # attribute:A =~ *",
            })
    void keepsTheMeaningOfAConstraint(String expression, String expected) throws IOException {
        JsonNode recording = anonymized(CONSTRAINED, "EXPRESSION", expression);
        JsonNode instance = recording.at("/ecs/containerInstances/0/attributes");
        String renamed = recording
                .at("/ecs/services/0/placementConstraints/0/expression")
                .asText();
        for (int i = 0; i < 3; i++) {
            renamed = renamed.replace(
                    recording
                            .at("/ecs/containerInstances/" + i + "/attributes/0/value")
                            .asText(),
                    "V" + (i + 1));
        }
        renamed = renamed.replace(instance.at("/0/name").asText(), "A")
                .replace(instance.at("/1/name").asText(), "B")
                .replace(recording.at("/ecs/services/0/serviceName").asText(), "S");
        assertThat(renamed.replaceAll("n[0-9]+-value", "V3")).isEqualTo(expected);
        assertThat(instance.at("/3/value").asText()).isEqualTo("subnet-00000001");
        assertThat(instance.at("/2").toString()).isEqualTo("{\"name\":\"ecs.instance-type\",\"value\":\"m5.large\"}");
    }

    private static final String CONSTRAINED = """
            {"takenAt": "2026-03-02T10:00:00Z", "region": "eu-west-1", "cluster": "acme", "autoscaling": {},
             "ecs": {
               "services": [{"serviceName": "acme-pay",
                 "placementConstraints": [{"type": "memberOf", "expression": "EXPRESSION"}]}],
               "containerInstances": [
                 {"attributes": [{"name": "rack", "value": "blue-yonder"}, {"name": "slots", "value": "8"},
                                 {"name": "ecs.instance-type", "value": "m5.large"},
                                 {"name": "ecs.subnet-id", "value": "subnet-01234567"}]},
                 {"attributes": [{"name": "rack", "value": "blue-zephyr"}]},
                 {"attributes": [{"name": "rack", "value": "red zephyr"}]}]}}""";

    @Test
    void leavesOutWhatOnlyTheUserCanHaveWritten() throws IOException {
        JsonNode recording =
                Anonymizer.of(JSON.readTree(OWN.replace("NAME", "zephyr"))).recording();
        assertThat(recording.toString()).doesNotContain("zephyr", "acme", "10.20", ACCOUNT);
        assertThat(recording.at("/ecs/taskDefinitions/0/containerDefinitions/0").toString())
                .matches("\\{\"name\":\"n[0-9]+-container\",\"image\":\"n[0-9]+-repo:n[0-9]+-tag@sha256:0{63}1\","
                        + "\"cpu\":256,\"logConfiguration\":\\{\"logDriver\":\"awslogs\"}}");
        assertThat(recording.at("/autoscaling/AutoScalingGroups/0/Tags").findValuesAsText("Key"))
                .containsExactly(
                        "ecs-remediation:ceiling", "ecs-remediation:mode", "ecs-remediation:cluster", "ManagedBy");
        assertThat(recording.at("/autoscaling/AutoScalingGroups/0/Tags").findValuesAsText("Value"))
                .satisfies(values -> {
                    assertThat(values.getFirst()).isEqualTo(" 10");
                    assertThat(values.get(1)).isEqualTo("Observe");
                    assertThat(values.get(2))
                            .isEqualTo(recording.path("cluster").asText());
                    assertThat(values.get(3)).isEqualTo("Terraform");
                });
    }

    private static final String OWN = """
            {"takenAt": "2026-03-02T10:00:00Z", "region": "eu-west-1", "cluster": "acme", "expect": {"why": "acme"},
             "ecs": {
              "tasks": [{"attachments": [{"details": [{"name": "privateIPv4Address", "value": "10.20.30.40"},
                                                      {"name": "privateDnsName", "value": "NAME.local"}]}]}],
              "taskDefinitions": [{
               "containerDefinitions": [{
                 "name": "acme-web",
                 "image": "acme/web:blue-acme@sha256:DIGEST",
                 "cpu": 256,
                 "command": ["NAME"], "entryPoint": ["NAME"], "user": "NAME",
                 "environment": [{"name": "NAME", "value": "NAME"}],
                 "secrets": [{"name": "NAME", "valueFrom": "NAME"}],
                 "dockerLabels": {"status": "NAME"},
                 "logConfiguration": {"logDriver": "awslogs", "options": {"status": "NAME", "awslogs-group": "NAME"}}}]}]},
             "autoscaling": {"AutoScalingGroups": [{
               "AutoScalingGroupName": "acme-asg",
               "UnknownField": "NAME",
               "ServiceLinkedRoleARN": "arn:aws:iam::ACCOUNT:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_zephyr",
               "Tags": [
                 {"Key": "ecs-remediation:ceiling", "Value": " 10"},
                 {"Key": "ecs-remediation:mode", "Value": "Observe"},
                 {"Key": "ecs-remediation:cluster", "Value": "acme"},
                 {"Key": "acme:tool", "Value": "terraform of acme"},
                 {"Key": "acme:team", "Value": "NAME"}]}]}}""".replace("DIGEST", "c".repeat(64)).replace("ACCOUNT", ACCOUNT);

    @Test
    void givesEqualNamesEqualStandInsInTheOrderOfTheNames() throws IOException {
        JsonNode recording =
                Anonymizer.of(JSON.readTree("""
                {"takenAt": "2026-03-02T10:00:00Z", "region": "eu-west-1", "cluster": "z", "autoscaling": {},
                 "ecs": {"services": [{"serviceName": "zulu"}, {"serviceName": "alpha"}, {"serviceName": "mike"}],
                         "tasks": [{"group": "service:mike",
                           "taskArn": "arn:aws:ecs:eu-west-1:ACCOUNT:task/z/0123456789abcdef0123456789abcdef"}]}}""".replace("ACCOUNT", ACCOUNT))).recording();
        List<String> names = recording.at("/ecs/services").findValuesAsText("serviceName");
        assertThat(names.get(1)).isLessThan(names.get(2));
        assertThat(names.get(2)).isLessThan(names.get(0));
        assertThat(recording.at("/ecs/tasks/0/group").asText()).isEqualTo("service:" + names.get(2));
        assertThat(recording.at("/ecs/tasks/0/taskArn").asText())
                .isEqualTo("arn:aws:ecs:eu-west-1:111122223333:task/"
                        + recording.path("cluster").asText() + "/" + "0".repeat(31) + "1");
    }

    /** {@code \\b} and {@code \\d} as they stand in a Java source: marks of a pattern, not letters of a word. */
    private static final Pattern REGEX_ESCAPE = Pattern.compile("\\\\\\\\[a-zA-Z]");

    /** Fragments that a decision looks for in AWS's messages must survive in them. */
    @ParameterizedTest
    @ValueSource(strings = {"model/LaunchFailureWords", "diagnosis/MessageKind", "diagnosis/StopKind"})
    void knowsTheWordsThatADecisionReads(String source) throws IOException {
        String java = Files.readString(Path.of("../functions/src/main/java/ecsremediation/" + source + ".java"));
        List<String> unknown = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(java)
                .results()
                .map(literal -> REGEX_ESCAPE.matcher(literal.group(1)).replaceAll(" "))
                .flatMap(literal -> Stream.of(literal.split("[^A-Za-z0-9]+")))
                .filter(word -> word.length() > 1 && !PublicWords.has(word))
                .toList();
        assertThat(unknown).as("words to add to public-words.txt").isEmpty();
    }
}

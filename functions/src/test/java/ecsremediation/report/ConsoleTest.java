package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.IncidentMessage;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links into the console of each partition. */
final class ConsoleTest {
    private static final ServiceName API = new ServiceName("EcsLabPublicCluster", "EcsLabApi");

    @ParameterizedTest
    @CsvSource({
        "aws, eu-central-1, https://eu-central-1.console.aws.amazon.com",
        "aws-cn, cn-north-1, https://console.amazonaws.cn",
        "aws-us-gov, us-gov-west-1, https://console.amazonaws-us-gov.com"
    })
    void linksFollowThePartition(String partition, String region, String host) {
        IncidentMessage message =
                MessageRenderer.render(MessageContexts.raised(), new Stack("mine", partition, region));

        assertThat(message.text())
                .contains(
                        "  " + host + "/ecs/v2/clusters/EcsLabPublicCluster/services/EcsLabApi/events?region=" + region)
                .contains("  " + host + "/ec2/home?region=" + region + "#AutoScalingGroupDetails:id=EcsLabAsg;")
                .contains("--region " + region);
        assertThat(message.chat()).contains("Open the service: " + host + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-tomorrow", ""})
    void aPartitionWithAnUnknownConsoleHasNoLinkAndEveryCommand(String partition) throws IOException {
        IncidentMessage message =
                MessageRenderer.render(MessageContexts.raised(), new Stack("mine", partition, "us-iso-east-1"));

        assertThat(message.text()).doesNotContain("LINKS", "https://").contains("--region us-iso-east-1");
        assertThat(new ObjectMapper().readTree(message.chat()).at("/content/nextSteps"))
                .noneMatch(step -> step.asText().contains("http"));
    }

    @Test
    void everyNameIsEncoded() {
        Console console = new Console(new Stack("mine", "aws", "eu-central-1"));
        String group = "a/b?c#d;e&f=g%h i'\"<>\u202E\n";

        assertThat(console.group(group))
                .hasValueSatisfying(link -> assertThat(URI.create(link).getFragment())
                        .isEqualTo("AutoScalingGroupDetails:id=" + group + ";view=activity"))
                .hasValueSatisfying(link -> assertThat(link)
                        .endsWith("id=a%2Fb%3Fc%23d%3Be%26f%3Dg%25h%20i%27%22%3C%3E%E2%80%AE%0A;view=activity"));
        assertThat(console.service(new ServiceName("a/../b", "c?d")))
                .hasValueSatisfying(link -> assertThat(link).contains("/clusters/a%2F..%2Fb/services/c%3Fd/events?"));
        assertThat(console.service(API)).isPresent();
    }
}

package ecsremediation.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    static final String OPERATORS = "arn:aws:sns:eu-central-1:111122223333:ecs-remediation-operators";

    /** The fewest settings that the template gives. */
    static Map<String, String> least() {
        return new HashMap<>(Map.of(
                "TABLE_NAME", "ecs-remediation",
                "OPERATOR_TOPIC_ARN", OPERATORS,
                "AWS_REGION", "eu-central-1"));
    }

    @Test
    void theDefaultsAreSafe() {
        Settings settings = Settings.parse(least());

        assertThat(settings.authority()).isEqualTo(Mode.OBSERVE);
        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.clusters()).isEmpty();
        assertThat(settings.endpoint()).isEmpty();
        assertThat(settings.chatTopicArn()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        Map<String, String> environment = least();
        environment.put("MODE", "Act");
        environment.put("CLUSTERS", " blue , arn:aws:ecs:eu-central-1:111122223333:cluster/green,");
        environment.put("ALARM_MAP", "composite=blue/api, a=b=green/web");
        environment.put("CHAT_TOPIC_ARN", OPERATORS + "-chat");
        environment.put("EVENT_BUS", "steps");
        environment.put("ALARM_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:notification_list");
        environment.put("HARD_CEILING", "20");
        environment.put("SHARED_WITH", "theirs, mine");
        environment.put("STEP_LIMIT", "5");
        environment.put("ACTIONS_PER_HOUR", "2");
        environment.put("ACTIONS_PER_DAY", "6");
        environment.put("STACK_NAME", "mine");
        environment.put("ALARM_CLUSTER", "blue");
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");

        Settings settings = Settings.parse(environment);

        assertThat(settings.authority()).isEqualTo(Mode.ACT);
        assertThat(settings.clusters()).containsExactly("blue", "green");
        assertThat(settings.alarmMap())
                .containsEntry("composite", new ServiceName("blue", "api"))
                .containsEntry("a=b", new ServiceName("green", "web"));
        assertThat(settings.sharedWith()).containsExactly("theirs");
        assertThat(settings.alarmedCluster()).contains("blue");
        assertThat(settings.limits()).isEqualTo(new Limits(20, 5, 2, 6));
        assertThat(settings.stack()).isEqualTo(new Stack("mine", "aws", "eu-central-1", Optional.of("111122223333")));
        assertThat(settings.account()).isEqualTo("111122223333");
        assertThat(settings.eventBus()).contains("steps");
        assertThat(settings.endpoint()).hasToString("Optional[http://127.0.0.1:4566]");
    }

    @Test
    void namesEveryProblemAtOnce() {
        Map<String, String> environment = Map.of(
                "MODE", "acting",
                "ALARM_MAP", "alarm=cluster",
                "OPERATOR_TOPIC_ARN", "operators",
                "HARD_CEILING", "0",
                "EVENT_BUS", "arn:aws:events:eu-central-1:111122223333:event-bus/steps",
                "STEP_LIMIT", "many",
                "AWS_ENDPOINT_URL", "localhost");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.parse(environment))
                .withMessage("""
                        settings to correct:
                        - MODE is "acting": use off, observe or act
                        - OPERATOR_TOPIC_ARN is "operators": use a topic's ARN, arn:aws:sns:REGION:ACCOUNT:NAME
                        - ALARM_MAP has the entry "alarm=cluster": write alarm=cluster/service
                        - TABLE_NAME is missing: the template sets it; redeploy the stack
                        - EVENT_BUS is "arn:aws:events:eu-central-1:111122223333:event-bus/steps": use the name of a bus of this \
                        account and Region, or leave it empty
                        - HARD_CEILING is "0": use a whole number from 1 to 1000
                        - STEP_LIMIT is "many": use a whole number from 1 to 1000
                        - AWS_REGION is missing: the template sets it; redeploy the stack
                        - AWS_ENDPOINT_URL is "localhost": use http://host:port, or leave it empty""");
    }

    @Test
    void refusesAnAlarmOfAClusterThatItDoesNotActOn() {
        Map<String, String> environment = least();
        environment.put("CLUSTERS", "staging");
        environment.put("ALARM_MAP", "composite=prod/api,other=staging/api");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.parse(environment))
                .withMessage("""
                        settings to correct:
                        - ALARM_MAP has an alarm of cluster prod, which is not in CLUSTERS: add the cluster to CLUSTERS, \
                        or remove the entry""");
    }

    @Test
    void refusesToNotifyTheAlarmsOwnTopic() {
        Map<String, String> environment = least();
        environment.put("ALARM_TOPIC_ARN", OPERATORS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.parse(environment))
                .withMessageContaining("our messages would trigger the functions");
    }
}

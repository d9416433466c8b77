package ecsremediation.event;

import static ecsremediation.event.Payloads.alarmData;
import static ecsremediation.event.Payloads.alarmEvent;
import static ecsremediation.event.Payloads.alarmMessage;
import static ecsremediation.event.Payloads.bytes;
import static ecsremediation.event.Payloads.labMetric;
import static ecsremediation.event.Payloads.pendingAlarm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmShapesTest {
    private static final Scope LAB = new Scope.OneService(new ServiceName("EcsLabPublicCluster", "EcsLabApi"));
    private static final String GAP = """
            {"Expression":"d - r","Id":"e1","ReturnData":true}""";

    private static Trigger parse(String event) {
        return TriggerParser.parse(bytes(event)).getFirst().trigger();
    }

    private static List<Trigger.Origin> origins(String event) {
        return TriggerParser.parse(bytes(event)).getFirst().origins();
    }

    private static Trigger.AlarmRaised raised(String event) {
        return (Trigger.AlarmRaised) parse(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "INSUFFICIENT_DATA"})
    void okAndInsufficientDataNeverRaise(String state) {
        assertThat(Stream.of(
                        alarmMessage(state, ""),
                        alarmEvent(alarmData(state, "")),
                        Payloads.alarmAction(alarmData(state, ""))))
                .map(AlarmShapesTest::parse)
                .allSatisfy(t -> assertThat(t)
                        .isInstanceOfSatisfying(
                                Trigger.AlarmCleared.class,
                                c -> assertThat(c.state()).isEqualTo(state)));
    }

    static Stream<Arguments> scopes() {
        String both = dimension("ClusterName", "EcsLabPublicCluster") + "," + dimension("ServiceName", "EcsLabApi");
        String cluster = dimension("ClusterName", "EcsLabPublicCluster");
        String other = cluster + "," + dimension("ServiceName", "Other");
        Scope whole = new Scope.WholeCluster("EcsLabPublicCluster");
        Scope unnamed = new Scope.Unnamed();
        return Stream.of(
                Arguments.of("both dimensions", trigger("ECS/ContainerInsights", both), LAB),
                Arguments.of("a cluster alone", trigger("AWS/ECS", cluster), whole),
                Arguments.of("no dimensions", trigger("Shop", ""), unnamed),
                Arguments.of("a service alone", trigger("Shop", dimension("ServiceName", "EcsLabApi")), unnamed),
                Arguments.of("a Kubernetes cluster", trigger("ContainerInsights", cluster), other("ContainerInsights")),
                Arguments.of("a cluster of one's own metric", trigger("Shop", both), other("Shop")),
                Arguments.of("managed scaling", trigger("AWS/ECS/ManagedScaling", cluster), whole),
                Arguments.of(
                        "math with another namespace's",
                        metrics(metric("ContainerInsights", dimension("ClusterName", "B")), metric("AWS/ECS", both)),
                        LAB),
                Arguments.of("a forged name", trigger("AWS/ECS", dimension("ClusterName", "a b; rm")), unnamed),
                Arguments.of("metric math", metrics(GAP, metric("AWS/ECS", both), metric("AWS/ECS", both)), LAB),
                Arguments.of(
                        "math with the cluster's", metrics(metric("AWS/ECS", both), metric("AWS/ECS", cluster)), LAB),
                Arguments.of("math of two services", metrics(metric("AWS/ECS", both), metric("AWS/ECS", other)), whole),
                Arguments.of(
                        "math of two clusters",
                        metrics(metric("AWS/ECS", both), metric("AWS/ECS", dimension("ClusterName", "B"))),
                        unnamed),
                Arguments.of("composite", ",\"AlarmRule\":\"ALARM(a)\",\"TriggeringChildren\":[]", unnamed),
                Arguments.of("contributor", contributor("ECS/ContainerInsights"), LAB),
                Arguments.of("contributor of another namespace", contributor("Shop"), other()),
                Arguments.of("a trigger of the wrong type", ",\"Trigger\":\"none\"", unnamed),
                Arguments.of(
                        "dimensions of the wrong type", ",\"Trigger\":{\"Dimensions\":{\"ClusterName\":[]}}", unnamed));
    }

    private static Scope other(String... namespaces) {
        return new Scope.OtherNamespace(List.of(namespaces));
    }

    private static String contributor(String namespace) {
        return """
                ,"Trigger":{"Metrics":[{"Id":"q","Expression":"SELECT MAX(X) FROM \\"%s\\" GROUP BY ClusterName"}]},
                "AlarmContributorId":"c1","AlarmContributorAttributes":{"ClusterName":"EcsLabPublicCluster",
                "ServiceName":"EcsLabApi"}""".formatted(namespace);
    }

    private static String dimension(String name, String value) {
        return "{\"value\":\"" + value + "\",\"name\":\"" + name + "\"}";
    }

    private static String trigger(String namespace, String dimensions) {
        return ",\"Trigger\":{\"Namespace\":\"%s\",\"Dimensions\":[%s]}".formatted(namespace, dimensions);
    }

    private static String metric(String namespace, String dimensions) {
        return """
                {"Id":"m","MetricStat":{"Metric":{"Namespace":"%s","Dimensions":[%s]}}}""".formatted(namespace, dimensions);
    }

    private static String metrics(String... metrics) {
        return ",\"Trigger\":{\"Metrics\":[" + String.join(",", metrics) + "]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scopes")
    void theScopeIsWhatEveryMetricAgreesOn(String name, String rest, Scope expected) {
        assertThat(raised(alarmMessage("ALARM", rest)).scope()).as(name).isEqualTo(expected);
    }

    @Test
    void eventBridgesSpellingNamesTheServiceToo() {
        assertThat(raised(alarmEvent(alarmData("ALARM", labMetric()))).scope()).isEqualTo(LAB);
        assertThat(raised(alarmEvent(alarmData("ALARM", """
                        ,"configuration":{"metrics":[{"id":"q","expression":"SELECT MAX(X) FROM \\"AWS/ECS\\""}]},
                        "alarmContributor":{"id":"c1","attributes":{"ClusterName":"EcsLabPublicCluster",
                        "ServiceName":"EcsLabApi"}}"""))).scope()).isEqualTo(LAB);
    }

    @Test
    void contributorsOfOneAlarmHaveDifferentTriggers() {
        String one = alarmMessage("ALARM", ",\"AlarmContributorId\":\"c1\"");
        String two = alarmMessage("ALARM", ",\"AlarmContributorId\":\"c2\"");

        assertThat(raised(one).id()).isNotEqualTo(raised(two).id());
        assertThat(raised(alarmEvent(alarmData("ALARM", ",\"alarmContributor\":{\"id\":\"c1\"}")))
                        .id())
                .isEqualTo(raised(one).id());
    }

    @Test
    void anAlarmWithoutArnIsKnownByItsName() {
        String old = pendingAlarm().replace("\"AlarmArn\"", "\"Arn\"");

        assertThat(raised(old).id()).isEqualTo("alarm_ecslabapi_pending@2026-01-05T10:03:12.417Z");
        assertThat(origins(old)).isEmpty();
        assertThat(origins(Payloads.snsRecords(old)))
                .containsExactly(new Trigger.Origin("111122223333", "eu-central-1"));
    }

    @Test
    void theRegionComesFromTheArnInEveryPartition() {
        String china = pendingAlarm().replace("arn:aws:cloudwatch:eu-central-1", "arn:aws-cn:cloudwatch:cn-north-1");

        assertThat(origins(china)).containsExactly(new Trigger.Origin("111122223333", "cn-north-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "\"TRUE\""})
    void anActionHeldBackByAMuteRuleIsMuted(String yes) {
        assertThat(raised(alarmMessage("ALARM", ",\"ActionExecutedAfterMuteWindow\":" + yes))
                        .muted())
                .isTrue();
    }

    @Test
    void muteDetailAndSuppressedActionsAreMutedAndNothingElseIs() {
        String suppressed = alarmData("ALARM", "").replace("\"value\"", "\"actionsSuppressedBy\":\"Alarm\",\"value\"");

        assertThat(raised(alarmEvent(alarmData("ALARM", ",\"muteDetail\":{\"mutedByArn\":\"a\"}")))
                        .muted())
                .isTrue();
        assertThat(raised(alarmEvent(suppressed)).muted()).isTrue();
        assertThat(raised(alarmEvent(alarmData("ALARM", ",\"muteDetail\":null")))
                        .muted())
                .isFalse();
        assertThat(raised(alarmMessage("ALARM", ",\"ActionExecutedAfterMuteWindow\":false"))
                        .muted())
                .isFalse();
    }

    @Test
    void textsHaveNoControlCharactersAndALimitedLength() {
        Trigger.AlarmRaised raised =
                raised(pendingAlarm().replace("Threshold Crossed", "a\\r\\nBcc: b" + "x".repeat(5_000)));

        assertThat(raised.reason()).startsWith("a Bcc: b").hasSizeLessThanOrEqualTo(1_024);
    }

    @Test
    void aNullOrMissingReasonIsEmpty() {
        assertThat(raised(pendingAlarm().replace("\"Threshold Crossed\"", "null"))
                        .reason())
                .isEmpty();
        assertThat(Optional.of(
                        raised(pendingAlarm().replace("NewStateReason", "Why")).reason()))
                .contains("");
    }
}

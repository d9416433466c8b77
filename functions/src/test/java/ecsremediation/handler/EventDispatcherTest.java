package ecsremediation.handler;

import static ecsremediation.handler.SettingsTest.OPERATORS;
import static ecsremediation.handler.SettingsTest.least;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecsremediation.Selection;
import ecsremediation.event.Fence;
import ecsremediation.event.Outside;
import ecsremediation.event.Scope;
import ecsremediation.event.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EventDispatcherTest {
    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:notification_list";
    private static final Instant EVENT = Instant.parse("2026-03-01T11:59:38Z");
    private static final byte[] TICK = """
            {"id":"t-1","detail-type":"Scheduled Event","source":"aws.scheduler","account":"111122223333",
            "time":"2026-03-01T12:00:00Z","region":"eu-central-1","resources":[],"detail":{}}
            """.getBytes(StandardCharsets.UTF_8);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private final List<Trigger> ignored = new ArrayList<>();
    private final List<Trigger> asked = new ArrayList<>();
    private final List<String> reconciliations = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private List<String> foreign = List.of();
    private int ignoredCalls;
    private boolean claimFails;
    private String claimedElsewhere = "";
    private Optional<RuntimeException> unlisted = Optional.empty();
    private final Reconciler program = new Reconciler() {
        @Override
        public Selection select(Trigger notification) {
            asked.add(notification);
            if (notification instanceof Trigger.Tick) {
                return new Selection(List.of("red", "blue"), foreign, unlisted);
            }
            return Selection.of(
                    notification instanceof Trigger.ServiceEvent event
                                    && event.scope() instanceof Scope.OneService service
                            ? List.of(service.name().cluster())
                            : List.of("all"));
        }

        @Override
        public boolean claim(String cluster, Trigger notification, Instant selected) {
            if (claimFails) {
                throw new IllegalStateException("the table does not answer");
            }
            return !cluster.equals(claimedElsewhere);
        }

        @Override
        public boolean reconcile(String cluster, Trigger notification) {
            reconciliations.add(cluster + " for " + notification.getClass().getSimpleName());
            if (cluster.equals("broken")) {
                throw new IllegalStateException("no table");
            }
            return !cluster.equals("half-read");
        }

        @Override
        public void reportOutside(List<String> clusters) {
            if (claimFails) {
                throw new IllegalStateException("the table does not answer");
            }
            outside.addAll(clusters);
        }

        @Override
        public void ignore(List<Trigger.Ignored> notification) {
            ignoredCalls++;
            ignored.addAll(notification);
        }
    };

    @Test
    void acceptsAnAlarmOfAConfiguredTopic() {
        dispatcher().dispatch(alarm(TOPIC, "111122223333"), EventDispatcherTest::ample);

        assertThat(reconciliations).containsExactly("all for AlarmRaised");
    }

    @Test
    void ignoresAnAlarmOfAnotherTopic() {
        dispatcher().dispatch(alarm(OPERATORS, "111122223333"), EventDispatcherTest::ample);

        assertThat(reconciliations).isEmpty();
        assertThat(ignored).containsExactly(new Trigger.Ignored(new Outside.OtherTopic(OPERATORS)));
    }

    @Test
    void ignoresAnAlarmOfAnotherAccount() {
        dispatcher().dispatch(alarm(TOPIC, "9".repeat(12)), EventDispatcherTest::ample);

        assertThat(reconciliations).isEmpty();
        assertThat(ignored)
                .containsExactly(new Trigger.Ignored(new Outside.OtherAccount("9".repeat(12), "111122223333")));
    }

    @Test
    void aKeepAliveTriggersNothingAndIsNotCountedAsIgnored() {
        byte[] keepAlive = "{\"source\":\"ecs-remediation.keep-alive\"}".getBytes(StandardCharsets.UTF_8);

        dispatcher().dispatch(keepAlive, EventDispatcherTest::ample);
        List<String> failed = dispatcher().dispatchBatch(keepAlive, EventDispatcherTest::ample);

        assertThat(failed).isEmpty();
        assertThat(reconciliations).isEmpty();
        assertThat(ignored).isEmpty();
    }

    @Test
    void manyEventsOfOneClusterNeedOneReconciliation() {
        List<String> failed = dispatcher()
                .dispatchBatch(batch("m-1/blue", "m-2/blue", "m-3/green", "m-4/blue"), EventDispatcherTest::ample);

        assertThat(failed).isEmpty();
        assertThat(reconciliations).containsExactly("blue for ServiceEvent", "green for ServiceEvent");
    }

    @Test
    void aFailedReconciliationFailsOnlyTheMessagesOfItsCluster() {
        List<String> failed = dispatcher()
                .dispatchBatch(batch("m-1/blue", "m-2/broken", "m-3/broken", "m-4/green"), EventDispatcherTest::ample);

        assertThat(failed).containsExactly("m-2", "m-3");
        assertThat(reconciliations).hasSize(3);
    }

    @Test
    void aFailureOutsideOfABatchReachesLambda() {
        byte[] event = batch("m-1/broken");

        assertThatThrownBy(() -> dispatcher().dispatch(event, EventDispatcherTest::ample))
                .hasMessage("no table");
    }

    @Test
    void aTickReconcilesWhatIsDueAndThenFailsIfEcsDidNotListTheClusters() {
        unlisted = Optional.of(new IllegalStateException("throttled"));

        assertThatThrownBy(() -> dispatcher().dispatch(TICK, EventDispatcherTest::ample))
                .hasMessage("throttled");
        assertThat(reconciliations).containsExactly("red for Tick", "blue for Tick");
    }

    @Test
    void aHundredEventsOfOneClusterAskForItsNameOnce() {
        dispatcher().dispatchBatch(batch("m-1/blue", "m-2/blue", "m-3/blue", "m-4/green"), EventDispatcherTest::ample);

        assertThat(asked).hasSize(2);
    }

    @Test
    void anEventBeforeTheLastReconciliationNeedsNoOther() {
        EventDispatcher dispatcher = dispatcher();
        dispatcher.dispatchBatch(batch("m-1/blue"), EventDispatcherTest::ample);
        assertThat(dispatcher.dispatchBatch(batch("m-2/blue", "m-3/green"), EventDispatcherTest::ample))
                .isEmpty();

        assertThat(reconciliations).containsExactly("blue for ServiceEvent", "green for ServiceEvent");
    }

    @Test
    void anEventThatTheLastReconciliationMayHaveMissedNeedsAnother() {
        EventDispatcher dispatcher = new EventDispatcher(fence(TOPIC), program, () -> EVENT.plusMillis(1999));
        dispatcher.dispatchBatch(batch("m-1/blue"), EventDispatcherTest::ample);
        dispatcher.dispatchBatch(batch("m-2/blue"), EventDispatcherTest::ample);

        assertThat(reconciliations).hasSize(2);
    }

    @Test
    void aFailedReconciliationCoversNoEvent() {
        EventDispatcher dispatcher = dispatcher();
        assertThat(dispatcher.dispatchBatch(batch("m-1/broken"), EventDispatcherTest::ample))
                .containsExactly("m-1");
        assertThat(dispatcher.dispatchBatch(batch("m-1/broken"), EventDispatcherTest::ample))
                .containsExactly("m-1");

        assertThat(reconciliations).hasSize(2);
    }

    @Test
    void anIncompleteReconciliationDoesNotCoverAnEvent() {
        EventDispatcher dispatcher = dispatcher();
        dispatcher.dispatchBatch(batch("m-1/half-read"), EventDispatcherTest::ample);
        dispatcher.dispatchBatch(batch("m-2/half-read"), EventDispatcherTest::ample);

        assertThat(reconciliations).hasSize(2);
    }

    @Test
    void anAlarmAlwaysNeedsAReconciliation() {
        EventDispatcher dispatcher = dispatcher();
        dispatcher.dispatch(alarm(TOPIC, "111122223333"), EventDispatcherTest::ample);
        dispatcher.dispatch(alarm(TOPIC, "111122223333"), EventDispatcherTest::ample);

        assertThat(reconciliations).hasSize(2);
    }

    @Test
    void aMessageWithoutTimeIsDeliveredAgain() {
        List<String> waiting = dispatcher()
                .dispatchBatch(
                        batch("m-1/blue", "m-2/green", "m-3/red", "m-4/red"),
                        () -> reconciliations.isEmpty() ? 9_000 : 29_999);
        assertThat(waiting).containsExactly("m-2", "m-3", "m-4");
        assertThat(reconciliations).containsExactly("blue for ServiceEvent");
    }

    @Test
    void aTickLeavesClustersWithoutTimeToTheNextTick() {
        dispatcher().dispatch(TICK, () -> reconciliations.isEmpty() ? 60_000 : 29_999);

        assertThat(reconciliations).containsExactly("red for Tick");
    }

    @Test
    void aTickReportsTheClustersOutsideAndReconcilesTheOthers() {
        foreign = List.of("sold");

        dispatcher().dispatch(TICK, EventDispatcherTest::ample);

        assertThat(outside).containsExactly("sold");
        assertThat(reconciliations).containsExactly("red for Tick", "blue for Tick");
    }

    @Test
    void aTickReconcilesInTheGivenOrder() {
        dispatcher().dispatch(TICK, EventDispatcherTest::ample);

        assertThat(reconciliations).containsExactly("red for Tick", "blue for Tick");
    }

    @Test
    void aTickLeavesOutAClusterThatAnotherTickHasClaimed() {
        claimedElsewhere = "red";
        dispatcher().dispatch(TICK, EventDispatcherTest::ample);

        assertThat(reconciliations).containsExactly("blue for Tick");
    }

    /** 12 lists of 10,000 numbers in one list: 240 KB, the most that SNS carries. */
    @Test
    void aMessageOfIgnoredEntriesIsHandedOverOnce() {
        String list = "[" + "1,".repeat(9_998) + "1]";
        String message = "[" + (list + ",").repeat(11) + list + "]";

        dispatcher().dispatch(message.getBytes(StandardCharsets.UTF_8), EventDispatcherTest::ample);

        assertThat(ignoredCalls).isEqualTo(1);
        assertThat(ignored).hasSize(119_988);
    }

    /** Every message fails, and each has a name of the largest size. */
    @Test
    void failuresOfManyDeliveriesAreLoggedTenTimesAndCounted() {
        claimFails = true;
        String[] messages = IntStream.range(0, 300)
                .mapToObj(i -> "m-" + i + "/c" + i + "x".repeat(200))
                .toArray(String[]::new);

        try (Output output = new Output()) {
            assertThat(dispatcher().dispatchBatch(batch(messages), EventDispatcherTest::ample))
                    .hasSize(300);

            assertThat(output.log()).hasSize(11);
            assertThat(output.log().getLast().at("/message").asText()).contains("290 more times");
            assertThat(output.log())
                    .allSatisfy(line -> assertThat(line.at("/message").asText()).hasSizeLessThan(2_000));
        }
    }

    @Test
    void clustersWithoutTimeAreOneLine() {
        String[] messages =
                IntStream.range(0, 300).mapToObj(i -> "m-" + i + "/c-" + i).toArray(String[]::new);

        try (Output output = new Output()) {
            dispatcher().dispatchBatch(batch(messages), () -> reconciliations.isEmpty() ? 60_000 : 0);

            assertThat(output.log())
                    .singleElement()
                    .satisfies(line -> assertThat(line.at("/message").asText())
                            .isEqualTo("no time left to reconcile 299 of 300 clusters, such as c-1, c-2, c-3; the next"
                                    + " tick or delivery will"));
        }
    }

    /** The time that Lambda gives at the start of an invocation. */
    private static int ample() {
        return 60_000;
    }

    private EventDispatcher dispatcher() {
        return new EventDispatcher(fence(TOPIC), program, CLOCK);
    }

    private static Fence fence(String topic) {
        Map<String, String> environment = least();
        environment.put("ALARM_TOPIC_ARN", topic);
        return Settings.parse(environment).fence();
    }

    private static byte[] alarm(String topic, String account) {
        String message = """
                {"AlarmName":"alarm_ecslabapi_gap","NewStateValue":"ALARM","StateChangeTime":"2026-03-01T11:59:30.000+0000",
                "AlarmArn":"arn:aws:cloudwatch:eu-central-1:%s:alarm:alarm_ecslabapi_gap","OldStateValue":"OK",
                "AWSAccountId":"%s","NewStateReason":"gap","Trigger":{"Dimensions":[]}}
                """.formatted(account, account).replace("\n", "");
        return """
                {"Records":[{"EventSource":"aws:sns","Sns":{"TopicArn":"%s","MessageId":"1",
                "Timestamp":"2026-03-01T11:59:31.000Z","Message":"%s"}}]}
                """.formatted(topic, message.replace("\"", "\\\"")).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] batch(String... idsWithCluster) {
        List<String> records = new ArrayList<>();
        for (String entry : idsWithCluster) {
            String id = entry.substring(0, entry.indexOf('/'));
            String event = """
                    {"id":"%s","detail-type":"ECS Service Action","source":"aws.ecs","account":"111122223333",
                    "time":"2026-03-01T11:59:38Z","region":"eu-central-1",
                    "resources":["arn:aws:ecs:eu-central-1:111122223333:service/%2$s/api"],
                    "detail":{"eventType":"ERROR","eventName":"SERVICE_TASK_PLACEMENT_FAILURE",
                    "clusterArn":"arn:aws:ecs:eu-central-1:111122223333:cluster/%2$s","reason":"RESOURCE:MEMORY"}}
                    """.formatted(id, entry.substring(id.length() + 1)).replace("\n", "");
            records.add("{\"messageId\":\"" + id + "\",\"eventSource\":\"aws:sqs\",\"body\":\""
                    + event.replace("\"", "\\\"") + "\"}");
        }
        return ("{\"Records\":[" + String.join(",", records) + "]}").getBytes(StandardCharsets.UTF_8);
    }
}

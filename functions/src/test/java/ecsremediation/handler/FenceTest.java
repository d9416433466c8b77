package ecsremediation.handler;

import static ecsremediation.handler.FencedEvents.INSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ecsremediation.Policy;
import ecsremediation.Remediation;
import ecsremediation.Selection;
import ecsremediation.event.Fence;
import ecsremediation.event.IgnoreReason;
import ecsremediation.event.Outside;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.InMemoryPorts;
import ecsremediation.fixture.Observations;
import ecsremediation.handler.FencedEvents.EventForm;
import ecsremediation.handler.FencedEvents.EventSource;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form in which an event arrives, from inside the fence and from outside of it by its cluster, account, Region or
 * topic. The installation acts on cluster staging; the account has cluster prod as well.
 */
final class FenceTest {
    private static final String OTHER_ACCOUNT = "9".repeat(12);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private final List<String> reconciliations = new ArrayList<>();
    private final List<IgnoreReason> ignored = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(EventForm.class)
    void everyFormFromInsideIsReconciled(EventForm form) {
        dispatch(form.event(INSIDE));

        assertThat(reconciliations).containsExactly("staging");
        assertThat(ignored).isEmpty();
    }

    static Stream<Arguments> outside() {
        Outside cluster = new Outside.OtherCluster("prod", List.of("staging"));
        Outside account = new Outside.OtherAccount(OTHER_ACCOUNT, INSIDE.account());
        Outside region = new Outside.OtherRegion("us-east-1", INSIDE.region());
        Outside topic = new Outside.OtherTopic(FencedEvents.topic("other"));
        return Stream.of(EventForm.values())
                .flatMap(form -> Stream.of(
                                form.namesCluster()
                                        ? Stream.of(arguments(form, INSIDE.ofCluster("prod"), cluster))
                                        : Stream.<Arguments>empty(),
                                Stream.of(arguments(form, INSIDE.ofAccount(OTHER_ACCOUNT), account)),
                                Stream.of(arguments(form, INSIDE.ofRegion("us-east-1"), region)),
                                form.hasTopic()
                                        ? Stream.of(arguments(form, INSIDE.ofTopic("other"), topic))
                                        : Stream.<Arguments>empty())
                        .flatMap(s -> s));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void everyFormFromOutsideIsIgnoredForItsReason(EventForm form, EventSource place, Outside why) {
        dispatch(form.event(place));

        assertThat(reconciliations).isEmpty();
        assertThat(ignored).containsExactly(why);
    }

    @Test
    void ofABatchOnlyTheItemsOutsideAreIgnored() {
        dispatch(FencedEvents.batch(
                EventForm.SERVICE_ACTION.event(INSIDE.ofCluster("prod")),
                EventForm.TASK_STOPPED.event(INSIDE),
                EventForm.LAUNCH_FAILED.event(INSIDE.ofAccount(OTHER_ACCOUNT)),
                EventForm.ALARM_EVENT.event(INSIDE.ofRegion("us-east-1")),
                EventForm.DEPLOYMENT.event(INSIDE)));

        assertThat(reconciliations).containsExactly("staging");
        assertThat(ignored)
                .containsExactly(
                        new Outside.OtherCluster("prod", List.of("staging")),
                        new Outside.OtherAccount(OTHER_ACCOUNT, INSIDE.account()),
                        new Outside.OtherRegion("us-east-1", INSIDE.region()));
    }

    /** A forged envelope is from here, and the cluster's ARN is not. */
    @Test
    void anEventOfAClusterOfTheSameNameInAnotherAccountIsIgnored() {
        String forged = EventForm.SERVICE_ACTION
                .event(INSIDE)
                .replace("cluster/staging", "cluster/staging\",\"was\":\"here")
                .replace(
                        "ecs:eu-central-1:" + INSIDE.account() + ":cluster",
                        "ecs:eu-central-1:" + OTHER_ACCOUNT + ":cluster");
        dispatch(forged);

        assertThat(reconciliations).isEmpty();
        assertThat(ignored).containsExactly(new Outside.OtherAccount(OTHER_ACCOUNT, INSIDE.account()));
    }

    /** CloudWatch watches metrics of other accounts, whose clusters may have the same names. */
    @ParameterizedTest
    @EnumSource(
            value = EventForm.class,
            names = {"ALARM_MESSAGE", "ALARM_EVENT", "ALARM_ACTION"})
    void anAlarmOnAnotherAccountsMetricIsIgnored(EventForm form) {
        dispatch(form.event(INSIDE.ofMetricsOf(OTHER_ACCOUNT)));

        assertThat(reconciliations).isEmpty();
        assertThat(ignored).containsExactly(new Outside.OtherAccount(OTHER_ACCOUNT, INSIDE.account()));
    }

    @ParameterizedTest
    @EnumSource(
            value = EventForm.class,
            names = {"ALARM_MESSAGE", "ALARM_EVENT", "ALARM_ACTION"})
    void aClusterInANamespaceThatIsNotOfEcsIsNotAnEcsCluster(EventForm form) {
        dispatch(form.event(INSIDE.ofNamespace("ContainerInsights")));

        assertThat(reconciliations).isEmpty();
        assertThat(ignored).containsExactly(new Outside.OtherNamespace(List.of("ContainerInsights")));
    }

    @ParameterizedTest
    @EnumSource(
            value = EventForm.class,
            names = {"ALARM_MESSAGE", "ALARM_EVENT", "ALARM_ACTION"})
    void theAlarmMapSaysWhichClusterSuchAnAlarmIsAbout(EventForm form) {
        Map<String, String> environment = environment();
        environment.put("ALARM_MAP", FencedEvents.ALARM + "=staging/api");
        dispatch(
                form.event(INSIDE.ofNamespace("ContainerInsights")),
                Settings.parse(environment).fence());

        assertThat(reconciliations).containsExactly("staging");
    }

    @Test
    void anAlarmMappedToAClusterOutsideIsOutside() {
        Map<String, String> environment = environment();
        environment.remove("CLUSTERS");
        environment.put("ALARM_MAP", FencedEvents.ALARM + "=prod/api");
        Fence narrowed = Settings.parse(environment).fence().ofClusters(List.of("staging"));
        dispatch(EventForm.ALARM_MESSAGE.event(INSIDE.ofNamespace("Shop")), narrowed);

        assertThat(reconciliations).isEmpty();
        assertThat(ignored).containsExactly(new Outside.OtherCluster("prod", List.of("staging")));
    }

    @Test
    void aReconciliationOfAClusterOutsideIsImpossible() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> remediation(Settings.parse(environment()).fence())
                        .reconcile("prod", new Trigger.Tick(CLOCK.instant())))
                .withMessageContaining("outside the fence");
    }

    private void dispatch(String event) {
        dispatch(event, Settings.parse(environment()).fence());
    }

    private void dispatch(String event, Fence fence) {
        Remediation remediation = remediation(fence);
        Reconciler program = new Reconciler() {
            @Override
            public Selection select(Trigger trigger) {
                return remediation.select(trigger);
            }

            @Override
            public boolean claim(String cluster, Trigger trigger, Instant selected) {
                return true;
            }

            @Override
            public boolean reconcile(String cluster, Trigger trigger) {
                reconciliations.add(cluster);
                return true;
            }

            @Override
            public void reportOutside(List<String> clusters) {
                remediation.reportOutside(clusters);
            }

            @Override
            public void ignore(List<Trigger.Ignored> trigger) {
                trigger.forEach(event -> ignored.add(event.reason()));
            }
        };
        assertThat(new EventDispatcher(fence, program, CLOCK)
                        .dispatchBatch(event.getBytes(StandardCharsets.UTF_8), () -> 60_000))
                .isEmpty();
    }

    private static Remediation remediation(Fence fence) {
        return new Remediation(
                new InMemoryPorts(Observations.empty().build()).ports(),
                new Policy(Mode.ACT, Limits.DEFAULT, fence, new Stack("ecs-remediation", "aws", INSIDE.region())),
                CLOCK);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(SettingsTest.least());
        environment.put("CLUSTERS", "staging");
        environment.put("ALARM_TOPIC_ARN", FencedEvents.topic(INSIDE.topic()));
        return environment;
    }
}

package ecsremediation.handler;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.Selection;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.fixture.InMemoryPorts;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long a cluster waits for the sweep if there are many, over 3 hours of virtual time. Ticks come up to
 * 20 seconds late and overlap. README.md and docs/operating.md have these figures.
 */
final class ManyClustersTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int TICKS = 180;

    /** The timeout of TickFunction in template.yaml. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /** The promise of README.md. */
    private static final Duration PROMISED = Duration.ofMinutes(5).plusSeconds(30);

    /** A write to the table. */
    private static final Duration CLAIM = Duration.ofMillis(10);

    private final Timeline timeline = new Timeline(START);
    private final SortedMap<String, Instant> reconciled = new TreeMap<>();
    private final SortedMap<String, Duration> longest = new TreeMap<>();
    private int reconciliations;
    private boolean hasCursor = true;

    @ParameterizedTest
    @CsvSource({"60, 1", "120, 1", "300, 1", "20, 3", "800, 1", "100, 8"})
    void noClusterWaitsLongerThanPromised(int clusters, int seconds) {
        sweep(clusters, Duration.ofSeconds(seconds), List.of());

        assertThat(measured(clusters, seconds)).isBetween(INTERVAL, PROMISED);
    }

    /** Above 800 cluster seconds: the time that 4.5 functions need, and 3 minutes. */
    @ParameterizedTest
    @CsvSource({"1000, 1", "2000, 1"})
    void moreClustersWaitAsTheFormulaSays(int clusters, int seconds) {
        sweep(clusters, Duration.ofSeconds(seconds), List.of());

        Duration formula =
                Duration.ofSeconds((long) clusters * seconds).multipliedBy(2).dividedBy(9);
        assertThat(measured(clusters, seconds)).isBetween(formula, formula.plusMinutes(3));
    }

    /** A planted fault: no tick knows what the ticks before it reconciled. */
    @Test
    void withoutTheCursorClustersWaitLonger() {
        hasCursor = false;
        sweep(1000, Duration.ofSeconds(1), List.of());

        assertThat(measured(1000, 1)).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void openIncidentsComeBeforeTheSweep() {
        List<ServiceName> incidents = IntStream.range(0, 20)
                .mapToObj(i -> new ServiceName("c%03d".formatted(15 * i), "api"))
                .toList();
        sweep(300, Duration.ofSeconds(1), incidents);
        Duration all = measured(300, 1);
        Duration open = incidents.stream()
                .map(service -> longest.getOrDefault(service.cluster(), Duration.ZERO))
                .reduce(Duration.ZERO, ManyClustersTest::longer);
        System.out.println("20 of them with an open incident: longest time without a reconciliation " + open);

        assertThat(all).isLessThanOrEqualTo(PROMISED.plusSeconds(incidents.size()));
        assertThat(open).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void overlappingTicksReconcileNoClusterTwiceInASweep() {
        sweep(300, Duration.ofSeconds(1), List.of());

        assertThat(reconciliations).isEqualTo(300 * TICKS / 5);
    }

    private Duration measured(int clusters, int seconds) {
        Duration longest = longest();
        System.out.println(
                clusters + " clusters at " + seconds + " s: longest time without a reconciliation " + longest);
        return longest;
    }

    private void sweep(int clusters, Duration takes, List<ServiceName> incidents) {
        List<String> names =
                IntStream.range(0, clusters).mapToObj("c%03d"::formatted).toList();
        names.forEach(name -> reconciled.put(name, START));
        Ports ports = new InMemoryPorts(Observations.empty().build()).ports();
        incidents.forEach(service -> ports.store().save(Incident.opened(service, START)));
        EventDispatcher dispatcher = new EventDispatcher(Observations.FENCE, program(names, ports, takes), timeline);
        SplittableRandom late = new SplittableRandom(7);
        for (int tick = 0; tick < TICKS; tick++) {
            Instant at = START.plusSeconds(60L * tick + late.nextInt(20));
            timeline.start(
                    at,
                    () -> dispatcher.dispatch(
                            tick(at), () -> (int) Duration.between(timeline.instant(), at.plus(TIMEOUT))
                                    .toMillis()));
        }
        timeline.run();
    }

    private Duration longest() {
        Instant end = START.plus(Duration.ofMinutes(TICKS));
        reconciled.forEach(
                (cluster, last) -> longest.merge(cluster, Duration.between(last, end), ManyClustersTest::longer));
        return longest.values().stream().reduce(Duration.ZERO, ManyClustersTest::longer);
    }

    private Reconciler program(List<String> clusters, Ports ports, Duration takes) {
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, Observations.FENCE.ofClusters(clusters), stack);
        Remediation remediation = new Remediation(ports, policy, timeline);
        return new Reconciler() {
            @Override
            public Selection select(Trigger trigger) {
                return remediation.select(trigger);
            }

            @Override
            public boolean claim(String cluster, Trigger trigger, Instant selected) {
                timeline.pass(CLAIM);
                return !hasCursor || remediation.claim(cluster, trigger, selected);
            }

            @Override
            public boolean reconcile(String cluster, Trigger trigger) {
                began(cluster);
                timeline.pass(takes);
                Instant next = timeline.instant().plusSeconds(60);
                ports.store().load(cluster).incidents().stream()
                        .filter(incident -> incident.service().cluster().equals(cluster))
                        .forEach(incident -> ports.store().save(incident.moved(Incident.Phase.NOTICED, next)));
                return true;
            }

            @Override
            public void reportOutside(List<String> clusters) {
                remediation.reportOutside(clusters);
            }

            @Override
            public void ignore(List<Trigger.Ignored> ignored) {
                throw new AssertionError(ignored);
            }
        };
    }

    private void began(String cluster) {
        Instant now = timeline.instant();
        Duration waited = Duration.between(reconciled.getOrDefault(cluster, START), now);
        longest.merge(cluster, waited, ManyClustersTest::longer);
        reconciled.put(cluster, now);
        reconciliations++;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static byte[] tick(Instant at) {
        return """
                {"id":"t-1","detail-type":"Scheduled Event","source":"aws.scheduler","account":"111122223333",
                "time":"%s","region":"eu-central-1","resources":[],"detail":{}}
                """.formatted(at).getBytes(StandardCharsets.UTF_8);
    }
}

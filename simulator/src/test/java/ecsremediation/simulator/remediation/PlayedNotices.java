package ecsremediation.simulator.remediation;

import ecsremediation.InsightsWatch;
import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.ClusterSettings;
import ecsremediation.act.SettingAnswer;
import ecsremediation.event.Fence;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.WriteState;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The messages about the stack itself, each by one reconciliation of two clusters or by the watch of the alarms. */
final class PlayedNotices implements AutoCloseable {
    private static final Stack STACK = new Stack("ecs-remediation", "aws", "eu-central-1", Optional.of("111122223333"));

    private final TwoClusters clusters = TwoClusters.quiet();
    private final SharedTable table = SharedTable.of(clusters.world());
    private final ClusterReader reader = new SimulatedClusterReader(clusters.world());

    /** An open incident's row is no incident. */
    List<OperatorMessage> rowUnreadable() {
        table.put(Map.of(
                "pk", AttributeValue.fromS("OPEN"),
                "sk", AttributeValue.fromS(LabNames.CLUSTER + "/web"),
                "schema", AttributeValue.fromN("1"),
                "json", AttributeValue.fromS("{\"phase\":\"SOMETHING_ELSE\"}")));
        List<OperatorMessage> sent = reconciled(table.store(), reader, LabNames.FENCE);
        table.delete("OPEN", LabNames.CLUSTER + "/web");
        return sent;
    }

    /** The parameter Clusters no longer names the cluster of an open incident. */
    List<OperatorMessage> incidentOutside() {
        ServiceName outside = new ServiceName(TwoClusters.SECOND, "web");
        table.store().save(Incident.opened(outside, clusters.world().now()));
        clusters.world().advance(Duration.ofMinutes(10));
        return reconciled(table.store(), reader, LabNames.FENCE.ofClusters(List.of(LabNames.CLUSTER)));
    }

    /** Nobody has ordered a mode. */
    List<OperatorMessage> modeNotOrdered() {
        return reconciled(new InMemoryIncidentStore(), reader, LabNames.FENCE);
    }

    /** The role may not read one of the clusters. */
    List<OperatorMessage> clusterDenied() {
        return reconciled(InMemoryIncidentStore.ordered(Mode.ACT), new DeniedCluster(reader), LabNames.FENCE);
    }

    /** Container Insights is off for the cluster of the alarms. */
    List<OperatorMessage> insightsOff() {
        List<OperatorMessage> sent = new ArrayList<>();
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, LabNames.FENCE, STACK);
        Ports ports = ports(InMemoryIncidentStore.ordered(Mode.ACT), reader, sent);
        new InsightsWatch(ports, policy, new SwitchedOff(), LabNames.CLUSTER)
                .check(clusters.world().now());
        return sent;
    }

    private List<OperatorMessage> reconciled(IncidentStore store, ClusterReader from, Fence fence) {
        List<OperatorMessage> sent = new ArrayList<>();
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, fence, STACK);
        Reconciled.by(
                new Remediation(
                        ports(store, from, sent), policy, clusters.world().clock()),
                new Trigger.Tick(clusters.world().now()));
        return sent;
    }

    private Ports ports(IncidentStore store, ClusterReader from, List<OperatorMessage> sent) {
        return new Ports(
                from,
                new SimulatedCapacityWriter(clusters.world()),
                store,
                table.locks(),
                table.decisions(),
                sent::add,
                new RecordingJournal());
    }

    @Override
    public void close() {
        table.close();
    }

    /** Denies the list of services of the second cluster. */
    private record DeniedCluster(ClusterReader whole) implements ClusterReader {
        @Override
        public Observation observe(String cluster, Instant at) {
            Observation seen = whole.observe(cluster, at);
            return cluster.equals(TwoClusters.SECOND) ? denied(seen) : seen;
        }

        private static Observation denied(Observation seen) {
            return new Observation(
                    seen.schema(),
                    seen.takenAt(),
                    seen.cluster(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    seen.memory(),
                    List.of(new ReadFailure(
                            ReadFailure.Kind.SERVICE_LIST,
                            seen.cluster(),
                            "AccessDeniedException: not authorized to perform ecs:ListServices")));
        }

        @Override
        public Optional<WriteState> writeState(String group) {
            return whole.writeState(group);
        }

        @Override
        public List<String> clusters() {
            return whole.clusters();
        }
    }

    private static final class SwitchedOff implements ClusterSettings {
        @Override
        public SettingAnswer read(String cluster) {
            return new SettingAnswer.Present("disabled");
        }

        @Override
        public SettingAnswer set(String cluster, String value) {
            throw new AssertionError("the watch sets nothing");
        }
    }
}

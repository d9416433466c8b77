package ecsremediation.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.fixture.RandomObservations;
import ecsremediation.fixture.Shuffled;
import ecsremediation.incident.Snapshot;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.DeploymentController;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import ecsremediation.model.Service;
import ecsremediation.placement.RandomCases;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Properties of every diagnosis, checked on random observations. A failure names its seed. */
class DiagnoserPropertyTest {
    private static final int CASES = RandomCases.many(2_000);

    @Test
    void everyServiceHasExactlyOneDiagnosis() {
        forEachSeed(seed -> {
            Observation observation = RandomObservations.of(seed);
            List<ServiceName> names = Diagnoser.diagnose(observation).stream()
                    .map(Diagnosis::service)
                    .toList();
            TreeSet<ServiceName> expected =
                    observation.services().stream().map(Service::name).collect(Collectors.toCollection(TreeSet::new));
            observation.unread().stream()
                    .filter(u -> u.kind() == ReadFailure.Kind.SERVICE)
                    .map(u -> new ServiceName(observation.cluster(), u.name()))
                    .forEach(expected::add);
            assertThat(names).as("seed %d", seed).containsExactlyElementsOf(expected);
        });
    }

    @Test
    void theOrderOfTheObservationChangesNothing() {
        forEachSeed(seed -> {
            Snapshot snapshot = RandomObservations.snapshot(seed);
            assertThat(Diagnoser.diagnose(Shuffled.of(snapshot, seed)))
                    .as("seed %d", seed)
                    .isEqualTo(Diagnoser.diagnose(snapshot));
        });
    }

    @Test
    void aShortfallNamesTasksAndGroupsAndNoMoreTasksThanAreMissing() {
        forEachSeed(seed -> {
            Observation observation = RandomObservations.of(seed);
            Set<String> groups =
                    observation.groups().stream().map(g -> g.name()).collect(Collectors.toCollection(TreeSet::new));
            shortfalls(observation).forEach(d -> {
                Service service = observation.service(d.service()).orElseThrow();
                assertThat(d.groups()).as("seed %d", seed).isNotEmpty().isSubsetOf(groups);
                assertThat(d.count())
                        .as("seed %d", seed)
                        .isBetween(1, TaskGap.of(service).missing());
            });
        });
    }

    @Test
    void aServiceWhoseTasksWereNotReadHasNoShortfall() {
        forEachSeed(seed -> {
            Observation observation = RandomObservations.of(seed);
            List<String> unread = observation.unread().stream()
                    .filter(u -> u.kind() == ReadFailure.Kind.TASK_LIST)
                    .flatMap(u -> u.service().stream())
                    .toList();
            assertThat(shortfalls(observation))
                    .as("seed %d", seed)
                    .noneMatch(d -> unread.contains(d.service().service()));
        });
    }

    @Test
    void aGapIsNeverDiagnosedAsNone() {
        forEachSeed(seed -> {
            Observation observation = RandomObservations.of(seed);
            for (Diagnosis diagnosis : Diagnoser.diagnose(observation)) {
                observation.service(diagnosis.service()).ifPresent(service -> {
                    boolean leaving = diagnosis instanceof Diagnosis.Unplaceable d
                            && d.kind() == Diagnosis.Unplaceable.Kind.GROUP_SHRINKS;
                    if (!TaskGap.of(service).isNone()) {
                        assertThat(diagnosis).as("seed %d, %s", seed, diagnosis).isNotInstanceOf(Diagnosis.NoGap.class);
                    } else if (!leaving && !mayOweTasks(observation, service)) {
                        assertThat(diagnosis).as("seed %d, %s", seed, diagnosis).isInstanceOf(Diagnosis.NoGap.class);
                    }
                });
            }
        });
    }

    /** Whether tasks may be missing that the counts of deployments do not show. */
    private static boolean mayOweTasks(Observation observation, Service service) {
        Set<String> draining = observation.containerInstances().stream()
                .filter(i -> i.status().equals("DRAINING"))
                .map(ContainerInstance::arn)
                .collect(Collectors.toCollection(TreeSet::new));
        return service.deploymentController() != DeploymentController.ECS
                || service.tasks().stream()
                        .flatMap(t -> t.containerInstance().stream())
                        .anyMatch(draining::contains);
    }

    private static List<Diagnosis.CapacityShortfall> shortfalls(Observation observation) {
        return Diagnoser.diagnose(observation).stream()
                .filter(Diagnosis.CapacityShortfall.class::isInstance)
                .map(Diagnosis.CapacityShortfall.class::cast)
                .toList();
    }

    private static void forEachSeed(Consumer<Long> claim) {
        for (long seed = 0; seed < CASES; seed++) {
            claim.accept(seed);
        }
    }
}

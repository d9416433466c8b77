package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.DeploymentController;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.History;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.LaunchType;
import ecsremediation.model.Observation;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.model.Resources;
import ecsremediation.model.SchedulingStrategy;
import ecsremediation.model.Service;
import ecsremediation.model.TaskDefinition;
import ecsremediation.placement.TieBreaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
/** Clusters of a given size, the same for the same seed, with the diagnoses that call for a sizing. */
final class Clusters {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> ZONES = List.of("eu-central-1a", "eu-central-1b", "eu-central-1c");
    private static final long SEED = 42;
    private final List<Service> services = new ArrayList<>();
    private final List<TaskDefinition> tasks = new ArrayList<>();
    private final List<ContainerInstance> instances = new ArrayList<>();
    private final List<List<GroupInstance>> members = new ArrayList<>();
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private final Resources size;

    /** @param groups how many groups the instances are shared out to, one after the other */
    Clusters(Resources size, int groups) {
        this.size = size;
        for (int g = 0; g < groups; g++) {
            members.add(new ArrayList<>());
        }
    }

    /** So many instances, each with up to {@code mostFree} parts of a hundred of it free. */
    Clusters instances(int count, int mostFree) {
        for (int i = 0; i < count; i++) {
            String id = String.format(Locale.ROOT, "i-%08x", i);
            String zone = ZONES.get(i % ZONES.size());
            Resources free = Resources.of(
                    size.cpuUnits() * TieBreaker.below(SEED, 2L * i, mostFree + 1) / 100,
                    size.memoryMib() * TieBreaker.below(SEED, 2L * i + 1, mostFree + 1) / 100);
            members.get(i % members.size()).add(new GroupInstance(id, "InService", "Healthy", zone, "m5.large", 1));
            instances.add(new ContainerInstance(
                    "arn:" + id,
                    id,
                    "ACTIVE",
                    true,
                    size,
                    free,
                    new TreeSet<>(),
                    new TreeSet<>(),
                    new TreeSet<>(),
                    OptionalInt.empty(),
                    3,
                    0,
                    attributes(zone),
                    Optional.empty(),
                    NOW));
        }
        return this;
    }

    /** A service with so many tasks of that size unplaced. */
    Clusters service(Resources each, int unplaced, List<PlacementStrategy> strategies) {
        String name = String.format(Locale.ROOT, "service%05d", services.size());
        String arn = "arn:task-definition/" + name + ":1";
        tasks.add(TaskDefinition.of(arn, each));
        Deployment deployment = new Deployment(
                "ecs-svc/1", "PRIMARY", arn, new Counts(unplaced, 0, 0), 0, NOW, NOW, "", "", List.of());
        services.add(new Service(
                new ServiceName("cluster", name),
                "ACTIVE",
                SchedulingStrategy.REPLICA,
                Optional.of(LaunchType.EC2),
                List.of(),
                DeploymentController.ECS,
                new Counts(unplaced, 0, 0),
                100,
                200,
                List.of(deployment),
                List.of(),
                strategies,
                List.of(),
                List.of()));
        diagnoses.add(new Diagnosis.CapacityShortfall(
                new ServiceName("cluster", name),
                Diagnosis.CapacityShortfall.Kind.MEMORY,
                List.of(new UnplacedTasks("ecs-svc/1", arn, unplaced)),
                IntStream.range(0, members.size()).mapToObj(Clusters::group).toList(),
                List.of()));
        return this;
    }

    List<Diagnosis> diagnoses() {
        return List.copyOf(diagnoses);
    }

    private static String group(int number) {
        return "group" + number;
    }

    private AutoScalingGroup groupOf(int number) {
        int desired = members.get(number).size();
        return new AutoScalingGroup(
                group(number),
                "arn:" + group(number),
                0,
                new Capacity(desired, Math.max(1, desired)),
                ZONES,
                List.of(new AutoScalingGroup.Offer("m5.large", 1)),
                false,
                members.get(number),
                new TreeMap<>(Map.of(AutoScalingGroup.CEILING_TAG, "1000")),
                new TreeSet<>(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                Optional.empty(),
                List.of());
    }

    private KnownInstanceSize learned(int number) {
        return new KnownInstanceSize(
                group(number),
                "m5.large",
                size,
                Collections.emptySortedSet(),
                OptionalInt.empty(),
                attributes(ZONES.getFirst()),
                NOW);
    }

    Observation observation() {
        List<AutoScalingGroup> groups =
                IntStream.range(0, members.size()).mapToObj(this::groupOf).toList();
        List<KnownInstanceSize> sizes =
                IntStream.range(0, members.size()).mapToObj(this::learned).toList();
        return new Observation(
                Observation.SCHEMA,
                NOW,
                "cluster",
                services,
                tasks,
                instances,
                List.of(),
                groups,
                new History(List.of(), sizes, List.of()),
                List.of());
    }

    private static SortedMap<String, String> attributes(String zone) {
        return new TreeMap<>(Map.of(
                "ecs.availability-zone", zone,
                "ecs.instance-type", "m5.large",
                "ecs.cpu-architecture", "x86_64",
                "ecs.os-type", "linux"));
    }

    /** 1,000 unplaced tasks of 30 kinds, 500 instances nine tenths full. */
    static Clusters thirtyKinds() {
        Clusters clusters = new Clusters(Resources.of(2048, 7764), 1).instances(500, 20);
        for (int k = 0; k < 30; k++) {
            clusters.service(drawn(k), k < 10 ? 34 : 33, List.of());
        }
        return clusters;
    }

    /** 2,000 services with one to three tasks unplaced, 5,000 instances nine tenths full. */
    static Clusters twoThousandServices() {
        return twoThousandServices(1);
    }

    /** The same with ten groups, any of which each service may use. */
    static Clusters tenGroups() {
        return twoThousandServices(10);
    }

    private static Clusters twoThousandServices(int groups) {
        Clusters clusters = new Clusters(Resources.of(2048, 7764), groups).instances(5_000, 20);
        for (int k = 0; k < 2_000; k++) {
            clusters.service(drawn(k), 1 + TieBreaker.below(SEED + 2, k, 3), List.of());
        }
        return clusters;
    }

    /** The two kinds of the Kubernetes Cluster Autoscaler's own benchmark, on empty instances alone. */
    static Clusters fiftyThousandTasks() {
        List<PlacementStrategy> binpack = List.of(new PlacementStrategy("binpack", "memory"));
        return new Clusters(Resources.of(1000, 5000), 1)
                .service(Resources.of(50, 100), 50_000, binpack)
                .service(Resources.of(95, 190), 1_000, binpack);
    }

    private static Resources drawn(int k) {
        return Resources.of(
                64 + 32 * TieBreaker.below(SEED + 1, 2L * k, 20), 128 + 64 * TieBreaker.below(SEED + 1, 2L * k + 1, 40));
    }
}

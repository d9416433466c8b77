package ecsremediation.diagnosis;

import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.TaskFailures.Failure;
import ecsremediation.model.Task;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tasks fail because of the instances they are placed on, and not because of their definition or image. */
final class FaultyInstance {
    /**
     * The number of failures on one instance, and on no other, that shows a fault of the instance where
     * AWS's words do not. Our choice.
     */
    private static final int LEAST = 3;

    private FaultyInstance() {}

    /**
     * A diagnosis if the newest failure's reason names the instance, or if all failures are on one instance
     * and tasks of the same definition run on others.
     */
    static Optional<Diagnosis> of(ServiceCase serviceCase) {
        return serviceCase.failures().newest().flatMap(newest -> {
            List<Failure> failures = serviceCase.failures().list().stream()
                    .filter(f -> f.isOf(newest.task().taskDefinition()))
                    .toList();
            return newest.kind() == StopKind.INSTANCE
                    ? of(
                            serviceCase,
                            failures.stream()
                                    .filter(f -> f.kind() == StopKind.INSTANCE)
                                    .toList())
                    : Optional.of(failures)
                            .filter(all -> isOnlyThere(serviceCase, all))
                            .flatMap(all -> of(serviceCase, all));
        });
    }

    private static Optional<Diagnosis> of(ServiceCase serviceCase, List<Failure> failures) {
        Set<String> arns = arns(failures);
        Map<String, String> active = serviceCase.index().activeInstances();
        List<Fact.TasksFailedOn.Host> hosts = arns.stream()
                .filter(active::containsKey)
                .map(arn -> new Fact.TasksFailedOn.Host(active.getOrDefault(arn, arn), arn))
                .sorted(Comparator.comparing(Fact.TasksFailedOn.Host::ec2InstanceId))
                .toList();
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        Fact.TasksFailedOn fact = new Fact.TasksFailedOn(
                failures.size(),
                hosts,
                failures.getFirst().task().taskDefinition(),
                elsewhere(serviceCase, arns).size());
        return Optional.of(new AgentUnavailable(
                serviceCase.name(),
                AgentUnavailable.Kind.TASKS_FAIL,
                hosts.stream().map(Fact.TasksFailedOn.Host::ec2InstanceId).toList(),
                serviceCase.facts(fact)));
    }

    /**
     * Whether all failures are on one instance, and the same task runs on another. A task that started
     * there before the first failure does not show that one would start there now. It suffices only if the
     * failed tasks never ran, and the reasons name nothing that may have changed since.
     */
    private static boolean isOnlyThere(ServiceCase serviceCase, List<Failure> failures) {
        Set<String> arns = arns(failures);
        boolean all = failures.size() >= LEAST
                && arns.size() == 1
                && failures.stream().allMatch(f -> f.instance().isPresent());
        if (!all) {
            return false;
        }
        List<Task> elsewhere = elsewhere(serviceCase, arns);
        Instant first = failures.getLast().begun();
        boolean startedSince = elsewhere.stream()
                .anyMatch(t -> t.startedAt().filter(first::isBefore).isPresent());
        return startedSince || (!elsewhere.isEmpty() && failures.stream().allMatch(FaultyInstance::isStart));
    }

    private static boolean isStart(Failure failure) {
        return failure.kind().isBeforeStart()
                && failure.task().startedAt().isEmpty()
                && !StopKind.namesReference(failure.stop());
    }

    private static List<Task> elsewhere(ServiceCase serviceCase, Set<String> arns) {
        return serviceCase.failures().up().stream()
                .filter(t ->
                        t.containerInstance().filter(arn -> !arns.contains(arn)).isPresent())
                .toList();
    }

    private static Set<String> arns(List<Failure> failures) {
        return failures.stream().flatMap(f -> f.instance().stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}

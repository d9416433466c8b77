package ecsremediation.diagnosis;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.Observation;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The registrations whose EC2 instance no longer serves: the agent is disconnected, and no group keeps the
 * instance. It was terminated, or it is stopped in a warm pool. Its agent does not reconnect to the cluster
 * as it is, so its free resources do not exist. While the cluster uses other instances without a group, an
 * instance without a group may be one of these, and counts as disconnected only.
 *
 * @param ids their EC2 instance ids
 */
record LeftInstances(Set<String> ids) {
    static LeftInstances of(Observation observation) {
        Set<String> kept = observation.groups().stream()
                .flatMap(group -> group.instances().stream())
                .filter(GroupInstance::isKept)
                .map(GroupInstance::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = observation.groups().stream()
                .flatMap(group -> group.instances().stream())
                .map(GroupInstance::id)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean usesOthers = kept.isEmpty()
                || observation.containerInstances().stream()
                        .filter(ContainerInstance::takesTasks)
                        .anyMatch(i -> !listed.contains(i.ec2InstanceId()));
        return new LeftInstances(observation.containerInstances().stream()
                .filter(i -> !i.agentConnected() && !kept.contains(i.ec2InstanceId()))
                .map(ContainerInstance::ec2InstanceId)
                .filter(id -> !usesOthers || listed.contains(id))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean contains(ContainerInstance instance) {
        return ids.contains(instance.ec2InstanceId());
    }
}

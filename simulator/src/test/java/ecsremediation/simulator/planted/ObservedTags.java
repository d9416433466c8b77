package ecsremediation.simulator.planted;

import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.WriteState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The planted fault "tags not read again": before the write only the sizes are those of now. */
public final class ObservedTags implements ClusterReader {
    private final ClusterReader reader;
    private final Map<String, WriteState> observed = new TreeMap<>();

    public ObservedTags(ClusterReader reader) {
        this.reader = reader;
    }

    @Override
    public Observation observe(String cluster, Instant at) {
        Observation observation = reader.observe(cluster, at);
        for (AutoScalingGroup group : observation.groups()) {
            observed.put(group.name(), group.writeState());
        }
        return observation;
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        return reader.writeState(group)
                .map(now -> Optional.ofNullable(observed.get(group))
                        .map(then -> new WriteState(
                                now.capacity(), then.ceiling(), then.mode(), then.stack(), then.cluster()))
                        .orElse(now));
    }

    @Override
    public List<String> clusters() {
        return reader.clusters();
    }
}

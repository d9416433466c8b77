package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.ReadFailure;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;

/** Finds a cluster. ECS returns a deleted cluster for some time as INACTIVE. */
record Clusters(EcsClient ecs, ReadSession reading) {

    Optional<Cluster> find(String name) {
        ReadTarget what = new ReadTarget(ReadFailure.Kind.CLUSTER, name);
        Optional<DescribeClustersResponse> answer =
                reading.call(what, () -> ecs.describeClusters(r -> r.clusters(name)));
        Optional<Cluster> found = answer.flatMap(a -> a.clusters().stream().findFirst());
        Optional<Cluster> active = found.filter(c -> "ACTIVE".equals(c.status()));
        if (answer.isPresent() && active.isEmpty()) {
            reading.missed(what, found.map(c -> text(c.status())).orElseGet(() -> reason(answer.get())));
        }
        return active;
    }

    private static String reason(DescribeClustersResponse answer) {
        return answer.failures().stream().map(Failure::reason).findFirst().orElse("MISSING");
    }
}

package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.ContainerInstance;
import ecsremediation.model.ReadFailure;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceField;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesResponse;
import software.amazon.awssdk.services.ecs.model.ListContainerInstancesResponse;

/** Reads every container instance of a cluster that is not INACTIVE. */
record ContainerInstances(EcsClient ecs, ReadSession reading, String cluster) {
    /**
     * The most that one ListContainerInstances or DescribeContainerInstances call takes, by their API
     * references.
     */
    private static final int BATCH = 100;

    /** The instances by ARN. */
    List<ContainerInstance> all() {
        List<String> arns = reading.pages(
                new ReadTarget(ReadFailure.Kind.CONTAINER_INSTANCE_LIST, cluster),
                ecs.listContainerInstancesPaginator(r -> r.cluster(cluster).maxResults(BATCH)),
                ListContainerInstancesResponse::containerInstanceArns);
        List<List<String>> batches =
                arns.stream().gather(Gatherers.windowFixed(BATCH)).toList();
        return reading.each(batches, this::described).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(ContainerInstance::arn))
                .toList();
    }

    private List<ContainerInstance> described(List<String> arns) {
        ReadTarget what = new ReadTarget(
                ReadFailure.Kind.CONTAINER_INSTANCES,
                arns.size() + " container instances from " + Arns.name(arns.getFirst()));
        return reading
                .call(
                        what,
                        () -> ecs.describeContainerInstances(r -> r.cluster(cluster)
                                .containerInstances(arns)
                                .include(ContainerInstanceField.CONTAINER_INSTANCE_HEALTH)))
                .stream()
                .flatMap(this::described)
                .toList();
    }

    private Stream<ContainerInstance> described(DescribeContainerInstancesResponse answer) {
        answer.failures().forEach(f -> reading.missed(instance(f.arn()), text(f.reason())));
        return answer.containerInstances().stream()
                .flatMap(i ->
                        reading
                                .map(instance(text(i.containerInstanceArn())), i, ContainerInstanceMapping::instance)
                                .stream());
    }

    private static ReadTarget instance(String arn) {
        return new ReadTarget(ReadFailure.Kind.CONTAINER_INSTANCE, Arns.name(arn));
    }
}

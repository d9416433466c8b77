package ecsremediation.aws;

import ecsremediation.model.ReadFailure;
import ecsremediation.model.Service;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;

/** Reads every service of a cluster without its tasks. */
record Services(EcsClient ecs, ReadSession reading, String cluster) {
    /** The most services that one ListServices call returns, by its API reference. */
    private static final int PAGE = 100;

    /** The most services that one DescribeServices call takes, by its API reference. */
    private static final int BATCH = 10;

    List<Service> all() {
        List<String> arns = reading.pages(
                new ReadTarget(ReadFailure.Kind.SERVICE_LIST, cluster),
                ecs.listServicesPaginator(r -> r.cluster(cluster).maxResults(PAGE)),
                ListServicesResponse::serviceArns);
        List<List<String>> batches =
                arns.stream().gather(Gatherers.windowFixed(BATCH)).toList();
        return reading.each(batches, this::described).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Service::name))
                .toList();
    }

    private List<Service> described(List<String> arns) {
        String names = arns.stream().map(Arns::name).collect(Collectors.joining(", "));
        return reading
                .call(
                        new ReadTarget(ReadFailure.Kind.SERVICES, names),
                        () -> ecs.describeServices(r -> r.cluster(cluster).services(arns)))
                .stream()
                .flatMap(this::described)
                .toList();
    }

    private Stream<Service> described(DescribeServicesResponse answer) {
        answer.failures().forEach(f -> reading.missed(service(Arns.name(f.arn())), f.reason()));
        return answer.services().stream()
                .flatMap(s ->
                        reading.map(service(s.serviceName()), s, x -> ServiceMapping.service(cluster, x)).stream());
    }

    private static ReadTarget service(String name) {
        return new ReadTarget(ReadFailure.Kind.SERVICE, name);
    }
}

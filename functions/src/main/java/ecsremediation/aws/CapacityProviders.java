package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.CapacityProvider;
import ecsremediation.model.ReadFailure;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersResponse;

/** Reads the capacity providers of a cluster, including AWS's own for Fargate. */
record CapacityProviders(EcsClient ecs, ReadSession reading) {
    /**
     * The page size of DescribeCapacityProviders, by its API reference. With this size there is never a
     * second page.
     */
    private static final int BATCH = 10;

    /** The providers with the given names, by name. */
    List<CapacityProvider> named(List<String> names) {
        List<List<String>> batches =
                names.stream().sorted().gather(Gatherers.windowFixed(BATCH)).toList();
        return reading.each(batches, this::described).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(CapacityProvider::name))
                .toList();
    }

    private List<CapacityProvider> described(List<String> names) {
        ReadTarget what = new ReadTarget(ReadFailure.Kind.CAPACITY_PROVIDERS, String.join(", ", names));
        return reading.call(what, () -> ecs.describeCapacityProviders(r -> r.capacityProviders(names))).stream()
                .flatMap(answer -> described(answer, what))
                .toList();
    }

    private Stream<CapacityProvider> described(DescribeCapacityProvidersResponse answer, ReadTarget what) {
        answer.failures().forEach(f -> reading.missed(provider(Arns.name(f.arn())), text(f.reason())));
        if (answer.nextToken() != null) {
            reading.missed(what, "the answer goes on after one page");
        }
        return answer.capacityProviders().stream()
                .flatMap(p -> reading.map(provider(p.name()), p, CapacityProviderMapping::provider).stream());
    }

    private static ReadTarget provider(String name) {
        return new ReadTarget(ReadFailure.Kind.CAPACITY_PROVIDER, name);
    }
}

package ecsremediation.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;

/** Each parameter of each operation, by the models of the SDK, is either taken or refused by its name. */
class ParametersTest {
    private final Operations operations = WorldOperations.of(new World(1, Instant.parse("2026-01-05T09:00:00Z")));
    private final Parameters parameters = Parameters.read();

    @Test
    void everyOperationHasItsParametersInTheFile() {
        assertThat(parameters.byAction().keySet()).containsExactlyInAnyOrderElementsOf(actions());
    }

    private List<String> actions() {
        List<String> actions = new ArrayList<>();
        for (Api api : Api.values()) {
            operations.of(api).keySet().forEach(operation -> actions.add(api.prefix() + ":" + operation));
        }
        return actions;
    }

    @Test
    void theFileNamesOnlyParametersOfAws() {
        for (Api api : Api.values()) {
            for (String operation : operations.of(api).keySet()) {
                request(api, operation)
                        .ifPresent(request -> taken(api, operation)
                                .forEach(path -> assertThat(exists(
                                                request,
                                                Pattern.compile("\\.")
                                                        .splitAsStream(path)
                                                        .toList()))
                                        .as(api.prefix() + ":" + operation + " " + path)
                                        .isTrue()));
            }
        }
    }

    private static boolean exists(SdkPojo pojo, List<String> path) {
        Optional<SdkField<?>> field = pojo.sdkFields().stream()
                .filter(candidate -> name(candidate).equals(path.getFirst()))
                .findFirst();
        return field.isPresent()
                && (path.size() == 1
                        || members(field.get())
                                .map(members -> exists(members, path.subList(1, path.size())))
                                .orElse(true));
    }

    /** The structure of a field, or of the elements of a list; empty for a map and all else. */
    private static Optional<SdkPojo> members(SdkField<?> field) {
        ListTrait list = field.getTrait(ListTrait.class);
        SdkField<?> element = list == null ? field : list.memberFieldInfo();
        return element.constructor() == null
                ? Optional.empty()
                : Optional.of(element.constructor().get());
    }

    @Test
    void everyOtherParameterIsRefusedByNameBeforeAnythingHappens() {
        int refused = 0;
        for (Api api : Api.values()) {
            for (String operation : operations.of(api).keySet()) {
                SortedSet<String> tops = new TreeSet<>();
                taken(api, operation).forEach(path -> tops.add(path.replaceFirst("\\..*", "")));
                for (SdkField<?> field :
                        request(api, operation).map(SdkPojo::sdkFields).orElse(List.of())) {
                    if (!tops.contains(name(field))) {
                        assertRefused(api, operation, name(field));
                        refused++;
                    }
                }
                assertRefused(api, operation, "NoSuchParameter");
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    private void assertRefused(Api api, String operation, String parameter) {
        Input input = new Input(api, Trees.object().put(parameter, "x"));
        assertThatExceptionOfType(AwsFault.class)
                .as(operation + " " + parameter)
                .isThrownBy(() -> operations.answer(new Call(api, operation, input)))
                .withMessage("The simulated endpoint does not support the parameter " + parameter + " of "
                        + api.prefix() + ":" + operation)
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(api.invalidCode()));
    }

    @Test
    void membersAreRefusedWithTheirPath() {
        Input input = new Input(Api.ECS, Trees.object().put("family", "a"));
        input.tree()
                .putArray("containerDefinitions")
                .addObject()
                .put("name", "main")
                .putObject("healthCheck")
                .putArray("command");

        assertThatExceptionOfType(AwsFault.class)
                .isThrownBy(() -> operations.answer(new Call(Api.ECS, "RegisterTaskDefinition", input)))
                .withMessageContaining("the parameter containerDefinitions.healthCheck of ecs:RegisterTaskDefinition");
    }

    @Test
    void aParameterWithoutValueIsNotSent() {
        Input input = new Input(Api.ECS, Trees.object().putNull("NoSuchParameter"));

        assertThat(operations.answer(new Call(Api.ECS, "ListClusters", input)).path("clusterArns"))
                .isEmpty();
    }

    private SortedSet<String> taken(Api api, String operation) {
        return parameters.byAction().getOrDefault(api.prefix() + ":" + operation, new TreeSet<>());
    }

    private static String name(SdkField<?> field) {
        return field.locationName();
    }

    /** The builder of a request, which has its fields; empty where the SDK is no part of the build. */
    private static Optional<SdkPojo> request(Api api, String operation) {
        String service = switch (api) {
            case STS, LOGS -> "";
            case EVENTBRIDGE -> "eventbridge";
            default -> api.prefix();
        };
        if (service.isEmpty()) {
            return Optional.empty();
        }
        String type = "software.amazon.awssdk.services." + service + ".model." + operation + "Request";
        try {
            return Optional.of(
                    (SdkPojo) Class.forName(type).getMethod("builder").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type, e);
        }
    }
}

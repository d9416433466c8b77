package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.ecs.EcsInstance;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.Provider;
import ecsremediation.simulator.ecs.TaskRevision;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.Map;
import java.util.stream.Stream;

/** The operations of ECS on tags. */
final class ResourceTagOperations {
    private final World world;

    ResourceTagOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of("TagResource", this::tag, "UntagResource", this::untag, "ListTagsForResource", this::list);
    }

    private ObjectNode tag(Input input) {
        String arn = resource(input);
        if (input.inputs("tags").isEmpty()) {
            throw Requests.invalid("Tags cannot be empty.");
        }
        world.ecs().tags().put(arn, Requests.tags(input));
        return Trees.object();
    }

    private ObjectNode untag(Input input) {
        String arn = resource(input);
        if (input.texts("tagKeys").isEmpty()) {
            throw Requests.invalid("Tag keys cannot be empty.");
        }
        world.ecs().tags().remove(arn, input.texts("tagKeys"));
        return Trees.object();
    }

    private ObjectNode list(Input input) {
        return Trees.object().set("tags", Requests.tags(world, resource(input)));
    }

    private String resource(Input input) {
        String arn = input.required("resourceArn");
        if (!arn.startsWith("arn:")) {
            throw Requests.invalid("Invalid resource ARN: " + arn);
        }
        if (arns().noneMatch(arn::equals)) {
            throw AwsFault.sender("ResourceNotFoundException", "The specified resource could not be found.");
        }
        return arn;
    }

    private Stream<String> arns() {
        return Stream.concat(
                Stream.concat(
                        world.ecs().providers().stream().map(Provider::arn),
                        world.ecs().taskDefinitions().stream().map(TaskRevision::arn)),
                world.ecs().clusters().stream().flatMap(ResourceTagOperations::arns));
    }

    private static Stream<String> arns(EcsCluster cluster) {
        return Stream.of(
                        Stream.of(cluster.arn()),
                        cluster.services().stream().map(EcsService::arn),
                        cluster.instances().stream().map(EcsInstance::arn),
                        cluster.tasks().stream().map(EcsTask::arn))
                .flatMap(arns -> arns);
    }
}

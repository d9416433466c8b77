package ecsremediation.simulator.endpoint.ecs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.model.PlacementConstraint;
import ecsremediation.model.PlacementStrategy;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ecs.EcsCluster;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Paging;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The common parts of ECS's operations: the cluster parameter, pages, and batches with failures. */
final class Requests {
    /** ECS's page size for list operations whose reference names no other. */
    static final int PAGE = 100;

    private Requests() {}

    static AwsFault invalid(String message) {
        return AwsFault.sender("InvalidParameterException", message);
    }

    /** The cluster of the call; without the parameter, the cluster "default". */
    static EcsCluster cluster(World world, Input input) {
        return world.ecs().cluster(input.text("cluster").orElse("default"));
    }

    /** One page of identifiers under {@code member}. */
    static ObjectNode page(Input input, String member, List<String> all, int usual) {
        int most = input.integer("maxResults").orElse(usual);
        if (most < 1 || most > PAGE) {
            throw invalid("maxResults must be between 1 and " + PAGE + ".");
        }
        Paging<String> paging = Paging.of(
                all, Function.identity(), new Paging.From(input.text("nextToken"), most), invalid("Invalid token."));
        ObjectNode answer = Trees.object();
        ArrayNode names = answer.putArray(member);
        paging.page().forEach(names::add);
        paging.next().ifPresent(token -> answer.put("nextToken", token));
        return answer;
    }

    /** The records of the named resources, and a failure with reason MISSING for each other name. */
    static ObjectNode batch(String member, List<String> names, Lookup lookup) {
        ObjectNode answer = Trees.object();
        ArrayNode records = answer.putArray(member);
        ArrayNode failures = answer.putArray("failures");
        for (String name : names) {
            lookup.find(name)
                    .ifPresentOrElse(
                            records::add,
                            () -> failures.addObject()
                                    .put("arn", lookup.arn(name))
                                    .put("reason", "MISSING"));
        }
        return answer;
    }

    /** The tags that the call sends. */
    static SortedMap<String, String> tags(Input input) {
        SortedMap<String, String> tags = new TreeMap<>();
        input.inputs("tags")
                .forEach(tag -> tags.put(tag.required("key"), tag.text("value").orElse("")));
        return tags;
    }

    /** The record with the resource's tags, if the call includes them. */
    static ObjectNode tagged(World world, Input input, ObjectNode record, String arn) {
        if (input.texts("include").contains("TAGS")) {
            record.set("tags", tags(world, arn));
        }
        return record;
    }

    /** A resource's tags in the form of ECS's answers. */
    static ArrayNode tags(World world, String arn) {
        ArrayNode tags = Trees.object().putArray("tags");
        world.ecs()
                .tags()
                .of(arn)
                .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
        return tags;
    }

    /** The providers of a strategy. The world does not divide tasks among several, so it refuses them. */
    static List<String> strategy(Input input, String member) {
        List<String> names = input.inputs(member).stream()
                .map(step -> shortName(step.required("capacityProvider")))
                .toList();
        if (names.size() > 1) {
            throw invalid("The simulated endpoint does not support several capacity providers in " + member);
        }
        return names;
    }

    /**
     * The providers of new tasks: those of the call's strategy; without strategy and launch type, those of the cluster's
     * default strategy [ECS API, CreateService and RunTask].
     */
    static List<String> providers(EcsCluster cluster, Input input) {
        List<String> named = strategy(input, "capacityProviderStrategy");
        if (!named.isEmpty() && input.has("launchType")) {
            throw invalid(
                    "Specifying both a launch type and capacity provider strategy is not supported. Remove one and"
                            + " try again.");
        }
        List<String> providers = named.isEmpty() && !input.has("launchType") ? cluster.defaultStrategy() : named;
        for (String name : providers) {
            if (cluster.provider(name).isEmpty()) {
                throw invalid("The capacity provider " + name + " is not associated with the cluster.");
            }
        }
        return providers;
    }

    static List<PlacementConstraint> constraints(Input input) {
        return input.inputs("placementConstraints").stream()
                .map(c -> new PlacementConstraint(
                        c.required("type"), c.text("expression").orElse("")))
                .toList();
    }

    static List<PlacementStrategy> strategies(Input input) {
        return input.inputs("placementStrategy").stream()
                .map(s -> new PlacementStrategy(
                        s.required("type"), s.text("field").orElse("")))
                .toList();
    }

    /** The names of a batch. An empty batch and one with more than {@code most} names get an error. */
    static List<String> names(Input input, String member, int most) {
        List<String> names = input.texts(member);
        String noun = member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
        if (names.isEmpty()) {
            throw invalid(noun + " cannot be empty.");
        }
        if (names.size() > most) {
            throw invalid(noun + " cannot be longer than " + most + ".");
        }
        return names;
    }

    /** Finds the resources of a batch. */
    interface Lookup {
        /** The record of that short name or ARN; empty if there is none. */
        Optional<ObjectNode> find(String name);

        /** The ARN in the failure of a missing name. */
        String arn(String name);
    }

    /** The part of an ARN after its last slash; a short name stays as it is. */
    static String shortName(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}

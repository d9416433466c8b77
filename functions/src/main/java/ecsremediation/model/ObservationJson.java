package ecsremediation.model;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The JSON form of an {@link Observation}: the records' component names, times in ISO 8601, absent values
 * null. The reader ignores fields that it does not know, so that an older program reads a newer record of the
 * same schema.
 */
public final class ObservationJson {
    /** The number of the form that version 1.0.0 wrote. It has the open incidents in {@code memory}. */
    private static final int SCHEMA_OF_1_0_0 = 1;

    private ObservationJson() {}

    /** The Observation as one line of JSON. */
    public static String write(Observation observation) {
        return RecordJson.write(observation);
    }

    /** The Observation as a tree, for a larger record. */
    public static JsonNode tree(Observation observation) {
        return RecordBinding.MAPPER.valueToTree(observation);
    }

    /**
     * Reads an Observation, alone or out of the decision record that contains it.
     *
     * @throws UnreadableObservation when it is not one; the message is one line that names the place and the
     *     error there
     */
    public static Observation read(InputStream json) throws UnreadableObservation {
        JsonNode tree = tree(json);
        JsonNode within = tree.path("observation");
        return fromTree(within.isObject() ? within : tree);
    }

    /**
     * Reads a record that contains an Observation and possibly other fields.
     *
     * @throws UnreadableObservation when it is not JSON; the message is one line that names the place and the
     *     error there
     */
    public static JsonNode tree(InputStream json) throws UnreadableObservation {
        byte[] bytes = bytes(json);
        try {
            return RecordBinding.MAPPER.readTree(bytes);
        } catch (StreamConstraintsException e) {
            throw new UnreadableObservation("the JSON is deeper or longer than an Observation can be" + place(e));
        } catch (JsonParseException e) {
            throw new UnreadableObservation(
                    endsTooEarly(bytes)
                            ? "the JSON ends too early" + place(e)
                            : "not JSON" + place(e) + ": " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UnreadableObservation("cannot be read: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static byte[] bytes(InputStream json) throws UnreadableObservation {
        try {
            return json.readAllBytes();
        } catch (IOException e) {
            throw new UnreadableObservation("cannot be read: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    /** Whether the text has an error only at its end: all tokens before that are JSON. */
    private static boolean endsTooEarly(byte[] bytes) {
        byte[] withSpace = Arrays.copyOf(bytes, bytes.length + 1);
        withSpace[bytes.length] = ' ';
        try (JsonParser parser = RecordBinding.MAPPER.createParser(withSpace)) {
            while (parser.nextToken() != null) {
                // reads to the error
            }
            return false;
        } catch (JsonProcessingException e) {
            return e.getLocation().getByteOffset() > bytes.length;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads an Observation out of a larger record.
     *
     * @throws UnreadableObservation when it is not one
     */
    public static Observation fromTree(JsonNode tree) throws UnreadableObservation {
        if (!tree.isObject()) {
            throw new UnreadableObservation(
                    "an Observation is a JSON object with the fields schema, takenAt, cluster …");
        }
        JsonNode schema = tree.path("schema");
        if (!schema.isInt()) {
            throw new UnreadableObservation("field schema: the whole number " + Observation.SCHEMA + " is expected");
        }
        if (schema.intValue() != Observation.SCHEMA && schema.intValue() != SCHEMA_OF_1_0_0) {
            throw new UnreadableObservation(
                    "field schema: " + schema.intValue() + " is not the version this program reads, "
                            + Observation.SCHEMA + "; use the program that wrote the record");
        }
        try {
            addLater(tree.path("groups"), "maintenanceMost");
            addSubnets(tree.path("services"));
            addSharedGpu(tree.path("taskDefinitions"));
            ScheduledActionMigration.apply(tree.path("groups"));
            addLater(tree.path("groups"), "leastRequired");
            addLater(tree.path("groups"), "owner");
            addLater(tree.path("containerInstances"), "disconnectedSince");
            addTypeOrder(tree.path("groups"));
            addLaunchTemplate(tree.path("groups"));
            addDeploymentStrategy(tree.path("services"));
            addShares(tree.path("services"));
            addProviderStatus(tree.path("capacityProviders"));
            tree.path("services").forEach(service -> addStartAndStop(service.path("tasks")));
            addEmptyList(tree.path("taskDefinitions"), "containerDependencies");
            CapacityActionMigration.apply(tree.path("memory").path("actions"));
            addEmptyList(List.of(tree.path("memory")), "judged");
            addEmptyList(List.of(tree.path("memory")), "unreadable");
            addEmptyList(List.of(tree.path("memory")), "readBacks");
            ReadFailureMigration.apply(tree.path("unread"));
            ((ObjectNode) tree).put("schema", Observation.SCHEMA);
            addWaiting((ObjectNode) tree);
            return RecordBinding.MAPPER.treeToValue(tree, Observation.class);
        } catch (JsonMappingException e) {
            throw new UnreadableObservation("field " + path(e) + ": " + words(e));
        } catch (JsonProcessingException e) {
            throw new UnreadableObservation(firstLine(e.getOriginalMessage()));
        }
    }

    /** Adds a field that records of earlier versions do not have. */
    private static void addLater(JsonNode records, String field) {
        for (JsonNode record : records) {
            if (record instanceof ObjectNode object && !object.has(field)) {
                object.putNull(field);
            }
        }
    }

    /** Adds the containers of starting tasks and the beginning of a stop, which earlier versions did not read. */
    private static void addStartAndStop(JsonNode tasks) {
        addEmptyList(tasks, "containers");
        addLater(tasks, "stoppingAt");
    }

    private static void addEmptyList(Iterable<JsonNode> records, String field) {
        for (JsonNode record : records) {
            if (record instanceof ObjectNode object && !object.has(field)) {
                object.putArray(field);
            }
        }
    }

    /** Adds the strategy to services from before it was read: their deployments were taken to be rolling. */
    private static void addDeploymentStrategy(JsonNode services) {
        for (JsonNode service : services) {
            if (service instanceof ObjectNode object && !object.has("deploymentStrategy")) {
                object.put("deploymentStrategy", DeploymentStrategy.ROLLING.name());
            }
        }
    }

    /** Adds the list to services from before it was read: their tasks were taken to fit in every zone. */
    private static void addSubnets(JsonNode services) {
        for (JsonNode service : services) {
            if (service instanceof ObjectNode object && !object.has("subnets")) {
                object.putArray("subnets");
            }
        }
    }

    /** Adds the order to groups from before it was read: any of their types may come next. */
    private static void addTypeOrder(JsonNode groups) {
        for (JsonNode group : groups) {
            if (group instanceof ObjectNode object && !object.has("typeOrder")) {
                object.put("typeOrder", AutoScalingGroup.TypeOrder.ANY.name());
            }
        }
    }

    /** Adds the name to groups from before it was read. */
    private static void addLaunchTemplate(JsonNode groups) {
        for (JsonNode group : groups) {
            if (group instanceof ObjectNode object && !object.has("launchTemplate")) {
                object.put("launchTemplate", "");
            }
        }
    }

    /** Adds the list to records from before it was read. */
    private static void addWaiting(ObjectNode observation) {
        if (!observation.has("waiting")) {
            observation.putArray("waiting");
        }
    }

    /** Adds bases and weights to deployments from before they were read: none is known. */
    private static void addShares(JsonNode services) {
        for (JsonNode service : services) {
            for (JsonNode deployment : service.path("deployments")) {
                if (deployment instanceof ObjectNode object && !object.has("shares")) {
                    object.putArray("shares");
                }
            }
        }
    }

    /** Adds the flag to task definitions from before it was read: one that shares a GPU could not be read then. */
    private static void addSharedGpu(JsonNode taskDefinitions) {
        for (JsonNode definition : taskDefinitions) {
            if (definition instanceof ObjectNode object && !object.has("sharedGpu")) {
                object.put("sharedGpu", false);
            }
        }
    }

    /** Adds what was not read of providers before: they were taken to be active and in order. */
    private static void addProviderStatus(JsonNode providers) {
        addLater(providers, "updateFailure");
        for (JsonNode provider : providers) {
            if (provider instanceof ObjectNode object && !object.has("status")) {
                object.put("status", "ACTIVE");
            }
        }
    }

    /** What is wrong with a field, in words without the parser's settings and Java types. */
    private static String words(JsonMappingException e) {
        String message = firstLine(e.getOriginalMessage());
        if (message.startsWith("Missing creator property") || message.startsWith("Null value for creator property")) {
            return "it is missing";
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? expected(mismatch.getTargetType()) + " is expected"
                : message.replaceFirst(" ?\\(.*", "").replaceFirst(";? `DeserializationFeature.*", "");
    }

    private static String expected(Class<?> type) {
        if (type == int.class || type == long.class || type == OptionalInt.class) {
            return "a whole number";
        } else if (type == boolean.class) {
            return "true or false";
        } else if (type == Instant.class) {
            return "a time such as 2026-03-01T12:00:00Z";
        } else if (type == Duration.class) {
            return "a duration such as PT90S";
        } else if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        } else if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.joining(", ", "an object with the fields ", ""));
        }
        return Collection.class.isAssignableFrom(type)
                ? "an array"
                : Map.class.isAssignableFrom(type) ? "an object" : "a text";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** Where the fault is. The parser does not say so for every fault. */
    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** A text is not an Observation. The message says in one line where and why. */
    public static final class UnreadableObservation extends Exception {
        private static final long serialVersionUID = 1;

        /** The message is one line. */
        public UnreadableObservation(String message) {
            super(message);
        }
    }
}

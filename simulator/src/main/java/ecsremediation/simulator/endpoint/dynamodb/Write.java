package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.dynamodb.KeySchema.ItemKey;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.Optional;

/**
 * One write of one item, read from a request and not yet carried out.
 *
 * @param condition empty if the write is unconditional
 * @param showOld whether a failed condition returns the item
 */
record Write(TableData table, ItemKey key, Change change, Optional<ConditionExpression> condition, boolean showOld) {

    /** The change of the item. */
    sealed interface Change {
        /** Replaces the item. */
        record Put(ObjectNode item) implements Change {}

        /** Deletes the item. */
        record Delete() implements Change {}

        /** Checks the condition and leaves the item as it is. */
        record ConditionCheck() implements Change {}

        /** Updates the item. If there is none, the update starts from the key attributes. */
        record Alter(ObjectNode key, Update update) implements Change {}
    }

    static Write put(TableData table, Input input) {
        ObjectNode item = item(input, "Item");
        return of(table, item, new Change.Put(item), input);
    }

    static Write delete(TableData table, Input input) {
        return of(table, key(table, input), new Change.Delete(), input);
    }

    static Write check(TableData table, Input input) {
        return of(table, key(table, input), new Change.ConditionCheck(), input);
    }

    static Write update(TableData table, Input input) {
        ObjectNode key = key(table, input);
        Placeholders placeholders = new Placeholders(input);
        Optional<ConditionExpression> condition = condition(input, placeholders);
        Update update = input.text("UpdateExpression")
                .map(text -> Update.read(new Tokens("UpdateExpression", text), placeholders))
                .orElse(new Update(List.of()));
        placeholders.requireAllUsed();
        update.attributes().stream().filter(table.schema()::has).findFirst().ifPresent(attribute -> {
            throw DynamoDbFaults.validation("One or more parameter values were invalid: Cannot update attribute "
                    + attribute + ". This attribute is part of the key");
        });
        ItemKey at = table.schema().keyOf(key);
        return new Write(table, at, new Change.Alter(key, update), condition, showsOld(input));
    }

    private static Write of(TableData table, ObjectNode keyed, Change change, Input input) {
        Placeholders placeholders = new Placeholders(input);
        Optional<ConditionExpression> condition = condition(input, placeholders);
        placeholders.requireAllUsed();
        return new Write(table, table.schema().keyOf(keyed), change, condition, showsOld(input));
    }

    private static Optional<ConditionExpression> condition(Input input, Placeholders placeholders) {
        return input.text("ConditionExpression")
                .map(text -> Expressions.condition(new Tokens("ConditionExpression", text), placeholders));
    }

    private static boolean showsOld(Input input) {
        return input.text("ReturnValuesOnConditionCheckFailure").equals(Optional.of("ALL_OLD"));
    }

    /** The key of a request. It must hold the key attributes and no others. */
    static ObjectNode key(TableData table, Input input) {
        return table.schema().exactly(item(input, "Key"));
    }

    private static ObjectNode item(Input input, String name) {
        return AttributeValue.readItem(input.requiredInput(name).tree(), 0);
    }

    /** The error if the condition is false; empty if it is true. */
    Optional<AwsFault> refusal() {
        ObjectNode before = table.at(key);
        if (condition.isEmpty() || condition.get().holds(before)) {
            return Optional.empty();
        }
        boolean shown = showOld && !before.isEmpty();
        return Optional.of(DynamoDbFaults.conditionFailed(shown ? Optional.of(before.deepCopy()) : Optional.empty()));
    }

    /** The item after the write; the empty object for none. Changes nothing. */
    ObjectNode after() {
        ObjectNode before = table.at(key);
        return switch (change) {
            case Change.Put put -> table.checked(put.item());
            case Change.Delete delete -> Trees.object();
            case Change.ConditionCheck check -> before;
            case Change.Alter alter -> table.checked(alter.update().applyTo(before.isEmpty() ? alter.key() : before));
        };
    }

    /** The attributes that {@code ReturnValues} selects; the empty object for none. */
    ObjectNode returned(String returnValues, ObjectNode after) {
        ObjectNode before = table.at(key);
        return switch (returnValues) {
            case "", "NONE" -> Trees.object();
            case "ALL_OLD" -> before.deepCopy();
            case "ALL_NEW" -> after.deepCopy();
            case "UPDATED_OLD" -> touched(before);
            case "UPDATED_NEW" -> touched(after);
            default -> throw DynamoDbFaults.validation("Return values set to invalid value");
        };
    }

    private ObjectNode touched(ObjectNode item) {
        ObjectNode part = Trees.object();
        if (change instanceof Change.Alter alter) {
            alter.update().attributes().stream()
                    .filter(item::has)
                    .forEach(name -> part.set(name, item.get(name).deepCopy()));
        }
        return part;
    }
}

package ecsremediation.simulator.endpoint.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** An update expression. Each action reads the item as it was before the update. */
record Update(List<Action> actions) {
    Update {
        actions = List.copyOf(actions);
    }

    /** One change at one path. */
    sealed interface Action {
        DocumentPath path();

        /** {@code SET path = operand}. */
        record Put(DocumentPath path, Operand value) implements Action {}

        /** {@code REMOVE path}. */
        record Remove(DocumentPath path) implements Action {}

        /** {@code ADD path :value}. */
        record Add(DocumentPath path, AttributeValue value) implements Action {}

        /** {@code DELETE path :set}. */
        record Subtract(DocumentPath path, AttributeValue value) implements Action {}
    }

    static Update read(Tokens tokens, Placeholders placeholders) {
        return new Update(new Reader(tokens, placeholders).actions());
    }

    /** A changed copy of the item. */
    ObjectNode applyTo(ObjectNode before) {
        ObjectNode after = before.deepCopy();
        for (Action action : actions) {
            DocumentPath path = action.path();
            switch (action) {
                case Action.Put put -> path.put(after, DecimalArithmetic.require(put.value(), before));
                case Action.Remove remove -> path.remove(after);
                case Action.Add add -> path.put(after, DecimalArithmetic.add(path.in(before), add.value()));
                case Action.Subtract subtract ->
                    path.in(before)
                            .ifPresent(old -> DecimalArithmetic.subtract(old, subtract.value())
                                    .ifPresentOrElse(rest -> path.put(after, rest), () -> path.remove(after)));
            }
        }
        return after;
    }

    /** The top-level attributes that it changes. */
    Set<String> attributes() {
        Set<String> names = new TreeSet<>();
        actions.forEach(action -> names.add(action.path().attribute()));
        return names;
    }

    private static final class Reader extends Expressions {
        private final List<Action> actions = new ArrayList<>();
        private final Set<String> clauses = new TreeSet<>();

        Reader(Tokens tokens, Placeholders placeholders) {
            super(tokens, placeholders);
        }

        List<Action> actions() {
            while (!tokens.isAtEnd()) {
                clause();
            }
            for (int i = 0; i < actions.size(); i++) {
                refuseOverlap(actions.get(i).path(), actions.subList(0, i));
            }
            return actions;
        }

        private void clause() {
            if (tokens.takeIf("SET")) {
                each("SET", () -> new Action.Put(equals(path()), sum()));
            } else if (tokens.takeIf("REMOVE")) {
                each("REMOVE", () -> new Action.Remove(path()));
            } else if (tokens.takeIf("ADD")) {
                each("ADD", () -> new Action.Add(path(), given()));
            } else if (tokens.takeIf("DELETE")) {
                each("DELETE", () -> new Action.Subtract(path(), given()));
            } else {
                throw tokens.unexpected();
            }
        }

        private void each(String clause, Supplier<Action> action) {
            if (!clauses.add(clause)) {
                throw tokens.invalid("The \"" + clause + "\" section can only be used once in an update expression;");
            }
            do {
                actions.add(action.get());
            } while (tokens.takeIf(","));
        }

        private DocumentPath equals(DocumentPath path) {
            tokens.expect("=");
            return path;
        }

        private Operand sum() {
            Operand first = settable();
            boolean minus = tokens.peek().equals("-");
            return tokens.takeIf("+") || tokens.takeIf("-") ? new Operand.Sum(first, settable(), minus) : first;
        }

        private Operand settable() {
            if (tokens.takeFunction("if_not_exists")) {
                return new Operand.Else(comma(path()), close(operand()));
            }
            if (tokens.takeFunction("list_append")) {
                return new Operand.Append(comma(operand()), close(operand()));
            }
            return operand();
        }

        private void refuseOverlap(DocumentPath path, List<Action> others) {
            if (others.stream().anyMatch(other -> other.path().overlaps(path))) {
                throw tokens.invalid("Two document paths overlap with each other; must remove or rewrite one of these"
                        + " paths; attribute: " + path.attribute());
            }
        }
    }
}

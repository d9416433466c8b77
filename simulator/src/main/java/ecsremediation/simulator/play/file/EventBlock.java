package ecsremediation.simulator.play.file;

import ecsremediation.simulator.play.ScenarioAction;
import ecsremediation.simulator.play.ScenarioEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads events: when something happens, and what. */
final class EventBlock {
    private static final String DO = "do";
    private static final String IN_TURN = "inTurn";
    private static final String EVERY = "every";

    private final ActionBlock actions;
    private final Duration length;

    /** @param length the scenario's length; nothing happens after it */
    EventBlock(WorldNames names, Duration length) {
        actions = new ActionBlock(names);
        this.length = length;
    }

    ScenarioEvent event(ScenarioFields fields) {
        Duration at = fields.required("at")
                .flatMap(field -> field.duration(Duration.ZERO).flatMap(time -> within(field, time)))
                .orElse(Duration.ZERO);
        Optional<Duration> every = fields.optional(EVERY).flatMap(field -> field.duration(Duration.ofSeconds(1)));
        Optional<Duration> until = fields.optional("until")
                .flatMap(field -> field.duration(Duration.ZERO)
                        .flatMap(time -> within(field, time))
                        .flatMap(time -> after(field, time, at)));
        Optional<ScenarioField> once = fields.optional(DO);
        Optional<ScenarioField> inTurn = fields.optional(IN_TURN);
        if (once.isPresent() == inTurn.isPresent()) {
            fields.block()
                    .wrong(
                            once.isPresent() ? "has do and inTurn" : "does nothing",
                            "write do with what happens, or inTurn with what happens each time in turn");
        }
        if (fields.optional(EVERY).isEmpty() && (until.isPresent() || inTurn.isPresent())) {
            fields.block().wrong("has " + (inTurn.isPresent() ? IN_TURN : "until") + " without every", "add every: 5m");
        }
        List<ScenarioAction> what = inTurn.map(
                        field -> field.items().stream().map(this::together).toList())
                .or(() -> once.map(field -> List.of(together(field))))
                .orElse(List.of());
        fields.end();
        return new ScenarioEvent(at, every, until, what);
    }

    private Optional<Duration> within(ScenarioField field, Duration time) {
        return time.compareTo(length) > 0
                ? field.wrong(
                        "is " + ScenarioDuration.text(time) + ", after the scenario's end",
                        "write at most its length, " + ScenarioDuration.text(length) + ", or raise the length")
                : Optional.of(time);
    }

    private static Optional<Duration> after(ScenarioField field, Duration time, Duration at) {
        return time.compareTo(at) < 0
                ? field.wrong("is before at", "write " + ScenarioDuration.text(at) + " or more")
                : Optional.of(time);
    }

    /** One action, or a list of actions that happen at the same moment. */
    private ScenarioAction together(ScenarioField field) {
        return field.isList()
                ? new ScenarioAction.Together(
                        field.items().stream().map(actions::action).toList())
                : actions.action(field);
    }
}

package ecsremediation.cli.console;

import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.StackGroup;
import ecsremediation.cli.stack.Status;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.PauseState;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import java.util.ArrayList;
import java.util.List;

/** The stack's state as text. */
public final class StatusLines {
    private StatusLines() {}

    public static List<String> of(Status status, Installation stack) {
        List<String> lines = new ArrayList<>();
        lines.add("Stack " + stack.name() + " in " + stack.account().region() + ", table " + stack.table() + ", "
                + Times.minute(status.at()));
        lines.add("Mode: " + ModeLines.line(status.mode()));
        lines.add("Settings:");
        lines.add("  " + stack.commands().settings().line());
        lines.add("Pause: " + pause(status.pause()));
        lines.add("Left to owners: " + status.left().notOurs() + " not ours, "
                + status.left().heldByOrder() + " held by order");
        lines.add("Open incidents: " + (status.open().size() + status.skipped().size()));
        status.open().forEach(incident -> lines.add("  " + IncidentLines.line(incident, status.at())));
        status.skipped()
                .forEach(row -> lines.add(
                        "  " + row.service() + "  cannot be read, and nothing is done for it: " + row.detail()));
        lines.add("Groups with the ceiling tag: " + status.groups().size());
        status.groups().forEach(group -> lines.add("  " + group(group)));
        status.unread().forEach(what -> lines.add("Not read: " + what));
        return lines;
    }

    private static String pause(PauseState state) {
        return switch (state) {
            case PauseState.NotPaused _ -> "none";
            case PauseState.Ordered ordered -> pause(ordered.pause());
            case PauseState.Unreadable unreadable ->
                "cannot be read, and counts as in force: " + unreadable.row().detail();
        };
    }

    private static String pause(Pause pause) {
        return "until " + Times.minute(pause.until()) + ", by " + pause.by() + ": " + pause.why();
    }

    private static String group(StackGroup group) {
        return group.name() + "  desired " + group.capacity().desired() + ", max "
                + group.capacity().max() + ", ceiling " + group.ceiling()
                + group.mode().map(mode -> ", mode " + mode).orElse("")
                + group.lastAction().map(StatusLines::action).orElse("; not raised in 90 days")
                + group.lock()
                        .map(lock -> "; locked by " + lock.holder() + " until " + Times.second(lock.until()))
                        .orElse("");
    }

    private static String action(CapacityAction action) {
        Capacity from = action.from();
        Capacity to = action.to();
        return "; last raised " + Times.minute(action.at()) + ": desired " + from.desired() + " → " + to.desired()
                + ", max " + from.max() + " → " + to.max();
    }
}

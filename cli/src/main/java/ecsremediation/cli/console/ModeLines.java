package ecsremediation.cli.console;

import ecsremediation.act.EffectiveMode;
import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.StackMode;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeState;
import java.util.ArrayList;
import java.util.List;

/** The stack's mode as text. */
public final class ModeLines {
    private ModeLines() {}

    /** The mode, what makes it so, and how to let the stack act if it does not. */
    public static List<String> of(StackMode mode, Installation stack) {
        List<String> lines = new ArrayList<>();
        lines.add("Stack " + stack.name() + " in " + stack.account().region() + ": mode " + brief(mode));
        lines.add("  permitted  " + permitted(mode));
        lines.add("  ordered    " + ordered(mode.ordered()));
        boolean permits = mode.authority().filter(most -> most != Mode.ACT).isEmpty();
        boolean orders = mode.ordered() instanceof ModeState.Ordered(var order) && order.mode() == Mode.ACT;
        if (!permits) {
            lines.add("To permit act:  sam build && "
                    + stack.commands().permit(Mode.ACT.word()).line());
        }
        if (!orders) {
            lines.add(
                    "To order act:   " + stack.commands().mode(Mode.ACT.word()).line());
        }
        return lines;
    }

    /** What a stack does whose pause has ended. Before the first sweep, the order alone is known. */
    public static String resumed(StackMode mode, Installation stack) {
        Mode most = mode.effective().map(EffectiveMode::mode).orElseGet(mode.ordered()::most);
        return "Stack " + stack.name()
                + (most == Mode.ACT
                        ? " raises again, within 1 minute."
                        : " is no longer paused, but raises nothing in mode " + most.word() + ".");
    }

    /** The mode with both of its parts, in one line. */
    static String line(StackMode mode) {
        return brief(mode) + "; permitted: " + permitted(mode) + "; ordered: " + ordered(mode.ordered());
    }

    private static String brief(StackMode mode) {
        return mode.effective()
                .map(EffectiveMode::mode)
                .map(Mode::word)
                .orElseGet(
                        () -> "not known yet, at most " + mode.ordered().most().word());
    }

    private static String permitted(StackMode mode) {
        return mode.authority()
                .map(most -> most.word() + " by the parameter Mode"
                        + mode.sweep().map(at -> ", at " + Times.minute(at)).orElse(""))
                .orElse("not known before the first sweep, within 5 minutes");
    }

    private static String ordered(ModeState ordered) {
        return switch (ordered) {
            case ModeState.NotOrdered _ -> "nothing, which permits observe";
            case ModeState.Ordered(var order) ->
                order.mode().word() + " by " + order.by() + ", " + Times.minute(order.at())
                        + order.why().map(why -> ": " + why).orElse("");
            case ModeState.Unreadable unreadable ->
                "cannot be read, which permits observe: " + unreadable.row().detail();
        };
    }
}

package ecsremediation.report;

import ecsremediation.act.EffectiveMode;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import java.util.List;
import java.util.stream.Stream;

/** How much the program may do, and why, as text for operators. */
public final class ModeText {
    private ModeText() {}

    /** The mode with its reason, as a clause. */
    public static String now(EffectiveMode mode) {
        return "the mode is " + mode.mode().word() + ", because " + reason(mode);
    }

    /** Why the mode is what it is, as a clause that fits behind "because". */
    public static String reason(EffectiveMode mode) {
        return switch (mode.reason()) {
            case AUTHORITY -> "the parameter Mode permits " + most(mode.authority());
            case ORDER, NOT_ORDERED, UNREADABLE -> order(mode.ordered());
        };
    }

    /** What was ordered, as a clause. */
    public static String order(ModeState ordered) {
        return switch (ordered) {
            case ModeState.Ordered(ModeOrder order) ->
                order.by() + " ordered " + order.mode().word() + " on " + Utc.day(order.at()) + " "
                        + Utc.time(order.at())
                        + order.why().map(why -> " (" + why + ")").orElse("");
            case ModeState.NotOrdered _ -> "nobody has ordered act";
            case ModeState.Unreadable unreadable ->
                "the order of the mode cannot be read: " + unreadable.row().detail();
        };
    }

    /** The message of a stack that permits act and has no order. */
    static StackNoticeText.Parts notOrdered(Stack stack) {
        Commands commands = new Commands(stack);
        return new StackNoticeText.Parts(
                "nobody has ordered act",
                "The parameter Mode of stack " + stack.name() + " permits act, and no mode is ordered.",
                List.of("the table has no row with pk MODE and sk MODE"),
                List.of("The stack observes: it reports what it would do, and changes no group."),
                List.of("If the stack should act, run the first command. If not, run the second one: then this message"
                        + " does not come again."),
                Stream.of(Mode.ACT, Mode.OBSERVE)
                        .map(mode -> commands.mode(mode.word()))
                        .toList());
    }

    private static String most(Mode authority) {
        return switch (authority) {
            case OFF -> "no more than off";
            case OBSERVE -> "observe at most";
            case ACT -> "act";
        };
    }
}

package ecsremediation.report;

import ecsremediation.placement.PlacementObstacle;
import ecsremediation.plan.SizingNote;
import java.util.Optional;
import java.util.stream.Collectors;

/** The notes of a sizing as sentences. */
final class SizingNoteText {
    private SizingNoteText() {}

    static String sentence(SizingNote note) {
        return switch (note) {
            case SizingNote.UnseenInstances n ->
                "No instance of " + n.group()
                        + " was ever seen registered; one more shows how much capacity its instances have.";
            case SizingNote.TypeTooSmall n ->
                n.type() + " is too small for " + Phrases.family(n.taskDefinition()) + ", which needs "
                        + asked(n.obstacle()) + "; if the group launches one, the task is not placed on it.";
            case SizingNote.OrdersCut n ->
                "The limit of the computation allowed " + n.tried() + " of " + n.orders() + " placement orders.";
            case SizingNote.LeftOut n ->
                n.placed() + " of " + Phrases.count(n.tasks(), "task") + " fit on "
                        + Phrases.count(n.instances(), "instance") + "; "
                        + n.left().stream().map(SizingNoteText::tooLarge).collect(Collectors.joining("; ")) + ".";
        };
    }

    private static String tooLarge(SizingNote.LargeTask task) {
        return Phrases.family(task.taskDefinition()) + " needs " + asked(task.obstacle())
                + ", a further instance offers "
                + task.obstacle().map(PlacementObstacle::available).orElse("less");
    }

    private static String asked(Optional<PlacementObstacle> obstacle) {
        return obstacle.map(PlacementObstacle::asked).orElse("more");
    }
}

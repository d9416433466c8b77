package ecsremediation.report;

import ecsremediation.placement.PlacementObstacle;
import ecsremediation.plan.SizingNote;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an operator should know of a sizing besides its numbers, as sentences. */
final class SizingNoteText {
    private SizingNoteText() {}

    static String sentence(SizingNote note) {
        return switch (note) {
            case SizingNote.UnseenInstances n ->
                "No instance of " + n.group() + " was ever seen registered; one more shows what its instances bring.";
            case SizingNote.TypeTooSmall n ->
                n.type() + " is too small for " + Phrases.family(n.taskDefinition()) + ", which asks for "
                        + asked(n.obstacle()) + "; should the group launch one, the task stays out.";
            case SizingNote.OrdersCut n ->
                "The bound of the work allowed " + n.tried() + " of " + n.orders() + " orders.";
            case SizingNote.LeftOut n ->
                n.placed() + " of " + n.tasks() + " placed by " + Phrases.count(n.instances(), "instance") + "; "
                        + n.left().stream().map(SizingNoteText::tooLarge).collect(Collectors.joining("; ")) + ".";
        };
    }

    private static String tooLarge(SizingNote.LargeTask task) {
        return Phrases.family(task.taskDefinition()) + " needs " + asked(task.obstacle())
                + ", the largest type offers "
                + task.obstacle().map(PlacementObstacle::available).orElse("less");
    }

    private static String asked(Optional<PlacementObstacle> obstacle) {
        return obstacle.map(PlacementObstacle::asked).orElse("more");
    }
}

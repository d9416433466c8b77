package ecsremediation.report;

import ecsremediation.incident.StackNotice.RowUnreadable;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.util.List;

/** What a message says of stored rows that this version cannot read. */
final class UnreadableRowText {
    /** The longest reason of a row. Our choice. */
    private static final int DETAIL = 300;

    private UnreadableRowText() {}

    /** The parts of the message about the rows; at least one. */
    static StackNoticeText.Parts parts(List<RowUnreadable> rows, Stack stack) {
        String table = rows.getFirst().place().table();
        return new StackNoticeText.Parts(
                Phrases.count(rows.size(), "stored row") + " cannot be read",
                Phrases.count(rows.size(), "row") + " of table " + table
                        + " cannot be read by the deployed version. Each row stays as it is, and"
                        + " everything that does not depend on it goes on.",
                rows.stream().map(UnreadableRowText::line).toList(),
                rows.stream()
                        .map(row -> meanwhile(row.row()))
                        .distinct()
                        .limit(StackNoticeText.LISTED)
                        .toList(),
                List.of("If a newer version wrote a row, deploy that version again. Otherwise delete the row. "
                        + "The program then learns anew what it held. To read the row first, write get-item "
                        + "in place of delete-item."),
                rows.stream()
                        .map(row -> Commands.deleteRow(row.place(), stack.region()))
                        .toList());
    }

    private static String line(RowUnreadable unreadable) {
        StoredRow place = unreadable.place();
        return what(unreadable.row()) + ": pk " + place.pk() + ", sk " + place.sk() + ". "
                + Phrases.sentence(Phrases.fit(unreadable.row().detail(), DETAIL));
    }

    private static String what(UnreadableRow row) {
        return switch (row) {
            case UnreadableRow.OpenIncident r -> "the open incident of service " + r.service();
            case UnreadableRow.Action r -> "an action on group " + r.group() + " at " + r.at();
            case UnreadableRow.ReadBackRow r -> "what was read back of group " + r.group() + " after " + r.action();
            case UnreadableRow.InstanceSize r -> "the size of " + r.instanceType() + " in group " + r.group();
            case UnreadableRow.BootSamples r -> "the boot times of group " + r.group();
            case UnreadableRow.Judgement r -> "what a raise of group " + r.group() + " brought";
            case UnreadableRow.StackPause _ -> "the pause of the stack";
            case UnreadableRow.Notices _ -> "which messages like this one were sent";
        };
    }

    private static String meanwhile(UnreadableRow row) {
        return switch (row) {
            case UnreadableRow.OpenIncident r ->
                "No group is raised for service " + r.service() + ", and no message is sent about it.";
            case UnreadableRow.Action r ->
                "The action counts against the limits of group " + r.group() + " for 24 hours.";
            case UnreadableRow.ReadBackRow r ->
                "Group " + r.group() + " is not set again if its capacity was lowered after that action.";
            case UnreadableRow.InstanceSize r ->
                "The size of a new instance of group " + r.group() + " is taken from its present instances.";
            case UnreadableRow.BootSamples r -> "Group " + r.group() + " is given the longest time to boot instances.";
            case UnreadableRow.Judgement r -> "A raise of group " + r.group() + " is judged by what is seen now.";
            case UnreadableRow.StackPause _ -> "The stack counts as paused: no group is raised.";
            case UnreadableRow.Notices _ -> "A message may be sent once more.";
        };
    }
}

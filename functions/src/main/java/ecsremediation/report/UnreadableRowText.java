package ecsremediation.report;

import ecsremediation.incident.StackNotice.RowUnreadable;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.util.ArrayList;
import java.util.List;

/** What a message says of stored rows that this version cannot read. */
final class UnreadableRowText {
    /** The longest reason of a row. Our choice. */
    private static final int DETAIL = 300;

    private UnreadableRowText() {}

    /** The parts of the message about the rows; at least one. */
    static StackNoticeText.Parts parts(List<RowUnreadable> rows, Stack stack) {
        List<RowUnreadable> present = rows.stream()
                .filter(row -> !(row.row() instanceof UnreadableRow.Replaced))
                .toList();
        Commands commands = new Commands(stack);
        return new StackNoticeText.Parts(
                Phrases.count(rows.size(), "stored row") + " cannot be read",
                Phrases.count(rows.size(), "row") + " of table "
                        + rows.getFirst().place().table()
                        + " cannot be read by the deployed version. Every row is kept. "
                        + "What does not depend on these rows goes on.",
                rows.stream().map(UnreadableRowText::line).toList(),
                rows.stream()
                        .map(row -> meanwhile(row.row()))
                        .distinct()
                        .limit(StackNoticeText.LISTED)
                        .toList(),
                steps(present.size(), rows.size() - present.size()),
                present.stream().map(row -> commands.deleteRow(row.place())).toList());
    }

    private static List<String> steps(int present, int replaced) {
        List<String> steps = new ArrayList<>();
        if (replaced > 0) {
            steps.add("Nothing for " + Phrases.count(replaced, "row") + " in partition UNREADABLE: the program put new "
                    + "rows in their place. The old ones expire after 30 days.");
        }
        if (present > 0) {
            steps.add("If a newer version wrote a row, deploy that version again. Otherwise delete the row. "
                    + "The program then learns anew what it held. To read the row first, write get-item "
                    + "in place of delete-item.");
        }
        return steps;
    }

    private static String line(RowUnreadable unreadable) {
        StoredRow place = unreadable.place();
        return what(unreadable.row()) + ": pk " + place.pk() + ", sk " + place.sk() + ". "
                + DiagnosisText.capital(
                        Phrases.sentence(Phrases.fit(unreadable.row().detail(), DETAIL)));
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
            case UnreadableRow.OrderedMode _ -> "the order of the mode";
            case UnreadableRow.Notices _ -> "which messages like this one were sent";
            case UnreadableRow.SweepTime _ -> "the time of the next sweep";
            case UnreadableRow.SweptCluster r -> "the last reconciliation of cluster " + r.cluster();
            case UnreadableRow.GroupLock r -> "the lock of group " + r.group();
            case UnreadableRow.LastIncident r -> "the last closed incident of service " + r.service();
            case UnreadableRow.OfGroupOtherwise r -> "a row of group " + r.group();
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
            case UnreadableRow.OrderedMode _ ->
                "The stack observes: it reports what it would do, and changes no group. ecs-remediation mode replaces"
                        + " the row.";
            case UnreadableRow.Notices _ -> "A message like this one may be sent once more.";
            case UnreadableRow.SweepTime _ -> "A sweep of all clusters began at once.";
            case UnreadableRow.SweptCluster r -> "Cluster " + r.cluster() + " is reconciled at once.";
            case UnreadableRow.GroupLock r ->
                "Group " + r.group()
                        + " counts as locked for the time that a process may hold a lock, and is then free.";
            case UnreadableRow.LastIncident r ->
                "A new gap of service " + r.service() + " is reported as a new incident.";
            case UnreadableRow.OfGroupOtherwise _ -> "The program does without the row.";
        };
    }
}

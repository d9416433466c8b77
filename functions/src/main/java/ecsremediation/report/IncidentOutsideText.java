package ecsremediation.report;

import ecsremediation.incident.StackNotice.IncidentOutside;
import java.util.List;

/** What a message says of open incidents in clusters that the stack no longer acts on. */
final class IncidentOutsideText {
    private IncidentOutsideText() {}

    /** The parts of the message about the incidents; at least one. */
    static StackNoticeText.Parts parts(List<IncidentOutside> incidents, Stack stack) {
        Commands commands = new Commands(stack);
        String count = Phrases.count(incidents.size(), "incident");
        return new StackNoticeText.Parts(
                count + " outside the parameter Clusters",
                count + (incidents.size() == 1 ? " is open in a cluster" : " are open in clusters")
                        + " that the parameter Clusters of stack " + stack.name() + " does not name.",
                incidents.stream()
                        .map(incident -> incident.service().toString())
                        .toList(),
                List.of(
                        "The stack neither reads nor changes such a cluster, and sends no other message about its services."),
                List.of(
                        "To let the stack act on a cluster again, name it in the parameter Clusters. To end an incident, check its"
                                + " service in the ECS console and delete its row:"),
                incidents.stream()
                        .map(incident -> commands.deleteRow(incident.place()))
                        .toList());
    }
}

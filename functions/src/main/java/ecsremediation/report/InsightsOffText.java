package ecsremediation.report;

import ecsremediation.incident.StackNotice.InsightsOff;
import java.util.List;

/** What a message says of Container Insights that is off for a cluster that the stack's alarms watch. */
final class InsightsOffText {
    private InsightsOffText() {}

    /** The parts of the message about the clusters; at least one. */
    static StackNoticeText.Parts parts(List<InsightsOff> clusters, Stack stack) {
        Commands commands = new Commands(stack);
        List<String> names = clusters.stream().map(InsightsOff::cluster).toList();
        return new StackNoticeText.Parts(
                "its alarms have no data, Container Insights is off",
                "Container Insights is off for cluster " + NameList.list(names) + ", which the 2 alarms of stack "
                        + stack.name() + " watch. They have no data, so they stay OK even if tasks are missing.",
                names.stream()
                        .map(name -> "the setting containerInsights of cluster " + name + " is disabled")
                        .toList(),
                List.of("ECS's own events and the sweep every 5 minutes start the reconciliations."),
                List.of("Switch it on; CloudWatch charges for its metrics and logs. Or let the stack set it, with its"
                        + " parameters ContainerInsights and Clusters. Without need for the alarms, empty the parameter"
                        + " ServiceName."),
                names.stream().map(commands::switchOnInsights).toList());
    }
}

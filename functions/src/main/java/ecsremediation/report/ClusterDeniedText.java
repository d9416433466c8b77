package ecsremediation.report;

import ecsremediation.incident.StackNotice.ClusterDenied;
import ecsremediation.model.ReadFailure;
import java.util.List;

/** What a message says of clusters that the functions' role may not read. */
final class ClusterDeniedText {
    /** The longest answer of AWS. Its texts of denied calls have up to about 400 characters. Our choice. */
    private static final int ANSWER = 500;

    private ClusterDeniedText() {}

    /** The parts of the message about the clusters; at least one. */
    static StackNoticeText.Parts parts(List<ClusterDenied> clusters, Stack stack) {
        return new StackNoticeText.Parts(
                "no permission to read " + Phrases.count(clusters.size(), "cluster"),
                "The role of a function of stack " + stack.name() + " may not read "
                        + Phrases.count(clusters.size(), "cluster") + ".",
                clusters.stream()
                        .flatMap(denied -> denied.failures().stream())
                        .map(ClusterDeniedText::line)
                        .distinct()
                        .toList(),
                clusters.stream()
                        .map(denied -> "No service of cluster " + denied.cluster()
                                + " is checked, and no group is raised for it.")
                        .limit(StackNoticeText.LISTED)
                        .toList(),
                List.of(
                        "Permit the action that the answer names: restore the role by deploying the stack again, or change"
                                + " the permissions boundary or the service control policy that denies it. To leave a cluster"
                                + " out, name the other clusters in the parameter Clusters."),
                List.of());
    }

    private static String line(ReadFailure failure) {
        return failure.what() + ": " + Phrases.sentence(Phrases.fit(failure.why(), ANSWER));
    }
}

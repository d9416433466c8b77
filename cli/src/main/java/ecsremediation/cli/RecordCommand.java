package ecsremediation.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.cli.recording.AnonymizedRecording;
import ecsremediation.cli.recording.ClusterRecorder;
import ecsremediation.cli.recording.RecordingFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code record}: writes a recording of a live cluster to a file. */
@Command(
        name = "record",
        description = "Writes a recording of a live cluster to a file (docs/cases.md): what plan reads, with your own"
                + " credentials, in the JSON shapes of the AWS CLI. Makes no write call to AWS. If a call fails, it"
                + " writes no file. Exit code 1 if the decision about the anonymized recording is another one.",
        footer = {
            "  ecs-remediation record --cluster EcsLabPublicCluster --out trouble.json --anonymize",
            "  ecs-remediation plan --recording trouble.json"
        })
final class RecordCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @Option(names = "--cluster", required = true, paramLabel = "NAME", description = "The name of the cluster.")
    String cluster = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file. It is written at the end, whole or not at all; an older one is replaced.")
    Path out = Path.of("");

    @Option(
            names = "--anonymize",
            description = "Replace names, ids, addresses, images and accounts by stand-ins, the same for the same name;"
                    + " leave out environment variables, commands, secrets, labels, log options and other tags.")
    boolean anonymize;

    @Mixin
    StackOptions.AccountOptions account = new StackOptions.AccountOptions();

    @Override
    public Integer call() {
        RecordingFile file = RecordingFile.at(out);
        ObjectNode recording = ClusterRecorder.record(cluster, account.account());
        int exitCode = anonymize ? anonymized(recording, file) : original(recording, file);
        print("Before you check or contribute it, write its title, its source and what you expect: \"expect\":"
                + " {\"decision\": raise, raise-max, hold, escalate or nothing, \"why\": the true cause}.");
        return exitCode;
    }

    private int original(ObjectNode recording, RecordingFile file) {
        file.write(recording);
        print("Recorded " + counts(recording) + " to " + out + ".");
        print(
                "It has the names, images, environment variables and messages of your cluster; --anonymize replaces them.");
        return ExitCode.OK;
    }

    private int anonymized(ObjectNode recording, RecordingFile file) {
        AnonymizedRecording anonymized = AnonymizedRecording.of(recording);
        file.write(anonymized.tree());
        print("Recorded " + counts(anonymized.tree()) + " to " + out + ", without names.");
        boolean same = anonymized.differences().isEmpty();
        print(
                same
                        ? "The decision about it is the same as about the cluster."
                        : "The decision about it is another one than about the cluster ("
                                + String.join(", ", anonymized.differences())
                                + " differ): do not contribute it; record without --anonymize and replace the names by hand.");
        return same ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(String line) {
        common.text().line(line);
    }

    private static String counts(JsonNode recording) {
        return List.of("ecs", "autoscaling").stream()
                .flatMap(api -> recording.path(api).properties().stream())
                .filter(list -> !list.getValue().isEmpty())
                .map(list -> list.getValue().size() + " " + list.getKey())
                .collect(Collectors.joining(", "));
    }
}

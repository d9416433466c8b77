package ecsremediation.cli.recording;

import static ecsremediation.act.Outcome.Refused.Reason.ACCESS_DENIED;
import static ecsremediation.act.Outcome.Refused.Reason.GONE;
import static ecsremediation.act.Outcome.Refused.Reason.INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Cause;
import ecsremediation.incident.Mode;
import ecsremediation.incident.NotificationKind;
import ecsremediation.model.Observation;
import ecsremediation.model.ReadFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every message of the catalogue: those about each recorded cluster of {@code cases/}, and those about the first simple
 * cluster of each shortage with something else about its group, its service, the answer to the write or the reads.
 *
 * @param recorded about the clusters as they are recorded
 * @param varied about the changed ones
 */
record CataloguePlays(List<CaseMessages.Sent> recorded, List<CaseMessages.Sent> varied) {
    private static final Path CASES = Path.of("../cases");

    private static Optional<CataloguePlays> played = Optional.empty();

    CataloguePlays {
        recorded = List.copyOf(recorded);
        varied = List.copyOf(varied);
    }

    /** The recorded ones first. */
    List<CaseMessages.Sent> all() {
        return Stream.concat(recorded.stream(), varied.stream()).toList();
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Played for the first test that asks. */
    static synchronized CataloguePlays once() throws IOException {
        if (played.isEmpty()) {
            played = Optional.of(play());
        }
        return played.get();
    }

    private static CataloguePlays play() throws IOException {
        List<CaseMessages.Sent> recorded = new ArrayList<>();
        SortedMap<Cause, Recording> shortages = new TreeMap<>();
        PostponedMessages postponed = new PostponedMessages();
        for (Path file : cases()) {
            Recording recording = Recording.read(file);
            Observation seen = recording.observation();
            postponed.add(seen);
            List<CaseMessages.Sent> inActMode = CaseMessages.of(seen, Mode.ACT);
            recorded.addAll(inActMode);
            recorded.addAll(CaseMessages.of(seen, Mode.OBSERVE));
            if (isSimple(recording)) {
                inActMode.stream()
                        .filter(sent -> sent.message().key().kind() == NotificationKind.RAISED)
                        .flatMap(sent -> sent.cause().stream())
                        .filter(cause -> cause == Cause.NO_INSTANCES || lacksTasks(recording))
                        .forEach(cause -> shortages.putIfAbsent(cause, recording));
            }
        }
        List<CaseMessages.Sent> varied = new ArrayList<>();
        shortages.values().forEach(recording -> varied.addAll(ofShortage(recording)));
        varied.addAll(
                ofUnmanaged(Optional.ofNullable(shortages.get(Cause.MEMORY)).orElseThrow()));
        varied.addAll(postponed.play());
        PostponedMessages unraised = new PostponedMessages();
        shortages
                .values()
                .forEach(recording ->
                        unraised.add(GroupObstacle.NO_CEILING.of(recording).observation()));
        varied.addAll(unraised.play());
        return new CataloguePlays(recorded, varied);
    }

    /** One service that is not being deployed, and one group that has instances. */
    private static boolean isSimple(Recording recording) {
        JsonNode service = recording.ecs("services").path(0);
        JsonNode group = recording.autoScaling("AutoScalingGroups").path(0);
        return recording.ecs("services").size() == 1
                && recording.autoScaling("AutoScalingGroups").size() == 1
                && service.path("deployments").size() == 1
                && group.path("DesiredCapacity").asInt() > 0;
    }

    /** A service whose instances are all drained lacks instances and still runs its tasks. */
    private static boolean lacksTasks(Recording recording) {
        JsonNode service = recording.ecs("services").path(0);
        return service.path("runningCount").asInt()
                < service.path("desiredCount").asInt();
    }

    private static List<CaseMessages.Sent> ofShortage(Recording recording) {
        List<CaseMessages.Sent> sent = new ArrayList<>();
        for (GroupObstacle obstacle : GroupObstacle.values()) {
            CaseMessages.of(obstacle.of(recording).observation(), Mode.ACT).stream()
                    .filter(s -> s.message().key().kind() == obstacle.kind())
                    .forEach(sent::add);
        }
        Observation seen = recording.observation();
        for (Function<CapacityChange, Outcome> answer : answers()) {
            sent.addAll(CaseMessages.of(seen, Mode.ACT, _ -> answering(answer)));
        }
        sent.addAll(CaseMessages.of(withServiceMissing(seen), Mode.ACT));
        return sent;
    }

    private static List<CaseMessages.Sent> ofUnmanaged(Recording recording) {
        List<CaseMessages.Sent> sent = new ArrayList<>();
        for (UnmanagedService kind : UnmanagedService.values()) {
            Observation seen = kind.of(recording).observation();
            seen.services()
                    .forEach(service -> sent.addAll(CaseMessages.afterAlarm(
                            new ServiceName(seen.cluster(), service.name().service()), seen)));
        }
        return sent;
    }

    private static List<Function<CapacityChange, Outcome>> answers() {
        List<Function<CapacityChange, Outcome>> answers = new ArrayList<>();
        for (Outcome.Refused.Reason reason : List.of(ACCESS_DENIED, INVALID, GONE)) {
            answers.add(change -> new Outcome.Refused(
                    change.group(), reason, new WriteObstacle.AwsAnswer("AWS's words about " + reason)));
        }
        answers.add(change ->
                new Outcome.Failed(change.group(), false, new WriteObstacle.AwsAnswer("AWS's words about a failure")));
        return answers;
    }

    private static CapacityWriter answering(Function<CapacityChange, Outcome> answer) {
        return answer::apply;
    }

    /** A further service is listed, and ECS does not describe it. */
    private static Observation withServiceMissing(Observation seen) {
        return new Observation(
                seen.schema(),
                seen.takenAt(),
                seen.cluster(),
                seen.services(),
                seen.waiting(),
                seen.taskDefinitions(),
                seen.containerInstances(),
                seen.capacityProviders(),
                seen.groups(),
                seen.memory(),
                List.of(new ReadFailure(ReadFailure.Kind.SERVICE, "reports", "MISSING")));
    }
}

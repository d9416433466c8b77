package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Evidence;
import ecsremediation.diagnosis.Fact;
import ecsremediation.model.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why tasks are missing, with the thing that it is about: the image, the container, the daemon, the instance. One clause. */
final class NamedCause {
    /** The most characters of what others say. Our choice: the rest is in the section WHY. */
    private static final int WORDS = 150;

    /** AWS's words about an image that cannot be pulled, and where they name it. */
    private static final List<Pattern> IMAGES = Stream.of(
                    "manifest for (\\S+) not found",
                    "pull access denied for ([^\\s,]+)",
                    "failed to resolve ref(?:erence)? \"?([^\\s\"]+?)\"?:? ",
                    "invalid reference format: ([^\\s,]+)")
            .map(Pattern::compile)
            .toList();

    /** The stop code, the error's name and what stands in front of AWS's words in each of these messages. */
    private static final Pattern HEAD =
            Pattern.compile("^((?:TaskFailedToStart|ServiceSchedulerInitiated|EssentialContainerExited): )?"
                    + "(CannotPull\\w+Error: )?(Error response from daemon: )?");

    /** What a service event says of a failure after the words that all such events share. */
    private static final Pattern REASON = Pattern.compile("Reason: (.+?)\\.?(?: For more information, see .*)?$");

    private NamedCause() {}

    /** The same with what else was seen: a daemon that takes the place of a task. */
    static String of(Diagnosis diagnosis, MessageData facts) {
        return diagnosis instanceof Diagnosis.CapacityShortfall shortfall
                ? brief(shortfall)
                        + DaemonText.of(shortfall, facts.seen())
                                .map(d -> " (" + d + ")")
                                .orElse("")
                : of(diagnosis);
    }

    /** Such as {@code the container image cannot be pulled (api:9)}; fits behind a colon, without a full stop. */
    static String of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.TaskFailing d -> failing(d);
            case Diagnosis.AgentUnavailable d ->
                d.instances().isEmpty() ? brief(d) : brief(d) + " (" + NameList.list(d.instances()) + ")";
            case Diagnosis.Unplaceable d -> brief(d) + said(d.fact());
            case Diagnosis.NoGap _,
                    Diagnosis.Converging _,
                    Diagnosis.CapacityShortfall _,
                    Diagnosis.DeploymentLost _,
                    Diagnosis.NotOurs _,
                    Diagnosis.Inconclusive _ -> brief(diagnosis);
        };
    }

    private static String failing(Diagnosis.TaskFailing d) {
        return switch (d.kind()) {
            case IMAGE_PULL -> image(d);
            case CRASH_LOOP, START_THROTTLED ->
                brief(d) + exit(d).map(exit -> ": " + exit).orElseGet(() -> said(d.fact()));
            case HEALTH_CHECK, DEPLOYMENT_FAILED, CONFIGURATION, CONTAINER_DEPENDENCY, ROLE ->
                brief(d) + said(d.fact());
        };
    }

    /** What a fact adds to the cause; of a service event only the reason, as the rest repeats the cause. */
    private static String said(Fact fact) {
        if (fact instanceof Fact.ServiceEvent event) {
            Matcher reason = REASON.matcher(event.text());
            return reason.find() ? ": " + words(reason.group(1)) : "";
        }
        if (fact instanceof Fact.DeploymentFailed failed) {
            return failed.reason().isEmpty() ? "" : ": " + words(failed.reason());
        }
        return ": "
                + words(
                        fact instanceof Fact.ContainerWaiting waiting
                                ? EvidenceText.waiting(waiting.waiting())
                                : HEAD.matcher(EvidenceText.statement(fact)).replaceFirst(""));
    }

    private static String image(Diagnosis.TaskFailing d) {
        String words = DiagnosisText.detail(d);
        return image(words)
                .map(image -> brief(d) + " (" + image + ")")
                .orElseGet(() -> brief(d) + ": " + words(HEAD.matcher(words).replaceFirst("")));
    }

    /** The image that AWS's words name. */
    static Optional<String> image(String words) {
        return IMAGES.stream()
                .map(pattern -> pattern.matcher(words))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** How a container of the newest stopped task ended, the one with an error first. */
    private static Optional<String> exit(Diagnosis.TaskFailing d) {
        return Stream.concat(Stream.of(d.fact()), d.evidence().stream().map(Evidence::fact))
                .flatMap(f -> f instanceof Fact.StoppedTask stopped ? Stream.of(stopped) : Stream.empty())
                .findFirst()
                .flatMap(stopped -> stopped.stop().containers().stream()
                        .filter(c -> c.exitCode().isPresent())
                        .max(Comparator.comparing(c -> c.exitCode().getAsInt() != 0)))
                .map(NamedCause::exit);
    }

    private static String exit(Task.ContainerExit container) {
        return "container " + container.name() + " ends with exit code "
                + container.exitCode().getAsInt()
                + container
                        .reason()
                        .map(reason -> " (" + Phrases.fit(reason, WORDS) + ")")
                        .orElse("");
    }

    private static String words(String text) {
        String words = Phrases.fit(text, WORDS);
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static String brief(Diagnosis diagnosis) {
        return DiagnosisText.brief(diagnosis);
    }
}

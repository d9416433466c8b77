package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.Diagnosis.AgentUnavailable;
import ecsremediation.diagnosis.Diagnosis.CapacityShortfall;
import ecsremediation.diagnosis.Diagnosis.Converging;
import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.Diagnosis.NotOurs;
import ecsremediation.diagnosis.Diagnosis.TaskFailing;
import ecsremediation.diagnosis.Diagnosis.Unplaceable;
import java.util.Arrays;

/** Why tasks are missing, in the operator's words: a few for a subject line, a sentence for the mail. */
public final class DiagnosisText {
    private DiagnosisText() {}

    /** The cause in a few words, such as {@code not enough memory}; fits behind a colon. */
    public static String brief(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d -> "every task runs";
            case Converging d -> converging(d.progress());
            case CapacityShortfall d -> shortfall(d.kind());
            case TaskFailing d -> failing(d.kind());
            case AgentUnavailable d -> agent(d.kind());
            case Unplaceable d -> unplaceable(d.kind());
            case NotOurs d -> notOurs(d.kind());
            case Inconclusive d -> inconclusive(d.kind());
        };
    }

    /** The cause as one sentence or two, with its numbers and AWS's words where the diagnosis has them. */
    public static String sentence(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap d -> "Every deployment runs as many tasks as it wants.";
            case Converging d -> capital(converging(d.progress())) + ". That clears by itself.";
            case CapacityShortfall d -> shortfallSentence(d);
            case TaskFailing d ->
                capital(failing(d.kind())) + ": \"" + detail(d) + "\". More instances would not help.";
            case AgentUnavailable d ->
                capital(agent(d.kind())) + " (" + Phrases.list(d.instances())
                        + "). More instances of the same kind would most likely fail the same way.";
            case Unplaceable d ->
                capital(unplaceable(d.kind())) + ": " + Phrases.sentence(detail(d))
                        + " No number of further instances helps.";
            case NotOurs d -> capital(notOurs(d.kind())) + ". It is left to its owner.";
            case Inconclusive d -> capital(inconclusive(d.kind())) + ". Nothing is done on half a picture.";
        };
    }

    /** What shows that the tasks fail, in AWS's words where there are any; a clause. */
    public static String detail(TaskFailing diagnosis) {
        return EvidenceText.statement(diagnosis.fact());
    }

    /** What is in the way of the tasks: what is asked and what is offered, or AWS's words; a clause. */
    public static String detail(Unplaceable diagnosis) {
        return EvidenceText.statement(diagnosis.fact());
    }

    /** What an operator should look at; a noun phrase. */
    public static String lookAt(Inconclusive diagnosis) {
        return OpenQuestionText.of(diagnosis);
    }

    private static String shortfallSentence(CapacityShortfall d) {
        String tasks = Phrases.count(d.count(), "task");
        String verb = d.count() == 1 ? " has" : " have";
        return capital(shortfall(d.kind())) + ": " + tasks + verb + " no place. More instances of "
                + Phrases.list(d.groups()) + " would take " + (d.count() == 1 ? "it." : "them.");
    }

    private static String converging(Converging.Progress progress) {
        return switch (progress) {
            case DEPLOYMENT -> "a deployment is replacing tasks within its limits";
            case PLACEMENT_RETRY -> "there is room, and ECS tries to place the tasks again within minutes";
            case CAPACITY_ON_ITS_WAY -> "instances already asked for will take the tasks";
            case TASKS_STARTING -> "the tasks have a place and are starting";
            case AGENT_RECONNECTING -> "an ECS agent is reconnecting";
        };
    }

    private static String shortfall(CapacityShortfall.Kind kind) {
        return switch (kind) {
            case MEMORY -> "the instances have too little memory left";
            case CPU -> "the instances have too few CPU units left";
            case PORTS -> "the host ports the tasks need are taken on every instance";
            case NETWORK_INTERFACES -> "the instances have no network interface left";
            case GPU -> "the instances have too few GPUs left";
            case NO_INSTANCES -> "the cluster has no instance that takes tasks";
            case DISTINCT_INSTANCE -> "each task wants an instance of its own, and there are too few";
        };
    }

    private static String failing(TaskFailing.Kind kind) {
        return switch (kind) {
            case IMAGE_PULL -> "the container image cannot be pulled";
            case CRASH_LOOP -> "the tasks start and exit";
            case HEALTH_CHECK -> "the tasks fail their health check";
            case START_THROTTLED -> "ECS slowed down starting tasks after repeated failures";
            case CONFIGURATION -> "the task's configuration keeps it from starting";
        };
    }

    private static String agent(AgentUnavailable.Kind kind) {
        return switch (kind) {
            case DISCONNECTED -> "the ECS agent is disconnected";
            case NOT_REGISTERING -> "instances run but do not register in the cluster";
            case REGISTRATION_FAILED -> "instances failed to register in the cluster";
            case TASKS_STUCK -> "tasks are placed on an instance and never start";
        };
    }

    private static String unplaceable(Unplaceable.Kind kind) {
        return switch (kind) {
            case TASK_TOO_LARGE -> "the task is larger than an empty instance";
            case MISSING_ATTRIBUTE -> "the instances lack an attribute the task requires";
            case WRONG_ARCHITECTURE -> "the instances have another CPU architecture than the task";
            case WRONG_ZONE -> "the instances are in other zones than the task's subnets";
            case MEMBER_OF -> "a placement constraint excludes the instances";
            case NO_GROUP -> "no Auto Scaling group is known that could take the tasks";
            case QUOTA -> "an AWS quota is used up";
            case DEPLOYMENT_LIMITS -> "minimum and maximum percent leave the deployment no move";
            case PROTECTED_TASKS -> "protected tasks block the deployment";
        };
    }

    private static String notOurs(NotOurs.Kind kind) {
        return switch (kind) {
            case FARGATE -> "the service runs on Fargate";
            case DAEMON -> "the service is a daemon: it has one task per instance";
            case EXTERNAL_INSTANCES -> "the service runs on external instances";
            case MANAGED_INSTANCES -> "the service runs on ECS Managed Instances";
            case CODE_DEPLOY -> "CodeDeploy rolls the service out";
            case EXTERNAL_CONTROLLER -> "an external controller rolls the service out";
            case NOT_ACTIVE -> "the service is not active";
            case UNKNOWN_KIND -> "the service is of a kind this version does not know";
        };
    }

    private static String inconclusive(Inconclusive.Kind kind) {
        return switch (kind) {
            case PARTIAL -> "the cluster could not be read completely";
            case CONTRADICTION -> "what ECS says and what the instances show contradict each other";
            case NOT_FOUND -> "the service was not found";
        };
    }

    /** Whether these few words are those of a doubt: too little is known, or it contradicts itself. */
    public static boolean isDoubt(String brief) {
        return Arrays.stream(Inconclusive.Kind.values())
                .map(DiagnosisText::inconclusive)
                .anyMatch(brief::equals);
    }

    static String capital(String phrase) {
        return phrase.isEmpty() ? phrase : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }
}

package ecsremediation.report;

import ecsremediation.diagnosis.Diagnosis.Inconclusive;
import ecsremediation.diagnosis.OpenQuestion;
import ecsremediation.event.ServiceName;
import ecsremediation.model.Timeouts;
import java.util.stream.Collectors;

/** What an operator should check where a diagnosis is inconclusive. */
final class OpenQuestionText {
    private OpenQuestionText() {}

    /** A noun phrase without a full stop; fits behind "Check". */
    static String of(Inconclusive diagnosis) {
        ServiceName service = diagnosis.service();
        return switch (diagnosis.question()) {
            case OpenQuestion.PartsUnread q -> "what could not be read: " + failures(q);
            case OpenQuestion.ServiceUnread q ->
                "service " + service.service() + " of cluster " + service.cluster() + " could not be read: "
                        + q.reason();
            case OpenQuestion.IncidentUnreadable q -> "the service's open incident in the table: " + q.reason();
            case OpenQuestion.UnknownCapacityProvider q ->
                "capacity provider " + q.name() + ", which the service uses and the cluster does not show";
            case OpenQuestion.UnknownTaskDefinition q -> "task definition " + q.arn() + ", which was not read";
            case OpenQuestion.UnansweredConstraint q ->
                "constraint memberOf \"" + q.expression() + "\": it is not known which instances satisfy it: "
                        + q.reason();
            case OpenQuestion.UnusedCapacity q ->
                "why ECS does not place the tasks although " + EvidenceText.statement(q.capacity())
                        + ": the service's events, and the remaining resources and attributes of those instances";
            case OpenQuestion.CapacityNotFreed q ->
                "why these tasks do not stop: " + EvidenceText.statement(q.stopping())
                        + "; the stopTimeout of their containers, and the deregistration delay of their target groups";
            case OpenQuestion.UnconfirmedObstacle q ->
                "the task definition's requirements against the instances: ECS says \"" + q.message()
                        + "\", the placement check says " + EvidenceText.statement(q.instance());
            case OpenQuestion.UnconfirmedAttributes q ->
                "the attributes of container instance " + q.containerInstance()
                        + ": by the placement check it has what the tasks need, but ECS says \"" + q.message() + "\"";
            case OpenQuestion.StandingRollout q ->
                "the deployments of the service: " + EvidenceText.statement(q.bounds())
                        + ", so ECS could stop older tasks, but has not done so for "
                        + Timeouts.ROLLOUT.toMinutes() + " min";
        };
    }

    private static String failures(OpenQuestion.PartsUnread question) {
        return question.failures().stream()
                .map(f -> f.what() + " (" + f.why() + ")")
                .collect(Collectors.joining("; "));
    }
}

package ecsremediation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import ecsremediation.act.Outcome;
import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.event.Trigger;
import ecsremediation.incident.SnapshotJson;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.LaunchFailure;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.plan.AppliedLimit;
import ecsremediation.plan.Plan;
import ecsremediation.plan.SizingProof;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One reconciliation as JSON on one line: without its snapshot for commands, with it for the decision log and replay. */
public final class DecisionRecord {
    private DecisionRecord() {}

    /** The decision without its Snapshot. */
    public static String summary(Report report) {
        return JsonText.object(json -> fields(json, report));
    }

    /**
     * The decision with the whole Snapshot, from which it can be replayed.
     */
    public static String json(Report report) {
        return JsonText.object(json -> {
            fields(json, report);
            SnapshotJson.fields(json, report.snapshot());
        });
    }

    private static void fields(JsonGenerator json, Report report) throws IOException {
        head(json, report);
        JsonText.strings(json, "unread", unread(report));
        JsonText.objects(json, "diagnoses", report.diagnoses(), (j, d) -> diagnosis(j, d, report));
        JsonText.objects(json, "plans", report.plans(), (j, p) -> plan(j, p, report.observation(), Integer.MAX_VALUE));
        JsonText.objects(json, "outcomes", report.outcomes(), DecisionRecord::outcome);
        if (!report.readBacks().isEmpty()) {
            JsonText.objects(json, "readBacks", report.readBacks(), DecisionRecord::readBack);
        }
    }

    /** Where, when, in which mode and why the reconciliation was made. */
    static void head(JsonGenerator json, Report report) throws IOException {
        json.writeStringField("cluster", report.observation().cluster());
        json.writeStringField("takenAt", report.observation().takenAt().toString());
        json.writeStringField("mode", report.mode().mode().name());
        json.writeStringField("modeReason", report.mode().reason().name());
        json.writeStringField("authority", report.mode().authority().name());
        json.writeObjectFieldStart("trigger");
        trigger(json, report.trigger());
        json.writeEndObject();
    }

    static List<String> unread(Report report) {
        return report.observation().unread().stream()
                .map(u -> u.what() + ": " + u.why())
                .toList();
    }

    private static void trigger(JsonGenerator json, Trigger trigger) throws IOException {
        json.writeStringField("kind", trigger.getClass().getSimpleName());
        json.writeStringField("what", Summary.trigger(trigger));
        switch (trigger) {
            case Trigger.AlarmRaised t -> json.writeStringField("id", t.id());
            case Trigger.AlarmCleared t -> json.writeStringField("id", t.id());
            case Trigger.ServiceEvent t -> json.writeStringField("id", t.id());
            case Trigger.LaunchFailed t -> json.writeStringField("id", t.id());
            case Trigger.Tick t -> json.writeStringField("at", t.at().toString());
            case Trigger.Ignored t -> {}
        }
    }

    static void diagnosis(JsonGenerator json, Diagnosis diagnosis, Report report) throws IOException {
        json.writeStringField("service", diagnosis.service().service());
        json.writeStringField("kind", diagnosis.getClass().getSimpleName());
        var cause = diagnosis.cause();
        if (cause.isPresent()) {
            json.writeStringField("reason", cause.get().name());
        }
        json.writeStringField("cause", DiagnosisText.brief(diagnosis));
        var counts = report.observation().service(diagnosis.service()).map(Service::counts);
        if (counts.isPresent()) {
            json.writeNumberField("desired", counts.get().desired());
            json.writeNumberField("running", counts.get().running());
            json.writeNumberField("pending", counts.get().pending());
        }
        JsonText.strings(
                json,
                "evidence",
                diagnosis.evidence().stream()
                        .map(e -> EvidenceText.line(e, report.observation().takenAt()))
                        .toList());
    }

    static void plan(JsonGenerator json, Plan plan, Observation observation, int mostServices) throws IOException {
        json.writeStringField("kind", plan.getClass().getSimpleName());
        JsonText.strings(
                json,
                "services",
                plan.services().stream()
                        .limit(mostServices)
                        .map(s -> s.service())
                        .toList());
        if (plan.services().size() > mostServices) {
            json.writeNumberField("servicesNotListed", plan.services().size() - mostServices);
        }
        switch (plan) {
            case Plan.RaiseCapacity p -> raise(json, p.group(), p.from(), p.to(), p.proof(), p.limits());
            case Plan.RaiseMaxOnly p -> raise(json, p.group(), p.from(), p.to(), p.proof(), p.limits());
            case Plan.Hold p -> {
                still(json, p, p.reason().name(), PlanText.detail(p));
                launch(json, p.launch());
            }
            case Plan.Escalate p -> {
                still(json, p, p.reason().name(), PlanText.detail(p));
                launch(json, p.launch());
            }
        }
        List<String> scheduled = ScheduledActionText.sentences(plan, observation);
        if (!scheduled.isEmpty()) {
            JsonText.strings(json, "scheduledActions", scheduled);
        }
    }

    private static void still(JsonGenerator json, Plan plan, String reason, String detail) throws IOException {
        var group = MessageData.group(plan);
        if (group.isPresent()) {
            json.writeStringField("group", group.get());
        }
        json.writeStringField("reason", reason);
        json.writeStringField("detail", detail);
    }

    private static void launch(JsonGenerator json, Optional<LaunchFailure> failure) throws IOException {
        if (failure.isPresent()) {
            json.writeStringField("launchFailure", failure.get().kind().name());
        }
    }

    /** The failed launch on which a plan rests; empty if no launch failed. */
    static Optional<LaunchFailure> launch(Plan plan) {
        return switch (plan) {
            case Plan.RaiseCapacity _, Plan.RaiseMaxOnly _ -> Optional.empty();
            case Plan.Hold p -> p.launch();
            case Plan.Escalate p -> p.launch();
        };
    }

    /** A plan that rests on a failed launch: its group, and EC2's words. */
    static void failedLaunch(JsonGenerator json, Plan plan) throws IOException {
        var group = MessageData.group(plan);
        if (group.isPresent()) {
            json.writeStringField("group", group.get());
        }
        launch(json, launch(plan));
        json.writeStringField("words", launch(plan).map(LaunchFailure::words).orElse(""));
    }

    private static void raise(
            JsonGenerator json, String group, Capacity from, Capacity to, SizingProof proof, List<AppliedLimit> limits)
            throws IOException {
        json.writeStringField("group", group);
        change(json, from, to);
        json.writeNumberField("lowerBound", proof.lowerBound());
        json.writeNumberField("chosen", proof.chosen());
        json.writeNumberField("upperBound", proof.upperBound());
        json.writeStringField("binding", PlanText.binding(proof));
        JsonText.strings(json, "limits", limits.stream().map(PlanText::sentence).toList());
    }

    static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
        json.writeStringField("kind", outcome.getClass().getSimpleName());
        json.writeStringField("group", outcome.group());
        json.writeStringField("what", PlanText.sentence(outcome));
    }

    static void readBack(JsonGenerator json, CapacityReadBack readBack) throws IOException {
        json.writeStringField("finding", readBack.finding().name());
        json.writeStringField("group", readBack.group());
        change(json, readBack.now(), readBack.to());
        json.writeStringField("what", ReadBackText.detail(TimelineEvent.ReadBack.of(readBack)));
    }

    private static void change(JsonGenerator json, Capacity from, Capacity to) throws IOException {
        json.writeNumberField("fromDesired", from.desired());
        json.writeNumberField("toDesired", to.desired());
        json.writeNumberField("fromMax", from.max());
        json.writeNumberField("toMax", to.max());
    }
}

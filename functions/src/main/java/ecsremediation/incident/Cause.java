package ecsremediation.incident;

import ecsremediation.diagnose.Diagnosis;

/** A diagnosis in two words, for lists, logs and metrics. */
public final class Cause {
    private Cause() {}

    /** The diagnosis's name and kind, such as {@code CapacityShortfall MEMORY}. */
    public static String of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NoGap _ -> "NoGap";
            case Diagnosis.Converging d -> "Converging " + d.progress();
            case Diagnosis.CapacityShortfall d -> "CapacityShortfall " + d.kind();
            case Diagnosis.TaskFailing d -> "TaskFailing " + d.kind();
            case Diagnosis.AgentUnavailable d -> "AgentUnavailable " + d.kind();
            case Diagnosis.Unplaceable d -> "Unplaceable " + d.kind();
            case Diagnosis.NotOurs d -> "NotOurs " + d.kind();
            case Diagnosis.Inconclusive d -> "Inconclusive " + d.kind();
        };
    }
}

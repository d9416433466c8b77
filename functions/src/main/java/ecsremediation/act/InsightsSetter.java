package ecsremediation.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sets Container Insights of clusters, and restores what they had. What it found first is kept before it sets anything,
 * so that it can be cut off and repeated at any point.
 */
public final class InsightsSetter {
    private final ClusterSettings settings;
    private final FoundSettings found;

    public InsightsSetter(ClusterSettings settings, FoundSettings found) {
        this.settings = settings;
        this.found = found;
    }

    /**
     * Sets these clusters, then restores those that were set before and are not among them. If one of them cannot be
     * set, none is restored: CloudFormation then goes back to the clusters of before. A cluster that has this value of the
     * stack's already, and that somebody else has set to a third one since, keeps the third one.
     *
     * @param time a refused call is made again, because a new permission may take seconds to work
     * @param done takes each outcome as soon as it is known
     */
    public void set(List<String> clusters, String value, RequestTime time, Consumer<SettingOutcome> done) {
        List<SettingOutcome> outcomes = new ArrayList<>();
        for (String cluster : clusters) {
            if (time.isOver()) {
                return;
            }
            SettingOutcome outcome = set(cluster, value, time);
            outcomes.add(outcome);
            done.accept(outcome);
        }
        if (outcomes.stream().noneMatch(SettingOutcome::isFailure)) {
            found.all().stream()
                    .filter(row -> !clusters.contains(row.cluster()))
                    .takeWhile(_ -> !time.isOver())
                    .forEach(
                            row -> restore(row, Optional.of(row.ofGone()), time).ifPresent(done));
        }
    }

    /**
     * Restores every cluster that was set, where the present value is still one that the stack set.
     *
     * @param done takes each outcome as soon as it is known
     */
    public void restore(RequestTime time, Consumer<SettingOutcome> done) {
        for (FoundSetting row : found.all()) {
            if (time.isOver()) {
                return;
            }
            restore(row, Optional.empty(), time).ifPresent(done);
        }
    }

    private SettingOutcome set(String cluster, String value, RequestTime time) {
        return switch (repeated(() -> settings.read(cluster), time)) {
            case SettingAnswer.Present(String present) -> set(cluster, present, value, time);
            case SettingAnswer.Gone _ -> gone(cluster);
            case SettingAnswer.Refused(String why) -> new SettingOutcome.NotSet(cluster, why);
        };
    }

    private SettingOutcome set(String cluster, String present, String value, RequestTime time) {
        FoundSetting fresh = new FoundSetting(cluster, present, List.of(value));
        FoundSetting stored = found.first(fresh);
        if (stored.isOfOthers(present, value)) {
            return new SettingOutcome.ChangedByOthers(cluster, present);
        }
        FoundSetting row = stored.ours().isEmpty() ? fresh : stored;
        keep(stored, row.setting(value));
        SettingAnswer answer = present.equals(value)
                ? new SettingAnswer.Present(present)
                : repeated(() -> settings.set(cluster, value), time);
        return switch (answer) {
            case SettingAnswer.Present _ -> {
                keep(row.setting(value), row.set(value));
                yield present.equals(value)
                        ? new SettingOutcome.Unchanged(cluster, value)
                        : new SettingOutcome.Changed(cluster, present, value);
            }
            case SettingAnswer.Gone _ -> gone(cluster);
            case SettingAnswer.Refused(String why) -> new SettingOutcome.NotSet(cluster, why);
        };
    }

    private void keep(FoundSetting stored, FoundSetting row) {
        if (!row.equals(stored)) {
            found.keep(row);
        }
    }

    /** A cluster that was set before may be deleted at any time: a rollback that names it still succeeds. */
    private SettingOutcome gone(String cluster) {
        Optional<FoundSetting> row = found.find(cluster);
        row.map(FoundSetting::ofGone).ifPresent(found::keep);
        return row.isPresent() ? new SettingOutcome.ClusterGone(cluster) : new SettingOutcome.NoSuchCluster(cluster);
    }

    /**
     * What fails here must not keep the other clusters from being restored.
     *
     * @param ofGone what is kept if the cluster no longer exists; nothing if the stack is deleted
     */
    private Optional<SettingOutcome> restore(FoundSetting row, Optional<FoundSetting> ofGone, RequestTime time) {
        try {
            if (row.ours().isEmpty()) {
                found.delete(row.cluster());
                return Optional.empty();
            }
            return Optional.of(
                    switch (repeated(() -> settings.read(row.cluster()), time)) {
                        case SettingAnswer.Present(String present) -> restore(row, ofGone, present, time);
                        case SettingAnswer.Gone _ -> restored(row, ofGone, new SettingAnswer.Gone());
                        case SettingAnswer.Refused refused -> restored(row, ofGone, refused);
                    });
        } catch (RuntimeException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            return Optional.of(new SettingOutcome.NotCertain(row.cluster(), row.found(), why));
        }
    }

    private SettingOutcome restore(FoundSetting row, Optional<FoundSetting> ofGone, String present, RequestTime time) {
        if (!present.equals(row.found()) && !row.ours().contains(present)) {
            found.delete(row.cluster());
            return new SettingOutcome.ChangedByOthers(row.cluster(), present);
        }
        return restored(
                row,
                ofGone,
                present.equals(row.found())
                        ? new SettingAnswer.Present(present)
                        : repeated(() -> settings.set(row.cluster(), row.found()), time));
    }

    private SettingOutcome restored(FoundSetting row, Optional<FoundSetting> ofGone, SettingAnswer answer) {
        return switch (answer) {
            case SettingAnswer.Present _ -> {
                found.delete(row.cluster());
                yield new SettingOutcome.Restored(row.cluster(), row.found());
            }
            case SettingAnswer.Gone _ -> {
                ofGone.ifPresentOrElse(kept -> keep(row, kept), () -> found.delete(row.cluster()));
                yield new SettingOutcome.ClusterGone(row.cluster());
            }
            case SettingAnswer.Refused(String why) -> new SettingOutcome.NotRestored(row.cluster(), row.found(), why);
        };
    }

    private static SettingAnswer repeated(Supplier<SettingAnswer> call, RequestTime time) {
        SettingAnswer answer = call.get();
        while (answer instanceof SettingAnswer.Refused && time.again()) {
            answer = call.get();
        }
        return answer;
    }
}

package ecsremediation.report;

import ecsremediation.model.Capacity;
import java.util.Optional;

/**
 * What a step is about, beside its service.
 *
 * @param group the Auto Scaling group's name
 * @param from the group's size before
 * @param to the size that the program set, or would have set
 * @param reason the name of the constant that says why
 */
record StepSubject(Optional<String> group, Optional<Capacity> from, Optional<Capacity> to, Optional<String> reason) {
    /** A step about the service alone. */
    static final StepSubject NONE =
            new StepSubject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static StepSubject changed(String group, Capacity from, Capacity to) {
        return new StepSubject(Optional.of(group), Optional.of(from), Optional.of(to), Optional.empty());
    }

    StepSubject because(String why) {
        return new StepSubject(group, from, to, Optional.of(why));
    }
}

package ecsremediation.report;

import ecsremediation.incident.StepEvent;
import ecsremediation.incident.StepKind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Puts the steps of incidents on an event bus, for programs of others. */
public interface StepPublisher {
    /** Of a stack without a bus. */
    StepPublisher NO_BUS = new StepPublisher() {
        @Override
        public boolean hasBus() {
            return false;
        }

        @Override
        public SortedMap<String, String> put(List<StepEvent> events) {
            return Collections.emptySortedMap();
        }
    };

    /** The event's detail type, by which rules match it. It never changes. */
    static String detailType(StepKind step) {
        return step == StepKind.STACK_NOTICE ? "ECS Remediation Stack Notice" : "ECS Remediation Incident Step";
    }

    /** Whether the stack has a bus. Without one no event is made. */
    boolean hasBus();

    /**
     * Puts the events on the bus. It throws nothing: events never hold up messages to operators.
     *
     * @return why the bus did not take an event, by the event's id; empty if it took all. An event that is listed may
     *     be on the bus, if the answer was lost
     */
    SortedMap<String, String> put(List<StepEvent> events);
}

package ecsremediation.observe;

import ecsremediation.trigger.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service's trouble from the first sight of its gap until it is cleared or given up. At most one is open per service.
 *
 * @param openedAt when the gap was first seen; with the service's name, the incident's identity
 * @param cause the diagnosis that holds now, such as {@code CapacityShortfall MEMORY}
 * @param milestones what happened so far, oldest first, each kind at most once per raise
 * @param nextLook when the tick has to look at it again
 * @param deadline when what we wait for should have happened; empty where we wait for nothing
 * @param lastTold what the operators were last told, so that the same is not said twice
 * @param unsent messages that are decided but not known to be delivered
 * @param version counts the writes; 0 for an incident that was never stored
 */
public record Incident(
        ServiceName service,
        Instant openedAt,
        Phase phase,
        String cause,
        List<Milestone> milestones,
        Instant nextLook,
        Optional<Instant> deadline,
        Optional<Told> lastTold,
        List<Message> unsent,
        long version) {
    public Incident {
        milestones = List.copyOf(milestones);
        unsent = List.copyOf(unsent);
    }

    /** Where an incident stands. */
    public enum Phase {
        /** Seen, and held still for a reason. */
        NOTICED,
        /** Capacity was raised, or would have been in observe mode; waiting for the tasks to run. */
        RAISED,
        /** A person is needed, and was told. */
        ESCALATED,
        /** The gap is gone. */
        CLEARED
    }

    /**
     * Something that happened, for the report's time line.
     *
     * @param what in words, such as {@code EcsLabAsg raised 1 → 4}
     */
    public record Milestone(Instant at, String what) {}

    /**
     * What was last said.
     *
     * @param key what it was about, without numbers that change by themselves: equal keys are the same news
     * @param times how often this key was told
     */
    public record Told(Instant at, String key, int times) {}

    /**
     * A message for the operators, rendered and ready.
     *
     * @param id stable for one piece of news, so that a repeated delivery can be recognised
     * @param subject under 100 characters, one line
     * @param text the e-mail's body, plain text
     * @param chat the chat message's JSON
     */
    public record Message(String id, String subject, String text, String chat) {}
}

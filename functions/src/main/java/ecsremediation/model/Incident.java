package ecsremediation.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import ecsremediation.event.ServiceName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service's trouble from the first sight of its gap until it is cleared or given up. At most one is open per service.
 *
 * @param openedAt when the gap was first seen; with the service's name, the incident's identity
 * @param cause the diagnosis that holds now, such as {@code CapacityShortfall MEMORY}
 * @param milestones what happened so far, oldest first, each kind at most once per raise
 * @param nextLook when the tick has to look at it again
 * @param deadline when what we wait for should have happened; empty where we wait for nothing
 * @param told what the operators were told since the last raise, newest last, each key once, at most {@value #TOLD_MOST};
 *     so that the same is not said twice, and of several needs that take turns each is repeated at its own intervals.
 *     Incidents of earlier programs have the last of it alone, as {@code lastTold}, and are read all the same
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

        @JsonAlias("lastTold")
        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Told> told,

        List<Message> unsent,
        long version) {
    /** Keys that are kept. An incident has a handful of them; more could only be numbers that went into a key. */
    static final int TOLD_MOST = 8;

    private static final String RESUMED = "resumed by ";

    public Incident {
        milestones = List.copyOf(milestones);
        told = told.stream().skip(Math.max(0, told.size() - TOLD_MOST)).toList();
        unsent = List.copyOf(unsent);
    }

    /** Whether a raise of ours is among the milestones. */
    public boolean knows(CapacityAction raise) {
        return milestones.contains(Milestone.of(raise));
    }

    /** Whether there is a milestone of that wording. */
    public boolean passed(String what) {
        return milestones.stream().anyMatch(m -> m.what().equals(what));
    }

    /**
     * The same incident, with an operator's word that whatever held it back is settled; due at once, whatever the
     * operator's clock says. A message that may be on its way is left to the process that sends it, until its time is up.
     */
    public Incident resumed(Instant at, String by) {
        return moved(phase, unsent.isEmpty() ? openedAt : nextLook).plus(List.of(new Milestone(at, RESUMED + by)));
    }

    /** When an operator last said so. */
    public Optional<Instant> resumedAt() {
        return milestones.stream()
                .filter(m -> m.what().startsWith(RESUMED))
                .map(Milestone::at)
                .max(Comparator.naturalOrder());
    }

    /** The same incident in that phase, to be looked at again then. */
    public Incident moved(Phase to, Instant next) {
        return new Incident(service, openedAt, to, cause, milestones, next, deadline, told, unsent, version);
    }

    /** The same incident with more behind it. */
    public Incident plus(List<Milestone> more) {
        List<Milestone> all = Stream.concat(milestones.stream(), more.stream()).toList();
        return new Incident(service, openedAt, phase, cause, all, nextLook, deadline, told, unsent, version);
    }

    /** The same incident with that cause. */
    public Incident caused(String now) {
        return new Incident(service, openedAt, phase, now, milestones, nextLook, deadline, told, unsent, version);
    }

    /** The same incident, waiting until then. */
    public Incident until(Instant end) {
        return new Incident(
                service, openedAt, phase, cause, milestones, nextLook, Optional.of(end), told, unsent, version);
    }

    /** What the operators were told last. */
    public Optional<Told> lastTold() {
        return told.isEmpty() ? Optional.empty() : Optional.of(told.getLast());
    }

    /** What they were told under that key since the last raise. */
    public Optional<Told> told(String key) {
        return told.stream().filter(t -> t.key().equals(key)).findFirst();
    }

    /** The same incident with that said, in place of what was said under its key before. */
    public Incident told(Told now) {
        Stream<Told> others = told.stream().filter(t -> !t.key().equals(now.key()));
        return telling(Stream.concat(others, Stream.of(now)).toList());
    }

    /** The same incident, of which everything is news again. */
    public Incident untold() {
        return telling(List.of());
    }

    private Incident telling(List<Told> all) {
        return new Incident(service, openedAt, phase, cause, milestones, nextLook, deadline, all, unsent, version);
    }

    /** The same incident with these messages to send. */
    public Incident sending(List<Message> messages) {
        return new Incident(service, openedAt, phase, cause, milestones, nextLook, deadline, told, messages, version);
    }

    /** The same incident as the store keeps it. */
    public Incident stored(long asVersion) {
        return new Incident(service, openedAt, phase, cause, milestones, nextLook, deadline, told, unsent, asVersion);
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
    public record Milestone(Instant at, String what) {
        /** The milestone that a raise leaves. */
        public static Milestone of(CapacityAction raise) {
            return new Milestone(
                    raise.at(),
                    raise.group() + " raised: desired " + raise.from().desired() + " → "
                            + raise.to().desired() + ", max " + raise.from().max() + " → "
                            + raise.to().max());
        }
    }

    /**
     * What was said.
     *
     * @param at the last time
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
     * @param entry what stands for it where several messages are told as one
     * @param digest id of the one message in which it is told together with others; empty where it is told by itself
     */
    public record Message(String id, String subject, String text, String chat, Entry entry, Optional<String> digest) {

        /** A message that is told by itself. */
        public Message(String id, String subject, String text, String chat, Entry entry) {
            this(id, subject, text, chat, entry, Optional.empty());
        }

        /** The same message, told together with others. */
        public Message in(String digestId) {
            return new Message(id, subject, text, chat, entry, Optional.of(digestId));
        }

        /** The id of what the operators get: of the digest, or of the message itself. */
        public String toldAs() {
            return digest.orElse(id);
        }
    }

    /**
     * A message's line in a digest.
     *
     * @param headline what it says without numbers of its own: messages of one cluster with equal headlines may be told
     *     as one
     * @param line what it says of its service
     */
    public record Entry(String headline, String line) {}
}

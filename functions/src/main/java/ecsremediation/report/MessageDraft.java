package ecsremediation.report;

import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.NotificationKey;

/**
 * A message that is decided and not yet rendered. Rendering it whole is most of what a reconciliation of many services
 * costs, and of the messages of a digest only one is sent whole. Pure: the same context gives the same bytes.
 */
public final class MessageDraft {
    private final MessageData facts;
    private final String id;
    private final NotificationKey notification;
    private final DigestEntry entry;

    MessageDraft(MessageData facts, String id) {
        this.facts = facts;
        this.id = id;
        this.notification = facts.context().key();
        this.entry = Headline.entry(facts);
    }

    /** What it is about. */
    public NotificationKey about() {
        return notification;
    }

    /** Decides which messages it may be sent together with. */
    public DigestKey key() {
        return new DigestKey(id, DigestSubject.of(facts));
    }

    /** The whole message. */
    public IncidentMessage whole() {
        String subject = SubjectLine.of(facts);
        return new IncidentMessage(
                id, notification, subject, EmailText.text(facts, id), Chat.json(facts, id, subject), entry);
    }

    /** The part of a message whose digest has another one in full: the state, what was done and what to do now. */
    public IncidentMessage brief() {
        String subject = SubjectLine.of(facts);
        return new IncidentMessage(
                id, notification, subject, EmailText.brief(facts, id), Chat.brief(facts, id, subject), entry);
    }
}

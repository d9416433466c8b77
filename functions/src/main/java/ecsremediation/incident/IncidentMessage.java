package ecsremediation.incident;

import java.util.Optional;

/**
 * A rendered message for the operators.
 *
 * @param id the same in every delivery, so that receivers can recognise a repeated one
 * @param key what it is about
 * @param subject under 100 characters, one line
 * @param text the e-mail's body, plain text
 * @param chat the chat message's JSON
 * @param entry its line where several messages are sent as one
 * @param digest the id of the one message in which it is sent together with others; empty where it is
 *     sent alone
 * @param copy whether an earlier attempt to send it may have succeeded, and its text says so
 */
public record IncidentMessage(
        String id,
        NotificationKey key,
        String subject,
        String text,
        String chat,
        DigestEntry entry,
        Optional<String> digest,
        boolean copy)
        implements OperatorMessage {

    /** A message that is sent for the first time, by itself. */
    public IncidentMessage(
            String id, NotificationKey key, String subject, String text, String chat, DigestEntry entry) {
        this(id, key, subject, text, chat, entry, Optional.empty(), false);
    }

    /** The same message as part of that digest. */
    public IncidentMessage in(String digestId) {
        return new IncidentMessage(id, key, subject, text, chat, entry, Optional.of(digestId), copy);
    }

    /** The id of the message that the operators receive: the digest's id, or this message's. */
    public String sentAs() {
        return digest.orElse(id);
    }
}

package ecsremediation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import ecsremediation.incident.Incident.DigestEntry;
import ecsremediation.incident.Incident.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One message in place of many, where several services of a cluster have the same news: what they share, a line for each,
 * and the first one's message. That one is whole; of the others no more is kept than a copy needs once the first is
 * noted as sent. Which messages go together is settled, and the digest has its id, before any of
 * them is stored: so whoever has to send it again sends it under the same id. Pure: the same messages give the same bytes.
 */
public final class Digest {
    /** From so many services with the same news on they are told in one message; our choice. */
    public static final int FROM = 4;

    /** The lines a chat message has room for. */
    private static final int CHAT_LINES = 20;

    /** The lines that a person scrolls through, and that leave SNS's 256 KiB to the first message in full. */
    private static final int MAIL_LINES = 500;

    /** The longest subject: less than 100 characters (API reference of Publish). */
    private static final int SUBJECT = 99;

    private static final int NAME = 28;

    private Digest() {}

    /**
     * The ids of the digests that the news of one look makes: none for a headline that fewer than {@link #FROM} share.
     *
     * @param cluster short name
     * @param notification of the messages, by service name
     * @return by headline
     */
    public static SortedMap<String, String> ids(String cluster, List<DigestKey> notification) {
        SortedMap<String, String> ids = new TreeMap<>();
        notification.stream()
                .collect(Collectors.groupingBy(DigestKey::headline, TreeMap::new, Collectors.toList()))
                .forEach((headline, alike) -> {
                    if (alike.size() >= FROM) {
                        ids.put(headline, id(cluster, alike));
                    }
                });
        return Collections.unmodifiableSortedMap(ids);
    }

    /**
     * The digest of messages with one headline, under the id that they were given; a copy where one of them is one.
     *
     * @param cluster short name
     * @param id one of {@link #ids}
     * @param messages by service name, at least one. In a copy they may be fewer than the id was made for: those of them
     *     that are noted as sent are left out
     */
    public static Message of(String cluster, String id, List<Message> messages) {
        String headline = messages.getFirst().entry().headline();
        String subject = Phrases.fit(
                "[ECS] " + Phrases.fit(cluster, NAME) + ", " + Phrases.count(messages.size(), "service") + ": "
                        + headline,
                SUBJECT);
        List<String> lines =
                messages.stream().map(Message::entry).map(DigestEntry::line).toList();
        Message digest = new Message(
                id,
                messages.getFirst().key(),
                subject,
                text(cluster, id, lines, messages.getFirst()),
                chat(cluster, id, subject, lines),
                new DigestEntry(headline, Phrases.count(messages.size(), "service")));
        return messages.stream().anyMatch(MessageRenderer::isCopy) ? MessageRenderer.again(digest) : digest;
    }

    private static String id(String cluster, List<DigestKey> messages) {
        String all = messages.stream().map(DigestKey::message).collect(Collectors.joining("\n"));
        return cluster + "/digest/" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String cluster, String id, List<String> lines, Message first) {
        String headline = first.entry().headline();
        TextPage page = new TextPage();
        page.text(Phrases.count(lines.size(), "service") + " of cluster " + cluster
                + (lines.size() == 1 ? " has" : " have the same") + " news: " + headline + ".");
        page.text("Services with the same news are told in one message. Each has its own incident.");
        page.section("SERVICES");
        lines.stream().limit(MAIL_LINES).forEach(page::bullet);
        if (lines.size() > MAIL_LINES) {
            page.line("and " + (lines.size() - MAIL_LINES) + " more: ecs-remediation incidents");
        }
        page.section("MESSAGE ID");
        page.verbatim(id);
        page.section("MESSAGE OF THE FIRST SERVICE: " + first.subject());
        return page + "\n" + first.text();
    }

    private static String chat(String cluster, String id, String subject, List<String> lines) {
        return JsonText.object(json -> {
            json.writeStringField("version", "1.0");
            json.writeStringField("source", "custom");
            json.writeStringField("id", id);
            json.writeObjectFieldStart("content");
            content(json, cluster, subject, lines);
            json.writeEndObject();
            json.writeObjectFieldStart("metadata");
            json.writeStringField("threadId", id);
            json.writeStringField("summary", subject);
            json.writeStringField("eventType", "ecs-remediation DIGEST");
            json.writeEndObject();
        });
    }

    private static void content(JsonGenerator json, String cluster, String subject, List<String> lines)
            throws IOException {
        int more = lines.size() - CHAT_LINES;
        String shown = lines.stream().limit(CHAT_LINES).collect(Collectors.joining("\n"));
        json.writeStringField("textType", "client-markdown");
        json.writeStringField("title", subject);
        json.writeStringField("description", more > 0 ? shown + "\nand " + more + " more" : shown);
        JsonText.strings(json, "nextSteps", List.of("The e-mail has the numbers and the commands."));
        JsonText.strings(json, "keywords", List.of("ECS", cluster));
    }
}

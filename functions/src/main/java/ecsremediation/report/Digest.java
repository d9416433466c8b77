package ecsremediation.report;

import ecsremediation.incident.DigestEntry;
import ecsremediation.incident.IncidentMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message for several services of a cluster with the same notification: what they share, a line for each, and the
 * first service's message in full. Of the other messages the store keeps only what a copy needs once the first is
 * recorded as sent. The digest gets its members and its id before any of them is stored, so a process that sends it again
 * uses the same id. Pure: the same messages give the same bytes.
 */
public final class Digest {
    /** The lowest number of services with the same notification that share one message; our choice. */
    public static final int FROM = 4;

    /** The most service lines of a chat message; our choice. */
    private static final int CHAT_LINES = 20;

    /** The most service lines of an e-mail; with the first message in full it stays below SNS's 256 KiB. */
    private static final int MAIL_LINES = 500;

    /** The longest subject: less than 100 characters (API reference of Publish). */
    private static final int SUBJECT = 99;

    private static final int NAME = 28;

    private Digest() {}

    /**
     * The ids of the digests of one reconciliation: none for a subject that fewer than {@link #FROM} messages share.
     *
     * @param cluster short name
     * @param messages by service name
     * @return by what the messages share
     */
    public static Map<DigestSubject, String> ids(String cluster, List<DigestKey> messages) {
        Map<DigestSubject, String> ids = new LinkedHashMap<>();
        messages.stream()
                .collect(Collectors.groupingBy(DigestKey::subject, LinkedHashMap::new, Collectors.toList()))
                .forEach((subject, alike) -> {
                    if (alike.size() >= FROM) {
                        ids.put(subject, id(cluster, alike));
                    }
                });
        return Collections.unmodifiableMap(ids);
    }

    /**
     * The digest of messages with one subject, under the id that they were given. It is a copy if one of them is one.
     *
     * @param cluster short name
     * @param id one of {@link #ids}
     * @param messages by service name, at least one. A copy may have fewer messages than the id was made
     *     for: it leaves out those that are recorded as sent
     */
    public static IncidentMessage of(String cluster, String id, List<IncidentMessage> messages) {
        String headline = messages.getFirst().entry().headline();
        String services = Phrases.count(messages.size(), "service");
        String subject =
                Phrases.fit("[ECS] " + Phrases.fit(cluster, NAME) + ", " + services + ": " + headline, SUBJECT);
        List<String> lines = messages.stream()
                .map(IncidentMessage::entry)
                .map(DigestEntry::line)
                .toList();
        IncidentMessage digest = new IncidentMessage(
                id,
                messages.getFirst().key(),
                subject,
                text(cluster, id, lines, messages.getFirst()),
                chat(cluster, id, subject, messages),
                new DigestEntry(headline, Phrases.count(messages.size(), "service")));
        return messages.stream().anyMatch(IncidentMessage::copy) ? MessageRenderer.again(digest) : digest;
    }

    private static String id(String cluster, List<DigestKey> messages) {
        String all = messages.stream().map(DigestKey::message).collect(Collectors.joining("\n"));
        return cluster + "/digest/" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String cluster, String id, List<String> lines, IncidentMessage first) {
        String headline = first.entry().headline();
        TextPage page = new TextPage();
        page.text(headline(cluster, lines.size(), headline));
        String step = TextPage.section("NEXT STEP", first.text());
        page.text("Services with the same notification share one message. Each has its own incident."
                + (step.isEmpty() && isNothingToDo(first) ? " " + Summary.NOTHING_TO_DO : ""));
        if (!step.isEmpty()) {
            page.section("NEXT STEP");
            page.lines(step);
            if (step.contains(name(first))) {
                page.line("What names " + name(first) + " is for that service; do the same for each of the others.");
            }
        }
        page.section("SERVICES");
        lines.stream().limit(MAIL_LINES).forEach(page::bullet);
        if (lines.size() > MAIL_LINES) {
            page.line("and " + (lines.size() - MAIL_LINES) + " more. The CLI's command incidents lists them.");
        }
        page.section("MESSAGE ID");
        page.verbatim(id);
        page.section("MESSAGE OF THE FIRST SERVICE: " + first.subject());
        return page + "\n" + TextPage.without("NEXT STEP", first.text());
    }

    private static String name(IncidentMessage first) {
        return first.key().service().service();
    }

    private static String headline(String cluster, int services, String headline) {
        return Phrases.count(services, "service") + " of cluster " + cluster
                + (services == 1 ? " has a" : " have the same") + " notification: " + headline + ".";
    }

    private static boolean isNothingToDo(IncidentMessage first) {
        return first.text().lines().limit(2).anyMatch(line -> line.endsWith(Summary.NOTHING_TO_DO));
    }

    /**
     * It is in the thread of the first service's incident: a thread of its own would end with it, and the next message of
     * the same services would be in another one.
     */
    private static String chat(String cluster, String id, String subject, List<IncidentMessage> messages) {
        List<String> steps = JsonText.texts(messages.getFirst().chat(), "nextSteps");
        return new ChatNotification(
                        id,
                        subject,
                        description(cluster, messages),
                        steps.isEmpty() ? List.of("The e-mail has the numbers and the commands.") : steps,
                        List.of("ECS", cluster),
                        threading(cluster, id, messages))
                .json();
    }

    private static List<String> description(String cluster, List<IncidentMessage> messages) {
        int more = messages.size() - CHAT_LINES;
        IncidentMessage first = messages.getFirst();
        return Stream.of(
                        Stream.of(
                                headline(cluster, messages.size(), first.entry().headline())),
                        messages.stream()
                                .limit(CHAT_LINES)
                                .map(message -> message.entry().line()),
                        more > 0 ? Stream.of("and " + more + " more") : Stream.<String>of(),
                        stack(first).map(stack -> "Cluster " + cluster + ", stack " + stack).stream())
                .flatMap(lines -> lines)
                .toList();
    }

    /** The installation that a message names; empty for a stored one that names none. */
    private static Optional<String> stack(IncidentMessage message) {
        return text(message, "stack")
                .flatMap(name ->
                        text(message, "region").map(region -> StackText.line(name, region, text(message, "account"))));
    }

    private static Optional<String> text(IncidentMessage message, String field) {
        return JsonText.texts(message.chat(), field).stream().findFirst();
    }

    private static ChatNotification.Threading threading(String cluster, String id, List<IncidentMessage> messages) {
        String first = messages.getFirst().chat();
        SortedMap<String, String> context = new TreeMap<>();
        for (String name : List.of("stack", "region", "account")) {
            JsonText.texts(first, name).stream().findFirst().ifPresent(text -> context.put(name, text));
        }
        context.put("cluster", cluster);
        return new ChatNotification.Threading(
                JsonText.texts(first, "threadId").stream().findFirst().orElse(id),
                "DIGEST",
                messages.stream()
                        .limit(CHAT_LINES)
                        .flatMap(message -> JsonText.texts(message.chat(), "relatedResources").stream())
                        .distinct()
                        .toList(),
                context);
    }
}

package ecsremediation.report;

import ecsremediation.incident.NoticeLog;
import ecsremediation.incident.StackMessage;
import ecsremediation.incident.StackNotice;
import java.util.List;
import java.util.stream.Stream;

/** Renders the stack notices of one kind as one message. Pure: the same notices give the same bytes. */
public final class StackNoticeText {
    /** The most notices that a message lists. It counts the others. Our choice. */
    static final int LISTED = 20;

    /** The most notices of a chat message. Our choice. */
    private static final int CHAT_LINES = 5;

    private StackNoticeText() {}

    /**
     * What a message says of notices of one kind.
     *
     * @param subject what is wrong, in a few words
     * @param wrong what is wrong and how many
     * @param each one line for each notice
     * @param meanwhile what the program does until an operator has acted
     * @param step what the operator does, as sentences
     * @param commands the commands of the step, one for each notice, to be copied
     */
    record Parts(
            String subject,
            String wrong,
            List<String> each,
            List<String> meanwhile,
            List<String> step,
            List<ShellCommand> commands) {}

    /** The message of the notices that wait in the log. All chat messages about notices of one kind are in one thread. */
    public static StackMessage of(NoticeLog log, Stack stack) {
        Parts parts = parts(log.waiting(), stack);
        String subject = SubjectLine.of(stack.name(), List.of(parts.subject()));
        String thread = stack.name() + "/notice/" + log.kind();
        String id = thread + log.sentAt().map(at -> "/" + at).orElse("");
        ChatNotification chat = new ChatNotification(
                id,
                subject,
                chatLines(parts, stack),
                chatSteps(parts),
                List.of("ECS"),
                new ChatNotification.Threading(thread, "STACK", List.of(), ChatNotification.context(stack)));
        return new StackMessage(id, subject, text(parts, id, stack), chat.json());
    }

    private static Parts parts(List<StackNotice> notices, Stack stack) {
        return switch (notices.getFirst()) {
            case StackNotice.ModeNotOrdered _ -> ModeText.notOrdered(stack);
            case StackNotice.RowUnreadable _ ->
                UnreadableRowText.parts(alike(notices, StackNotice.RowUnreadable.class), stack);
            case StackNotice.IncidentOutside _ ->
                IncidentOutsideText.parts(alike(notices, StackNotice.IncidentOutside.class), stack);
            case StackNotice.InsightsOff _ ->
                InsightsOffText.parts(alike(notices, StackNotice.InsightsOff.class), stack);
            case StackNotice.ClusterDenied _ ->
                ClusterDeniedText.parts(alike(notices, StackNotice.ClusterDenied.class), stack);
        };
    }

    private static <N extends StackNotice> List<N> alike(List<StackNotice> notices, Class<N> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String text(Parts parts, String id, Stack stack) {
        TextPage page = new TextPage();
        page.text(parts.wrong());
        page.section("NEXT STEP");
        parts.step().forEach(page::line);
        parts.commands().stream().limit(LISTED).forEach(page::command);
        page.section("WHAT IS WRONG");
        parts.each().stream().limit(LISTED).forEach(page::bullet);
        if (parts.each().size() > LISTED) {
            page.bullet(more(parts.each().size() - LISTED, parts.each().size()));
        }
        page.section("WHAT THE PROGRAM DOES MEANWHILE");
        parts.meanwhile().forEach(page::bullet);
        page.section("STACK");
        page.bullet(StackText.line(stack));
        page.section("MESSAGE ID");
        page.verbatim(id);
        return page.toString();
    }

    /** The log of a kind is full with the most notices that it keeps. */
    private static String more(int others, int all) {
        return "and " + (all < NoticeLog.WAITING_MOST ? "" : "at least ") + others + " more";
    }

    private static List<String> chatLines(Parts parts, Stack stack) {
        int all = parts.each().size();
        Stream<String> each = parts.each().stream().limit(CHAT_LINES);
        Stream<String> more = all > CHAT_LINES ? Stream.of(more(all - CHAT_LINES, all)) : Stream.of();
        return Stream.of(Stream.of(parts.wrong()), each, more, Stream.of("Stack " + StackText.line(stack)))
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<String> chatSteps(Parts parts) {
        Stream<String> mail = parts.commands().isEmpty() ? Stream.of() : Stream.of("The e-mail has the commands.");
        return Stream.concat(parts.step().stream(), mail).toList();
    }
}

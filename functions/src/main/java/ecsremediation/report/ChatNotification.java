package ecsremediation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A custom notification of Amazon Q Developer in chat applications, version 1.0 (its Administrator Guide, "Custom
 * notifications"). Amazon Q drops any other message on its topic without a report, so chat has its own topic. The guide
 * gives no lengths; Slack shows at most 3,000 characters of one text (Block Kit reference, text object).
 *
 * @param id the same in a copy
 * @param title in one line
 * @param lines the description
 * @param nextSteps what a reader does, without commands: a chat application changes quotes, asterisks and underscores
 * @param keywords names by which readers search
 * @param threading where it belongs
 */
record ChatNotification(
        String id,
        String title,
        List<String> lines,
        List<String> nextSteps,
        List<String> keywords,
        Threading threading) {
    /** The longest description and the longest next step: room for the note of a copy is left. Our choice. */
    static final int TEXT_MOST = 2_700;

    /** The most next steps, keywords and resources. Our choice. */
    static final int LISTED = 20;

    private static final String REST = "The e-mail has the rest.";

    /**
     * Where a notification belongs.
     *
     * @param thread notifications with the same one are shown in one thread
     * @param type the kind of notification, by which readers can filter
     * @param resources ARNs
     * @param context further facts by name
     */
    record Threading(String thread, String type, List<String> resources, SortedMap<String, String> context) {
        Threading {
            resources = List.copyOf(resources);
            context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
        }
    }

    ChatNotification {
        lines = List.copyOf(lines);
        nextSteps = List.copyOf(nextSteps);
        keywords = List.copyOf(keywords);
    }

    /** What every notification of a stack says of it. */
    static SortedMap<String, String> context(Stack stack) {
        SortedMap<String, String> context = new TreeMap<>();
        context.put("stack", stack.name());
        context.put("region", stack.region());
        stack.account().ifPresent(account -> context.put("account", account));
        return context;
    }

    String json() {
        return JsonText.object(json -> {
            json.writeStringField("version", "1.0");
            json.writeStringField("source", "custom");
            json.writeStringField("id", VisibleText.of(id));
            json.writeObjectFieldStart("content");
            content(json);
            json.writeEndObject();
            json.writeObjectFieldStart("metadata");
            metadata(json);
            json.writeEndObject();
        });
    }

    private void content(JsonGenerator json) throws IOException {
        json.writeStringField("textType", "client-markdown");
        json.writeStringField("title", VisibleText.of(title));
        json.writeStringField("description", description());
        JsonText.strings(json, "nextSteps", listed(nextSteps));
        JsonText.strings(json, "keywords", listed(keywords));
    }

    private void metadata(JsonGenerator json) throws IOException {
        json.writeStringField("threadId", VisibleText.of(threading.thread()));
        json.writeStringField("summary", VisibleText.of(title));
        json.writeStringField("eventType", "ecs-remediation " + threading.type());
        JsonText.strings(json, "relatedResources", listed(threading.resources()));
        json.writeObjectFieldStart("additionalContext");
        for (var fact : threading.context().entrySet()) {
            json.writeStringField(fact.getKey(), VisibleText.of(fact.getValue()));
        }
        json.writeEndObject();
    }

    private static List<String> listed(List<String> texts) {
        return texts.stream()
                .limit(LISTED)
                .map(text -> Phrases.fit(text, TEXT_MOST))
                .toList();
    }

    /** Whole lines, as far as they fit. */
    private String description() {
        List<String> shown = new ArrayList<>();
        int length = 0;
        for (String line : lines) {
            String visible = Phrases.fit(line, TEXT_MOST - REST.length());
            length += visible.length() + 1;
            if (length > TEXT_MOST - REST.length()) {
                shown.add(REST);
                break;
            }
            shown.add(visible);
        }
        return String.join("\n", shown);
    }
}

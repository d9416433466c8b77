package ecsremediation.simulator.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened to alarms. Callers hold the world's lock. */
public final class AlarmHistory {
    /** CloudWatch keeps 30 days instead. Our choice. */
    private static final int KEPT = 1000;

    private final Deque<Entry> items = new ArrayDeque<>();

    /**
     * One item.
     *
     * @param type {@code ConfigurationUpdate}, {@code StateUpdate} or {@code Action}
     * @param data the JSON text that the API returns
     */
    public record Entry(String alarm, Instant at, String type, String summary, String data) {}

    void configured(Alarm alarm, String how, Instant at) {
        String type = switch (how) {
            case "created" -> "Create";
            case "deleted" -> "Delete";
            default -> "Update";
        };
        ObjectNode data = Documents.object().put("version", "1.0").put("type", type);
        add(alarm, at, "ConfigurationUpdate", "Alarm \"" + alarm.spec().name() + "\" " + how, data);
    }

    void changed(Alarm alarm) {
        AlarmVerdict from = alarm.previous();
        AlarmVerdict to = alarm.current();
        ObjectNode data = Documents.object().put("version", "1.0");
        data.set("oldState", state(from));
        data.set("newState", state(to));
        add(alarm, to.at(), "StateUpdate", "Alarm updated from " + from.state() + " to " + to.state(), data);
    }

    private static ObjectNode state(AlarmVerdict verdict) {
        ObjectNode state =
                Documents.object().put("stateValue", verdict.state().name()).put("stateReason", verdict.reason());
        if (!verdict.reasonData().isEmpty()) {
            state.set("stateReasonData", Documents.read(verdict.reasonData()));
        }
        return state;
    }

    void acted(Alarm alarm, String arn, Instant at) {
        ObjectNode data = Documents.object()
                .put("actionState", "Succeeded")
                .put("notificationResource", arn)
                .put("stateUpdateTimestamp", alarm.current().at().toEpochMilli());
        add(alarm, at, "Action", "Successfully executed action " + arn, data);
    }

    private void add(Alarm alarm, Instant at, String type, String summary, ObjectNode data) {
        items.addFirst(new Entry(alarm.spec().name(), at, type, summary, Documents.write(data)));
        if (items.size() > KEPT) {
            items.removeLast();
        }
    }

    /** All items, newest first. */
    List<Entry> items() {
        return List.copyOf(items);
    }
}

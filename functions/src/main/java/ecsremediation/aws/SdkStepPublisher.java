package ecsremediation.aws;

import ecsremediation.incident.StepEvent;
import ecsremediation.report.StepPublisher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Puts steps on an EventBridge bus. EventBridge takes or refuses each entry of a call by itself. */
public final class SdkStepPublisher implements StepPublisher {
    /** API reference of PutEvents: 1 to 10 entries. */
    private static final int ENTRIES_MOST = 10;

    /**
     * The entries of a call together: less than 256 KB (EventBridge User Guide, "Calculating PutEvents event entry
     * size"). A step has about 1 KB. Our choice: half of it.
     */
    private static final int BYTES_MOST = 128 * 1024;

    /** After this number of calls of which EventBridge took nothing, the rest waits for the next time. Our choice. */
    private static final int FAILED_CALLS_MOST = 2;

    private final EventBridgeClient eventBridge;
    private final String bus;

    /** @param bus the name of a bus of this account and Region */
    public SdkStepPublisher(EventBridgeClient eventBridge, String bus) {
        this.eventBridge = eventBridge;
        this.bus = bus;
    }

    @Override
    public boolean hasBus() {
        return true;
    }

    @Override
    public SortedMap<String, String> put(List<StepEvent> events) {
        SortedMap<String, String> refused = new TreeMap<>();
        int failed = 0;
        for (List<StepEvent> call : calls(events)) {
            if (failed == FAILED_CALLS_MOST) {
                call.forEach(event -> refused.put(event.id(), "not tried, because the calls before failed"));
            } else {
                SortedMap<String, String> now = putTogether(call);
                failed = now.size() == call.size() ? failed + 1 : 0;
                refused.putAll(now);
            }
        }
        return refused;
    }

    private static List<List<StepEvent>> calls(List<StepEvent> events) {
        List<List<StepEvent>> calls = new ArrayList<>();
        List<StepEvent> call = new ArrayList<>();
        int bytes = 0;
        for (StepEvent event : events) {
            int size = size(event);
            if (call.size() == ENTRIES_MOST || (!call.isEmpty() && bytes + size > BYTES_MOST)) {
                calls.add(List.copyOf(call));
                call.clear();
                bytes = 0;
            }
            call.add(event);
            bytes += size;
        }
        if (!call.isEmpty()) {
            calls.add(List.copyOf(call));
        }
        return calls;
    }

    /** The User Guide counts 14 bytes for the time, and the UTF-8 form of the others. */
    private static int size(StepEvent event) {
        String counted = StepEvent.SOURCE
                + StepPublisher.detailType(event.step())
                + event.detail()
                + String.join("", event.resources());
        return 14 + counted.getBytes(StandardCharsets.UTF_8).length;
    }

    private SortedMap<String, String> putTogether(List<StepEvent> call) {
        SortedMap<String, String> refused = new TreeMap<>();
        try {
            List<PutEventsResultEntry> results = eventBridge
                    .putEvents(request ->
                            request.entries(call.stream().map(this::entry).toList()))
                    .entries();
            for (int i = 0; i < call.size(); i++) {
                if (i >= results.size()) {
                    refused.put(call.get(i).id(), "EventBridge did not answer for it");
                } else if (results.get(i).eventId() == null) {
                    refused.put(
                            call.get(i).id(),
                            results.get(i).errorCode() + ": " + results.get(i).errorMessage());
                }
            }
        } catch (SdkException failure) {
            String words = SdkErrors.words(failure);
            call.forEach(event -> refused.put(event.id(), words));
        }
        return refused;
    }

    private PutEventsRequestEntry entry(StepEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(StepEvent.SOURCE)
                .detailType(StepPublisher.detailType(event.step()))
                .resources(event.resources())
                .time(event.at())
                .detail(event.detail())
                .build();
    }
}

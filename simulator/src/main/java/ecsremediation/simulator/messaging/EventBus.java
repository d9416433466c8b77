package ecsremediation.simulator.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.lambda.FunctionSlots;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** EventBridge's default bus: events, rules and schedules. It records the events of other buses. */
public final class EventBus {
    private final EventLoop eventLoop;
    private final Delays delays;
    private final FunctionSlots functions;
    private final Queues queues;
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final SortedMap<String, List<String>> others = new TreeMap<>();
    private final List<Consumer<String>> observers = new CopyOnWriteArrayList<>();

    public EventBus(EventLoop eventLoop, Delays delays, FunctionSlots functions, Queues queues) {
        this.eventLoop = eventLoop;
        this.delays = delays;
        this.functions = functions;
        this.queues = queues;
    }

    /** Adds a rule. */
    public void add(Rule rule) {
        eventLoop.run(() -> rules.add(rule));
    }

    /** Calls the observer with each further event as JSON, when it is put. */
    public void observe(Consumer<String> observer) {
        observers.add(observer);
    }

    /** Every event so far, as JSON, oldest first. */
    public List<String> events() {
        return eventLoop.locked(() -> List.copyOf(events));
    }

    /** Every event so far of another bus of the account, as JSON, oldest first. */
    public List<String> events(String bus) {
        return eventLoop.locked(() -> List.copyOf(others.getOrDefault(bus, List.of())));
    }

    /**
     * Records an event of another bus of the account. No other bus has rules.
     *
     * @return the event's id
     */
    public String record(String bus, String source, String detailType, List<String> resources, ObjectNode detail) {
        return eventLoop.locked(() -> {
            String event = event(source, detailType, resources, detail);
            others.computeIfAbsent(bus, _ -> new ArrayList<>()).add(event);
            return id(event);
        });
    }

    private static String id(String event) {
        return Documents.read(event).path("id").asText();
    }

    /**
     * Puts an event of an AWS service or of an application on the bus.
     *
     * @return the event's id
     */
    public String put(String source, String detailType, List<String> resources, ObjectNode detail) {
        String event = eventLoop.locked(() -> event(source, detailType, resources, detail));
        eventLoop.run(() -> {
            events.add(event);
            observers.forEach(observer -> observer.accept(event));
            rules.stream()
                    .filter(r -> r.matches(source, detailType, detail))
                    .flatMap(r -> r.targets().stream())
                    .forEach(t -> delays.deliver(() -> deliver(event, t)));
        });
        return id(event);
    }

    /** Sends a {@code Scheduled Event} to a function every interval. The first follows after one interval. */
    public void schedule(String name, Duration interval, String function) {
        eventLoop.after(interval, () -> {
            String rule = eventLoop.account().arn("events", "rule/" + name);
            functions.invokeAsync(function, event("aws.events", "Scheduled Event", List.of(rule), Documents.object()));
            schedule(name, interval, function);
        });
    }

    private void deliver(String event, Rule.Target target) {
        switch (target) {
            case Rule.Target.ToFunction function -> functions.invokeAsync(function.name(), event);
            case Rule.Target.ToQueue queue -> queues.send(queue.name(), event);
        }
    }

    private String event(String source, String detailType, List<String> resources, ObjectNode detail) {
        ObjectNode event = Documents.object();
        event.put("version", "0");
        event.put("id", eventLoop.randomSource("event ids").uuid());
        event.put("detail-type", detailType);
        event.put("source", source);
        event.put("account", eventLoop.account().id());
        event.put("time", eventLoop.now().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", eventLoop.account().region());
        event.set("resources", Documents.strings(resources));
        event.set("detail", detail);
        return Documents.write(event);
    }
}

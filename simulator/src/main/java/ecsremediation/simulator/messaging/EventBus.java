package ecsremediation.simulator.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.lambda.FunctionSlots;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** EventBridge's default bus: AWS events, rules and schedules. */
public final class EventBus {
    private final EventLoop eventLoop;
    private final Delays delays;
    private final FunctionSlots functions;
    private final Queues queues;
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

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

    /** Every event so far, as JSON, oldest first. */
    public List<String> events() {
        return eventLoop.locked(() -> List.copyOf(events));
    }

    /** Puts an event of an AWS service on the bus. */
    public void put(String source, String detailType, List<String> resources, ObjectNode detail) {
        eventLoop.run(() -> {
            String event = event(source, detailType, resources, detail);
            events.add(event);
            rules.stream()
                    .filter(r -> r.matches(source, detailType, detail))
                    .flatMap(r -> r.targets().stream())
                    .forEach(t -> delays.deliver(() -> deliver(event, t)));
        });
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

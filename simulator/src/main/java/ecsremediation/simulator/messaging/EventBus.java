package ecsremediation.simulator.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.kernel.Documents;
import ecsremediation.simulator.kernel.EventLoop;
import ecsremediation.simulator.lambda.FunctionSlots;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** EventBridge's default bus: AWS's own events, matched by rules, and schedules. */
public final class EventBus {
    private final EventLoop kernel;
    private final Delays delays;
    private final FunctionSlots functions;
    private final Queues queues;
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    public EventBus(EventLoop kernel, Delays delays, FunctionSlots functions, Queues queues) {
        this.kernel = kernel;
        this.delays = delays;
        this.functions = functions;
        this.queues = queues;
    }

    /** Adds a rule. */
    public void add(Rule rule) {
        kernel.run(() -> rules.add(rule));
    }

    /** Every event that was put, as JSON, oldest first. */
    public List<String> events() {
        return kernel.locked(() -> List.copyOf(events));
    }

    /** Puts an event of an AWS service on the bus. */
    public void put(String source, String detailType, List<String> resources, ObjectNode detail) {
        kernel.run(() -> {
            String event = event(source, detailType, resources, detail);
            events.add(event);
            rules.stream()
                    .filter(r -> r.matches(source, detailType, detail))
                    .flatMap(r -> r.targets().stream())
                    .forEach(t -> delays.deliver(() -> hand(event, t)));
        });
    }

    /** Sends a {@code Scheduled Event} to a function again and again, first after one interval. */
    public void schedule(String name, Duration interval, String function) {
        kernel.after(interval, () -> {
            String rule = kernel.account().arn("events", "rule/" + name);
            functions.invokeAsync(function, event("aws.events", "Scheduled Event", List.of(rule), Documents.object()));
            schedule(name, interval, function);
        });
    }

    private void hand(String event, Rule.Target target) {
        switch (target) {
            case Rule.Target.ToFunction function -> functions.invokeAsync(function.name(), event);
            case Rule.Target.ToQueue queue -> queues.send(queue.name(), event);
        }
    }

    private String event(String source, String detailType, List<String> resources, ObjectNode detail) {
        ObjectNode event = Documents.object();
        event.put("version", "0");
        event.put("id", kernel.chance("event ids").uuid());
        event.put("detail-type", detailType);
        event.put("source", source);
        event.put("account", kernel.account().id());
        event.put("time", kernel.now().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", kernel.account().region());
        event.set("resources", Documents.strings(resources));
        event.set("detail", detail);
        return Documents.write(event);
    }
}

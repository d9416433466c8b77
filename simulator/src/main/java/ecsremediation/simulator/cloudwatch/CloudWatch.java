package ecsremediation.simulator.cloudwatch;

import ecsremediation.simulator.engine.ApiException;
import ecsremediation.simulator.engine.EventLoop;
import ecsremediation.simulator.lambda.FunctionSlots;
import ecsremediation.simulator.messaging.EventBus;
import ecsremediation.simulator.messaging.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * CloudWatch: metrics, and alarms that are evaluated each minute. An alarm acts only when its state changes. Every
 * method is one step under the world's lock.
 */
public final class CloudWatch {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final EventLoop eventLoop;
    private final Topics topics;
    private final FunctionSlots functions;
    private final EventBus bus;
    private final MetricStore metrics = new MetricStore();
    private final Map<String, Alarm> alarms = new TreeMap<>();
    private final AlarmHistory history = new AlarmHistory();
    private final List<Consumer<Alarm>> observers = new ArrayList<>();

    public CloudWatch(EventLoop eventLoop, Topics topics, FunctionSlots functions, EventBus bus) {
        this.eventLoop = eventLoop;
        this.topics = topics;
        this.functions = functions;
        this.bus = bus;
        eventLoop.after(INTERVAL, this::evaluateAll);
    }

    /** Publishes one data point. */
    public void put(Metric metric, Instant at, double value) {
        eventLoop.run(() -> metrics.put(metric, at, value));
    }

    /** Every metric that has at least one data point. */
    public List<Metric> metrics() {
        return eventLoop.locked(metrics::all);
    }

    /** The value of one period of a metric; empty if the period has no data point. */
    public OptionalDouble value(MetricQuery.Stat stat, Instant from) {
        return eventLoop.locked(() -> metrics.value(stat, from));
    }

    /**
     * The value of one period of a query.
     *
     * @param all the queries that an expression may refer to
     * @param first the first period of the requested range
     * @throws IllegalArgumentException for metric math that the simulator does not support
     */
    public OptionalDouble value(MetricQuery query, List<MetricQuery> all, Instant from, Instant first) {
        return eventLoop.locked(() -> metrics.value(query, all, from, first));
    }

    /** Creates an alarm, or replaces the alarm of that name. Its first state is INSUFFICIENT_DATA. */
    public Alarm putAlarm(AlarmSpec spec) {
        return eventLoop.locked(() -> {
            Alarm alarm = new Alarm(spec, eventLoop.account().alarm(spec.name()), eventLoop.now());
            boolean isNew = alarms.put(spec.name(), alarm) == null;
            history.configured(alarm, isNew ? "created" : "updated", eventLoop.now());
            return alarm;
        });
    }

    /** Removes an alarm. Returns whether there was one of that name. Its history stays. */
    public boolean deleteAlarm(String name) {
        return eventLoop.locked(() -> {
            Alarm alarm = alarms.remove(name);
            if (alarm != null) {
                history.configured(alarm, "deleted", eventLoop.now());
            }
            return alarm != null;
        });
    }

    /** The history of all alarms, deleted ones too, newest first. */
    public List<AlarmHistory.Entry> history() {
        return eventLoop.locked(history::items);
    }

    /** All alarms, by name. */
    public Collection<Alarm> alarms() {
        return eventLoop.locked(() -> List.copyOf(alarms.values()));
    }

    /** The alarm of that name; empty if there is none. */
    public Optional<Alarm> alarm(String name) {
        return eventLoop.locked(() -> Optional.ofNullable(alarms.get(name)));
    }

    /**
     * SetAlarmState. The next evaluation sets the state again.
     *
     * @throws ApiException ResourceNotFound if there is no such alarm
     */
    public void setAlarmState(String name, AlarmStateValue state, String reason) {
        eventLoop.run(() -> {
            Alarm alarm = alarms.get(name);
            if (alarm == null) {
                throw new ApiException("ResourceNotFound", "Unknown alarm: " + name);
            }
            if (alarm.state() != state) {
                change(alarm, new AlarmVerdict(state, reason, "", eventLoop.now()));
            }
        });
    }

    /** Calls the observer after every change of an alarm's state. */
    public void observe(Consumer<Alarm> observer) {
        eventLoop.run(() -> observers.add(observer));
    }

    private void evaluateAll() {
        for (Alarm alarm : List.copyOf(alarms.values())) {
            new Evaluation(alarm.spec(), metrics, eventLoop.now())
                    .from(alarm.state())
                    .ifPresent(v -> change(alarm, v));
        }
        eventLoop.after(INTERVAL, this::evaluateAll);
    }

    private void change(Alarm alarm, AlarmVerdict verdict) {
        alarm.become(verdict);
        history.changed(alarm);
        observers.forEach(o -> o.accept(alarm));
        bus.put(
                "aws.cloudwatch",
                "CloudWatch Alarm State Change",
                List.of(alarm.arn()),
                AlarmPayloads.eventDetail(alarm));
        alarm.spec().actions().on(verdict.state()).forEach(arn -> act(alarm, arn));
    }

    /** A scaling policy reads the states of its alarms by itself. */
    private void act(Alarm alarm, String arn) {
        history.acted(alarm, arn, eventLoop.now());
        if (arn.contains(":scalingPolicy:")) {
            return;
        }
        if (arn.contains(":lambda:")) {
            String function = arn.substring(arn.lastIndexOf(':') + 1);
            functions.invokeAsync(function, AlarmPayloads.directEvent(alarm, eventLoop.account()));
        } else {
            topics.publish(
                    arn,
                    AlarmPayloads.subject(alarm, eventLoop.account()),
                    AlarmPayloads.snsMessage(alarm, eventLoop.account()));
        }
    }
}

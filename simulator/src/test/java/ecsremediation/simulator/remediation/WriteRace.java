package ecsremediation.simulator.remediation;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.act.WriteObstacle;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.PauseState;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ClusterReader;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lab with 3 missing tasks, desired 1 and ceiling 10, and other actors before some of the program's outside
 * calls. The calls are numbered from 0, the first observation. Time stands still during a reconciliation.
 */
final class WriteRace {
    private static final Limits ONE_AN_HOUR = new Limits(100, 10, 1, 20);

    private final Lab lab = LabScenario.build(LabSettings.ofSeed(1));
    private final InMemoryIncidentStore store = InMemoryIncidentStore.ordered(Mode.ACT);
    private final RecordingJournal journal = new RecordingJournal();
    private final List<SizeStep> steps = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<OperatorMessage> sent = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    /** The number of steps before each request of another actor for a size. */
    private final List<Integer> sizedAfter = new ArrayList<>();

    private final List<Integer> begins = new ArrayList<>();
    private final Remediation remediation;
    private final Setup setup;
    private Orders orders = new Orders(Mode.ACT, Optional.empty(), "act", false);
    private boolean isReadAgain = true;
    private int requestsWithoutReading;
    private boolean others;
    private int throttled;
    private int tick;

    WriteRace(Setup setup) {
        this.setup = setup;
        lab.world().run(() -> lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(1, setup.max())));
        lab.world().autoScaling().observe(r -> steps.add(new SizeStep(r, others, tick, orders)));
        CapacityWriter aws = new SimulatedCapacityWriter(lab.world());
        CapacityWriter writer = setup.writer().apply(change -> requested(aws, change));
        Ports ports = new Ports(
                setup.reader().apply(new SimulatedClusterReader(lab.world())),
                change -> kept(writer.write(change)),
                store,
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                sent::add,
                journal);
        remediation = new Remediation(
                ObservedPorts.around(ports, this::begun),
                new Policy(
                        Mode.ACT,
                        ONE_AN_HOUR,
                        LabNames.FENCE,
                        new Stack("ecs-remediation", "aws", "eu-central-1", Optional.of("111122223333"))),
                lab.world().clock());
        lab.raiseDesiredCount(4);
    }

    /** Advances one minute and reconciles, that many times. */
    WriteRace ticks(int times) {
        for (int i = 0; i < times; i++) {
            tick++;
            begins.add(calls.size());
            lab.world().advance(Duration.ofMinutes(1));
            Reconciled.by(remediation, new Trigger.Tick(lab.world().now()));
        }
        return this;
    }

    /** The outside calls since the first observation. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** What the writer answered. */
    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The messages to the operators, oldest first. */
    List<OperatorMessage> sent() {
        return List.copyOf(sent);
    }

    /** The changes of the group's sizes, by anybody. */
    List<SizeStep> steps() {
        return List.copyOf(steps);
    }

    RecordingJournal journal() {
        return journal;
    }

    InMemoryIncidentStore store() {
        return store;
    }

    /** Open and ended incidents. */
    List<Incident> incidents() {
        return Stream.concat(store.closed().stream(), store.due(Instant.MAX).stream())
                .toList();
    }

    Sizes sizes() {
        return lab.world().read(() -> group().sizes());
    }

    /** The ceiling tag's value; empty without the tag. */
    Optional<Integer> ceiling() {
        return lab.world()
                .read(() -> Optional.ofNullable(group().tags().get(AutoScalingGroup.CEILING_TAG)))
                .map(Integer::valueOf);
    }

    void resize(SizeChange change) {
        sizedAfter.add(steps.size());
        lab.world().run(() -> lab.world().autoScaling().update(LabNames.GROUP, change));
    }

    void setDesired(int desired) {
        sizedAfter.add(steps.size());
        lab.world().run(() -> lab.world().autoScaling().setDesired(LabNames.GROUP, desired));
    }

    void tag(String key, Optional<String> value) {
        lab.world().run(() -> group().tag(key, value));
    }

    void pause() {
        store.save(new Pause(lab.world().now().plus(Duration.ofHours(2)), "load test", "operator"));
    }

    void order(Mode mode) {
        store.save(new ModeOrder(mode, "operator", Optional.empty(), lab.world().now()));
    }

    boolean isOff() {
        return store.mode().most() == Mode.OFF;
    }

    /** Whether another actor set a size after that step, the same size included. */
    boolean isSizedByOthersAfter(int step) {
        return sizedAfter.stream().anyMatch(before -> before > step);
    }

    /** Lets another actor act now. */
    void act(RacingActor actor) {
        others = true;
        actor.act(this);
        others = false;
    }

    private SimulatedGroup group() {
        return lab.world().autoScaling().find(LabNames.GROUP).orElseThrow();
    }

    /** The outside calls of each reconciliation. */
    List<List<String>> callsByTick() {
        return IntStream.range(0, begins.size())
                .mapToObj(i -> calls().subList(begins.get(i), i + 1 < begins.size() ? begins.get(i + 1) : calls.size()))
                .toList();
    }

    /** The number of requests that were sent without a reading of the group since the one before. */
    int requestsWithoutReading() {
        return requestsWithoutReading;
    }

    private Outcome requested(CapacityWriter aws, CapacityChange change) {
        requestsWithoutReading += isReadAgain ? 0 : 1;
        isReadAgain = false;
        if (throttled < setup.throttled()) {
            throttled++;
            return new Outcome.Refused(
                    change.group(),
                    Outcome.Refused.Reason.NOT_EXECUTED,
                    new WriteObstacle.AwsAnswer("Throttling: Rate exceeded"));
        }
        return aws.write(change);
    }

    private Outcome kept(Outcome outcome) {
        outcomes.add(outcome);
        return outcome;
    }

    private void begun(String call) {
        if (calls.isEmpty() && !call.equals("reader.observe")) {
            return;
        }
        setup.moves().getOrDefault(calls.size(), List.of()).forEach(this::act);
        calls.add(call);
        if (call.equals("store.mode")) {
            orders = new Orders(store.mode().most(), orders.ceiling(), orders.groupMode(), orders.paused());
        }
        if (call.equals("store.pause")) {
            orders = new Orders(orders.mode(), orders.ceiling(), orders.groupMode(), isPaused());
        }
        if (call.equals("reader.writeState")) {
            orders = new Orders(orders.mode(), ceiling(), groupMode(), orders.paused());
            isReadAgain = true;
        }
    }

    private boolean isPaused() {
        return !(store.pause(lab.world().now()) instanceof PauseState.NotPaused);
    }

    private String groupMode() {
        return lab.world().read(() -> group().tags().getOrDefault(AutoScalingGroup.MODE_TAG, "act"));
    }

    /** What the group's owner and the operators ordered when the program asked for it last. */
    record Orders(Mode mode, Optional<Integer> ceiling, String groupMode, boolean paused) {
        boolean permit(int desired) {
            return !paused
                    && mode == Mode.ACT
                    && groupMode.equals("act")
                    && ceiling.filter(most -> desired <= most).isPresent();
        }
    }

    /**
     * A change of the group's sizes.
     *
     * @param byOthers whether another actor made it
     * @param tick the number of the reconciliation in or before which it happened, from 1
     * @param orders the orders that were in force at the program's last reading before it
     */
    record SizeStep(Resize resize, boolean byOthers, int tick, Orders orders) {
        boolean lowersDesired() {
            return resize.to().desired() < resize.from().desired();
        }

        boolean raisesDesired() {
            return resize.to().desired() > resize.from().desired();
        }

        boolean lowersMax() {
            return resize.to().max() < resize.from().max();
        }
    }

    /**
     * How a race begins.
     *
     * @param max the group's max
     * @param throttled the number of write requests that AWS throttles at first
     * @param moves what other actors do before a call, by the call's number
     */
    record Setup(
            int max,
            int throttled,
            SortedMap<Integer, List<RacingActor>> moves,
            UnaryOperator<CapacityWriter> writer,
            UnaryOperator<ClusterReader> reader) {

        /** A group with room up to its ceiling, and nobody else. */
        static Setup roomy() {
            return new Setup(10, 0, new TreeMap<>(), w -> w, r -> r);
        }

        /** A group at its max. */
        static Setup full() {
            return new Setup(1, 0, new TreeMap<>(), w -> w, r -> r);
        }

        Setup with(int call, RacingActor actor) {
            TreeMap<Integer, List<RacingActor>> all = new TreeMap<>(moves);
            all.merge(
                    call,
                    List.of(actor),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
            return new Setup(max, throttled, all, writer, reader);
        }

        Setup throttling(int requests) {
            return new Setup(max, requests, moves, writer, reader);
        }

        Setup writing(UnaryOperator<CapacityWriter> through) {
            return new Setup(max, throttled, moves, through, reader);
        }

        Setup reading(UnaryOperator<ClusterReader> through) {
            return new Setup(max, throttled, moves, writer, through);
        }
    }
}

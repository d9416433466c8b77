package ecsremediation.simulator.rollout;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.Mode;
import ecsremediation.event.Delivery;
import ecsremediation.event.Trigger;
import ecsremediation.event.TriggerParser;
import ecsremediation.incident.Incident;
import ecsremediation.incident.SkippedRow;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.UnreadableRow;
import ecsremediation.plan.Limits;
import ecsremediation.report.ReconciliationJournal;
import ecsremediation.report.Stack;
import ecsremediation.simulator.World;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.LabNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The program in the function slots of a world, on in-process ports. */
final class InstalledProgram {
    private final SimulatedCapacityWriter writer;

    private InstalledProgram(SimulatedCapacityWriter writer) {
        this.writer = writer;
    }

    /** @param reports gets the result of each reconciliation */
    static InstalledProgram in(World world, Consumer<Report> reports) {
        SimulatedCapacityWriter writer = new SimulatedCapacityWriter(world);
        Ports ports = new Ports(
                new SimulatedClusterReader(world),
                writer,
                new InMemoryIncidentStore(),
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                new SimulatedNotifier(world, LabNames.OPERATOR_TOPIC),
                new Journal(reports));
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, List.of(), new TreeMap<>(), stack);
        Remediation remediation = new Remediation(ports, policy, world.clock());
        for (String slot : List.of(LabNames.ALARM_FUNCTION, LabNames.SERVICE_EVENT_FUNCTION, LabNames.TICK_FUNCTION)) {
            world.functions().attach(slot, event -> {
                TriggerParser.parse(event).stream()
                        .map(Delivery::trigger)
                        .forEach(trigger -> Reconciled.by(remediation, trigger));
                return "{}".getBytes(StandardCharsets.UTF_8);
            });
        }
        return new InstalledProgram(writer);
    }

    /** The number of writes so far. */
    int writes() {
        return writer.calls().size();
    }

    private record Journal(Consumer<Report> reports) implements ReconciliationJournal {
        @Override
        public void reconciled(Report report) {
            reports.accept(report);
        }

        @Override
        public void skipped(SkippedRow row) {}

        @Override
        public void unreadable(UnreadableRow row) {}

        @Override
        public void notSent(Incident.Message message, RuntimeException why) {
            throw new AssertionError("the world delivers every message", why);
        }

        @Override
        public void ignored(Trigger.Ignored trigger) {
            // Ignored triggers do not concern rollouts.
        }
    }
}

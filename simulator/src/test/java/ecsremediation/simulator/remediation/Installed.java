package ecsremediation.simulator.remediation;

import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.Mode;
import ecsremediation.event.Delivery;
import ecsremediation.event.TriggerParser;
import ecsremediation.plan.Limits;
import ecsremediation.report.Notifier;
import ecsremediation.report.Stack;
import ecsremediation.simulator.play.Reconciled;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** The program installed in a lab: every function slot runs one Remediation on in-process ports. */
final class Installed {
    /** Longer than the delivery of a mail, shorter than the time to the next tick. */
    private static final Duration DELIVERY = Duration.ofSeconds(5);

    final Lab lab;
    final InMemoryIncidentStore store = new InMemoryIncidentStore();
    final InMemoryDecisionLog decisions = new InMemoryDecisionLog();
    final SimulatedCapacityWriter writer;
    final RecordingJournal journal = new RecordingJournal();
    final Remediation remediation;

    private Installed(Lab lab, Mode mode, Notifier notifier) {
        this.lab = lab;
        this.writer = new SimulatedCapacityWriter(lab.world());
        Ports ports = new Ports(
                new SimulatedClusterReader(lab.world()),
                writer,
                store,
                new InMemoryGroupLocks(),
                decisions,
                notifier,
                journal);
        Stack stack = new Stack("ecs-remediation", "aws", "eu-central-1");
        Policy policy = new Policy(mode, Limits.DEFAULT, List.of(), new TreeMap<>(), stack);
        this.remediation = new Remediation(ports, policy, lab.world().clock());
    }

    static Installed in(Lab lab, Mode mode) {
        return in(lab, mode, new SimulatedNotifier(lab.world(), LabNames.OPERATOR_TOPIC));
    }

    /** The same with another notifier. */
    static Installed in(Lab lab, Mode mode, Notifier notifier) {
        Installed installed = new Installed(lab, mode, notifier);
        for (String slot : List.of(LabNames.ALARM_FUNCTION, LabNames.SERVICE_EVENT_FUNCTION, LabNames.TICK_FUNCTION)) {
            lab.world().functions().attach(slot, installed::invoke);
        }
        return installed;
    }

    byte[] invoke(byte[] event) {
        TriggerParser.parse(event).stream()
                .map(Delivery::trigger)
                .forEach(trigger -> Reconciled.by(remediation, trigger));
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /** Subjects of the mails to the operators, including those not yet delivered. */
    List<String> notified() {
        lab.world().advance(DELIVERY);
        return lab.world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .map(mail -> mail.subject())
                .toList();
    }
}

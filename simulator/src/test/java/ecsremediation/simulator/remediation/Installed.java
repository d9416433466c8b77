package ecsremediation.simulator.remediation;

import ecsremediation.Ports;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Notifier;
import ecsremediation.simulator.play.InstalledProgram;
import ecsremediation.simulator.play.ProgramSettings;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** The program installed in a lab: its functions run with in-process adapters. */
final class Installed {
    /** Longer than the delivery of a mail, shorter than the time to the next tick. */
    private static final Duration DELIVERY = Duration.ofSeconds(5);

    final Lab lab;
    final RecordingJournal journal = new RecordingJournal();
    final InMemoryIncidentStore store;
    final InMemoryDecisionLog decisions;
    final SimulatedCapacityWriter writer;
    private final InstalledProgram program;

    private Installed(Lab lab, Mode mode, Notifier notifier) {
        this.lab = lab;
        program = InstalledProgram.in(
                lab.world(), new ProgramSettings(mode, Limits.DEFAULT), real -> parts(real, notifier));
        store = program.store();
        decisions = program.decisions();
        writer = program.writer();
    }

    private Ports parts(Ports real, Notifier notifier) {
        return new Ports(real.reader(), real.writer(), real.store(), real.locks(), real.decisions(), notifier, journal);
    }

    static Installed in(Lab lab, Mode mode) {
        return in(lab, mode, new SimulatedNotifier(lab.world(), LabNames.OPERATOR_TOPIC));
    }

    /** The same with another notifier. */
    static Installed in(Lab lab, Mode mode, Notifier notifier) {
        return new Installed(lab, mode, notifier);
    }

    /** Runs AlarmFunction. */
    byte[] invoke(byte[] event) {
        try {
            return program.invoke(LabNames.ALARM_FUNCTION, event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

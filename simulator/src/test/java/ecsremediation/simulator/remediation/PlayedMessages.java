package ecsremediation.simulator.remediation;

import ecsremediation.Ports;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.Mode;
import ecsremediation.incident.NotificationKind;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.plan.Limits;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.play.InstalledProgram;
import ecsremediation.simulator.play.ProgramSettings;
import ecsremediation.simulator.remediation.WriteRace.Setup;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Messages about services that need a play: several raises, another actor's write, or services with one trouble. */
final class PlayedMessages {
    private static final Limits WIDE = new Limits(50, 1000, 100, 100);
    private static final int SERVICES = 4;

    private final List<OperatorMessage> sent = new ArrayList<>();
    private final Lab lab;

    private PlayedMessages(int ceiling, Limits limits) {
        this(LabSettings.ofSeed(1).withCeiling(OptionalInt.of(ceiling)), limits);
    }

    private PlayedMessages(LabSettings settings, Limits limits) {
        lab = LabScenario.build(settings);
        InstalledProgram.in(lab.world(), new ProgramSettings(Mode.ACT, limits), this::recorded);
    }

    private Ports recorded(Ports real) {
        return new Ports(
                real.reader(), real.writer(), real.store(), real.locks(), real.decisions(), sent::add, real.journal());
    }

    /** A task more every ten minutes. */
    static List<OperatorMessage> growing() {
        PlayedMessages play = new PlayedMessages(100, WIDE);
        for (int desired = 2; desired <= 20; desired++) {
            play.lab.raiseDesiredCount(desired);
            play.pass(Duration.ofMinutes(10));
        }
        return play.pass(Duration.ofHours(4));
    }

    /** Up or down by 3 tasks at most every minute, for two days, with a low ceiling. */
    static List<OperatorMessage> walking() {
        PlayedMessages play = new PlayedMessages(5, WIDE);
        Random steps = new Random(13);
        int desired = 1;
        for (int minute = 0; minute < 2 * 24 * 60; minute++) {
            desired = Math.clamp(desired + steps.nextInt(-3, 4), 1, 40);
            play.lab.raiseDesiredCount(desired);
            play.pass(Duration.ofMinutes(1));
        }
        return play.sent;
    }

    /** Another actor raises the group right before the program writes. */
    static List<OperatorMessage> raced(Setup setup) {
        int write = new WriteRace(setup).ticks(1).calls().indexOf("writer.write");
        return new WriteRace(setup.with(write, RacingActor.RAISES)).ticks(2).sent();
    }

    /** Services of one cluster that get tasks at once for which the instances have too little memory. */
    static List<OperatorMessage> alike(LabSettings settings) {
        PlayedMessages play = new PlayedMessages(settings, Limits.DEFAULT);
        play.lab.world().run(() -> {
            for (int i = 1; i <= SERVICES; i++) {
                play.lab
                        .world()
                        .ecs()
                        .createService(LabNames.CLUSTER, ServiceSpec.ec2("web-" + i, LabNames.TASK_FAMILY, 2));
            }
        });
        return play.pass(Duration.ofMinutes(10));
    }

    /** The messages of that kind, oldest first. */
    static List<OperatorMessage> ofKind(NotificationKind kind, List<OperatorMessage> sent) {
        return sent.stream()
                .filter(m ->
                        m instanceof IncidentMessage message && message.key().kind() == kind)
                .toList();
    }

    private List<OperatorMessage> pass(Duration time) {
        lab.world().advance(time);
        return sent;
    }
}

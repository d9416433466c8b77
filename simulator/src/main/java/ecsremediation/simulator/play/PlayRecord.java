package ecsremediation.simulator.play;

import ecsremediation.Ports;
import ecsremediation.act.CapacityChange;
import ecsremediation.act.Outcome;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.model.CapacityAction;
import ecsremediation.report.Notifier;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.Resize;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.play.PlayedScenario.ScenarioIncident;
import ecsremediation.simulator.play.PlayedScenario.ScenarioMail;
import ecsremediation.simulator.play.PlayedScenario.ScenarioRaise;
import ecsremediation.simulator.play.PlayedScenario.ScenarioSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Records what happens in a scenario's world while it is played. */
final class PlayRecord {
    private final Scenario scenario;
    private final long seed;
    private final World world;
    private final HourlyCounts hours;
    private final List<ScenarioRaise> raises = new ArrayList<>();
    private final List<ScenarioMail> mails = new ArrayList<>();
    private final List<ScenarioSize> sizes = new ArrayList<>();
    private Optional<InstalledProgram> program = Optional.empty();

    PlayRecord(Scenario scenario, long seed, World world) {
        this.scenario = scenario;
        this.seed = seed;
        this.world = world;
        hours = new HourlyCounts(world, scenario.length());
        world.autoScaling().observe(this::resized);
        hours.start(() -> program.map(p -> p.store().due(Instant.MAX).size()).orElse(0));
    }

    void program(InstalledProgram installed) {
        program = Optional.of(installed);
    }

    /** The ports on the world, whose writes and messages are recorded, and no decision record: those of days are long. */
    Ports around(Ports real, BooleanSupplier emailIsDown) {
        return new Ports(
                real.reader(),
                change -> write(real, change),
                real.store(),
                real.locks(),
                (_, _, _, _) -> {},
                notifier(real, emailIsDown),
                real.steps(),
                real.journal());
    }

    private Outcome write(Ports real, CapacityChange change) {
        Optional<Sizes> before = sizes(change.group());
        Outcome outcome = real.writer().write(change);
        Optional<Sizes> after = sizes(change.group());
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            raises.add(new ScenarioRaise(
                    world.now(), change.group(), before.get(), after.get(), services(real.store(), change.group())));
            hours.raised();
        }
        return outcome;
    }

    private Optional<Sizes> sizes(String group) {
        return world.read(() -> world.autoScaling().find(group).map(SimulatedGroup::sizes));
    }

    /** The services of the group's newest action, which the program stores before the write. */
    private List<String> services(IncidentStore store, String group) {
        return store.loadHistory(List.of(group), world.now()).actions().stream()
                .max(Comparator.comparing(CapacityAction::at))
                .map(CapacityAction::services)
                .orElse(List.of())
                .stream()
                .map(PlayRecord::name)
                .toList();
    }

    private static String name(ServiceName service) {
        return service.cluster() + "/" + service.service();
    }

    private Notifier notifier(Ports real, BooleanSupplier emailIsDown) {
        return message -> {
            if (emailIsDown.getAsBoolean()) {
                throw new IllegalStateException("the operators' topic accepts no message");
            }
            List<NotificationKey> keys = keys(real.store(), message);
            real.notifier().send(message);
            mails.add(new ScenarioMail(
                    world.now(),
                    message.subject(),
                    keys.stream().map(NotificationKey::type).toList(),
                    keys.stream()
                            .map(NotificationKey::service)
                            .map(PlayRecord::name)
                            .distinct()
                            .toList()));
            hours.mailed();
        };
    }

    /** What a message says: of a digest, what each of its messages says. */
    private static List<NotificationKey> keys(IncidentStore store, OperatorMessage message) {
        List<NotificationKey> together = store.due(Instant.MAX).stream()
                .flatMap(i -> i.pending().stream().limit(1))
                .filter(m -> m.sentAs().equals(message.id()))
                .map(IncidentMessage::key)
                .toList();
        return together.isEmpty() && message instanceof IncidentMessage alone ? List.of(alone.key()) : together;
    }

    private void resized(Resize change) {
        sizes.add(new ScenarioSize(change.at(), change.group(), change.from(), change.to(), change.cause()));
    }

    /** Ends the record. */
    PlayedScenario end() {
        return new PlayedScenario(
                scenario.name(),
                seed,
                scenario.start(),
                scenario.length(),
                hours.rows(),
                List.copyOf(raises),
                List.copyOf(mails),
                List.copyOf(sizes),
                hours.instanceHours(),
                program.map(p -> incidents(p.store().due(Instant.MAX), p.store().closed()))
                        .orElse(List.of()));
    }

    private static List<ScenarioIncident> incidents(List<Incident> open, List<Incident> closed) {
        return Stream.concat(
                        closed.stream().map(i -> incident(i, "closed")),
                        open.stream().map(i -> incident(i, state(i.phase()))))
                .sorted(Comparator.comparing(ScenarioIncident::opened).thenComparing(ScenarioIncident::service))
                .toList();
    }

    private static ScenarioIncident incident(Incident incident, String state) {
        return new ScenarioIncident(name(incident.service()), incident.openedAt(), state);
    }

    private static String state(Incident.Phase phase) {
        return switch (phase) {
            case NOTICED, RAISED -> "open";
            case CLEARED -> "recovering";
            case ESCALATED -> phase.name().toLowerCase(Locale.ROOT);
        };
    }
}

package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Ports;
import ecsremediation.incident.Mode;
import ecsremediation.incident.StepEvent;
import ecsremediation.report.StepPublisher;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.scenario.Lab;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each step of an incident is put on the bus once, or again with the same id until the bus has it. */
final class StepEventsTest {
    private boolean isDown;

    @Test
    void theLabsIncidentIsThreeSteps() {
        assertThat(played(Trouble.MEMORY_FULL, Mode.ACT, UnaryOperator.identity(), Duration.ofHours(1))
                        .steps())
                .containsExactly("OPENED", "RAISED", "CLEARED");
    }

    @Test
    void everyRaiseIsAStepAndEveryStepOfOneIncidentHasItsId() {
        BusProgram program = played(Trouble.CEILING_TOO_LOW, Mode.ACT, UnaryOperator.identity(), Duration.ofHours(2));

        assertThat(program.steps()).containsExactly("OPENED", "RAISED", "ESCALATED", "RAISED", "CLEARED");
        assertThat(program.events())
                .extracting(event -> event.at("/detail/incident").asText())
                .containsOnly(program.events().getFirst().at("/detail/incident").asText());
        assertThat(program.events())
                .extracting(event -> event.at("/detail/id").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void inModeObserveItSaysWhatItWouldDo() {
        BusProgram program =
                played(Trouble.MEMORY_FULL, Mode.OBSERVE, UnaryOperator.identity(), Duration.ofMinutes(30));

        assertThat(program.steps()).containsExactly("OPENED", "WOULD_RAISE");
        assertThat(program.events().getLast().at("/detail/mode").asText()).isEqualTo("observe");
        assertThat(program.events().getLast().at("/detail/group/to/desired").asInt())
                .isEqualTo(4);
    }

    @Test
    void aBusThatTakesNothingForAWhileDelaysNoMailAndGetsEveryStepLater() {
        Lab lab = Trouble.MEMORY_FULL.quiet();
        World world = lab.world();
        isDown = true;
        BusProgram program = BusProgram.in(world, ordered(Mode.ACT), real -> BusProgram.with(real, failing(real)));
        Trouble.MEMORY_FULL.begin(lab);
        world.advance(Duration.ofMinutes(20));

        assertThat(program.steps()).isEmpty();
        assertThat(world.topics().mailbox()).anyMatch(mail -> mail.subject().contains("cleared"));
        assertThat(program.journal().unput).isNotEmpty();

        isDown = false;
        world.advance(Duration.ofMinutes(5));
        assertThat(program.steps()).containsExactly("OPENED", "RAISED", "CLEARED");
        assertThat(program.store().due(java.time.Instant.MAX)).isEmpty();
    }

    @Test
    void aStepThatTheBusRefusesForAnHourIsGivenUpAndTheIncidentEnds() {
        Lab lab = Trouble.MEMORY_FULL.quiet();
        World world = lab.world();
        isDown = true;
        BusProgram program = BusProgram.in(world, ordered(Mode.ACT), real -> BusProgram.with(real, failing(real)));
        Trouble.MEMORY_FULL.begin(lab);

        world.advance(Duration.ofMinutes(30));
        assertThat(program.store().due(java.time.Instant.MAX)).hasSize(1);
        world.advance(Duration.ofMinutes(45));
        assertThat(program.store().due(java.time.Instant.MAX)).isEmpty();

        isDown = false;
        world.advance(Duration.ofHours(1));
        assertThat(program.steps()).isEmpty();
    }

    @Test
    void withoutABusNoStepIsStored() {
        Lab lab = Trouble.MEMORY_FULL.quiet();
        World world = lab.world();
        BusProgram program =
                BusProgram.in(world, ordered(Mode.ACT), real -> BusProgram.with(real, StepPublisher.NO_BUS));
        Trouble.MEMORY_FULL.begin(lab);
        world.advance(Duration.ofMinutes(2));

        assertThat(program.store().due(java.time.Instant.MAX))
                .singleElement()
                .satisfies(incident -> assertThat(incident.outbox().waiting()).isEmpty());
        assertThat(program.steps()).isEmpty();
    }

    private static BusProgram played(Trouble trouble, Mode mode, UnaryOperator<Ports> parts, Duration time) {
        Lab lab = trouble.quiet();
        BusProgram program = BusProgram.in(lab.world(), ordered(mode), parts);
        trouble.begin(lab);
        lab.world().advance(time);
        return program;
    }

    private static InMemoryIncidentStore ordered(Mode mode) {
        return InMemoryIncidentStore.ordered(mode);
    }

    private StepPublisher failing(Ports real) {
        return new StepPublisher() {
            @Override
            public boolean hasBus() {
                return true;
            }

            @Override
            public SortedMap<String, String> put(List<StepEvent> events) {
                if (!isDown) {
                    return real.steps().put(events);
                }
                SortedMap<String, String> refused = new TreeMap<>();
                events.forEach(event -> refused.put(event.id(), "InternalFailure"));
                return Collections.unmodifiableSortedMap(refused);
            }
        };
    }
}

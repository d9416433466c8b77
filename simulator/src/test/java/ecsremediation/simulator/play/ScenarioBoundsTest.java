package ecsremediation.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.Ports;
import ecsremediation.act.CapacityChange;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.PauseState;
import ecsremediation.model.Capacity;
import ecsremediation.simulator.play.ScenarioAction.SetDesired;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each bound finds a program that does not keep it, and a program as it is keeps them. */
final class ScenarioBoundsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOURS = Duration.ofHours(3);

    @Test
    void theProgramAsItIsKeepsThem() {
        assertThat(violated(UnaryOperator.identity(), grown())).isEmpty();
    }

    @Test
    void aNotifierThatSendsEverythingTwelveTimesSendsTooMany() {
        UnaryOperator<Ports> often = real -> new Ports(
                real.reader(),
                real.writer(),
                real.store(),
                real.locks(),
                real.decisions(),
                message -> {
                    for (int i = 0; i < 12; i++) {
                        real.notifier().send(message);
                    }
                },
                real.journal());

        assertThat(violated(often, grown())).containsOnly(ScenarioBound.MAILS_A_DAY);
    }

    @Test
    void aNotifierThatSendsNothingNotifiesNobodyOfTrouble() {
        UnaryOperator<Ports> silent = real -> new Ports(
                real.reader(), real.writer(), real.store(), real.locks(), real.decisions(), _ -> {}, real.journal());

        assertThat(violated(silent, Situations.shop(1, 1, HOURS, grows()))).containsOnly(ScenarioBound.NOTIFIED);
    }

    @Test
    void aWriterThatDoublesEveryRaiseBuysTooMuch() {
        UnaryOperator<Ports> doubling = real -> writing(real, 2);

        assertThat(violated(doubling, Situations.shop(1, 100, HOURS, grows()))).contains(ScenarioBound.BOUGHT);
    }

    @Test
    void aWriterThatIgnoresTheCeilingRaisesAboveIt() {
        UnaryOperator<Ports> doubling = real -> writing(real, 2);

        assertThat(violated(doubling, Situations.shop(1, 4, HOURS, grows()))).contains(ScenarioBound.CEILING);
    }

    @Test
    void aReaderThatSeesNoPauseRaisesAgainstOrders() {
        Scenario scenario = Situations.shop(
                1,
                10,
                HOURS,
                Situations.once(MINUTE.multipliedBy(2), new ScenarioAction.PauseFor(HOURS)),
                Situations.once(MINUTE.multipliedBy(3), new SetDesired(Situations.SERVICE, 4)));
        UnaryOperator<Ports> hasty = real -> new Ports(
                real.reader(),
                real.writer(),
                withoutPauses(real.store()),
                real.locks(),
                real.decisions(),
                real.notifier(),
                real.journal());

        assertThat(violated(hasty, scenario)).containsOnly(ScenarioBound.ORDERS);
    }

    private static IncidentStore withoutPauses(IncidentStore real) {
        return (IncidentStore) Proxy.newProxyInstance(
                IncidentStore.class.getClassLoader(),
                new Class<?>[] {IncidentStore.class},
                (_, method, arguments) ->
                        method.getName().equals("pause") ? new PauseState.NotPaused() : method.invoke(real, arguments));
    }

    private static Ports writing(Ports real, int times) {
        return new Ports(
                real.reader(),
                change -> real.writer()
                        .write(new CapacityChange(
                                change.group(),
                                change.from(),
                                new Capacity(
                                        change.to().desired() * times,
                                        change.to().max() * times))),
                real.store(),
                real.locks(),
                real.decisions(),
                real.notifier(),
                real.journal());
    }

    private static Scenario grown() {
        return Situations.shop(1, 10, HOURS, grows());
    }

    private static ScenarioEvent grows() {
        return Situations.once(MINUTE, new SetDesired(Situations.SERVICE, 4));
    }

    private static List<ScenarioBound> violated(UnaryOperator<Ports> parts, Scenario scenario) {
        ScenarioPlay play = ScenarioPlay.of(scenario, 1).withParts(parts);
        ScenarioBounds bounds = ScenarioBounds.of(play);
        return bounds.violations(play.play()).stream()
                .map(ScenarioViolation::bound)
                .toList();
    }
}

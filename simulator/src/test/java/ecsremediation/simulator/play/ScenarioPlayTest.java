package ecsremediation.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ecsremediation.incident.Mode;
import ecsremediation.incident.NotificationType;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.play.PlayedScenario.Hour;
import ecsremediation.simulator.play.PlayedScenario.ScenarioMail;
import ecsremediation.simulator.play.PlayedScenario.ScenarioRaise;
import ecsremediation.simulator.play.ScenarioAction.SetDesired;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A scenario's actions happen at their times, and its result says what they led to. */
final class ScenarioPlayTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOURS = Duration.ofHours(2);

    @Test
    void moreTasksLeadToARaiseAndTwoMails() {
        Scenario scenario = Situations.shop(1, 10, HOURS, Situations.once(MINUTE, new SetDesired("shop/web", 4)));

        PlayedScenario played = ScenarioPlay.of(scenario, 1).play();

        assertThat(played.raises())
                .extracting(ScenarioRaise::group, ScenarioRaise::to)
                .containsExactly(tuple(Situations.GROUP, new Sizes(1, 4, 4)));
        assertThat(played.raises().getFirst().services()).containsExactly(Situations.SERVICE);
        assertThat(played.mails())
                .extracting(ScenarioMail::kinds)
                .containsExactly(List.of(NotificationType.RAISED), List.of(NotificationType.CLEARED));
        assertThat(played.hours()).extracting(Hour::running).containsExactly(4, 4);
        assertThat(played.hours()).extracting(Hour::needed).containsExactly(4, 4);
        assertThat(played.incidents()).extracting(i -> i.state()).containsExactly("closed");
        assertThat(played.instanceHours().get(Situations.GROUP)).isBetween(7.0, 8.0);
    }

    @Test
    void withoutFunctionsNothingIsRaised() {
        Scenario scenario = Situations.shop(1, 10, HOURS, Situations.once(MINUTE, new SetDesired("shop/web", 4)));

        PlayedScenario played = ScenarioPlay.of(scenario, 1).withoutFunctions().play();

        assertThat(played.raises()).isEmpty();
        assertThat(played.hours()).extracting(Hour::running).containsExactly(1, 1);
        assertThat(played.hours()).extracting(Hour::needed).containsExactly(4, 4);
    }

    @Test
    void theSameSeedHasTheSameHistory() {
        Scenario scenario = Situations.shop(
                2,
                10,
                HOURS,
                Situations.every(Duration.ofMinutes(5), new ScenarioAction.WalkDesired("*/*", 3, 1, 8)),
                Situations.every(
                        Duration.ofMinutes(11),
                        new ScenarioAction.StopTasks("shop/web", 1),
                        new ScenarioAction.DuplicateDeliveries(0.5),
                        new ScenarioAction.MoveDesired(Situations.GROUP, -1)));

        ScenarioPlay first = ScenarioPlay.of(scenario, 7);
        ScenarioPlay second = ScenarioPlay.of(scenario, 7);

        assertThat(first.play()).isEqualTo(second.play());
        assertThat(first.world().bus().events()).isEqualTo(second.world().bus().events());
        assertThat(ScenarioPlay.of(scenario, 8).play().hours())
                .isNotEqualTo(ScenarioPlay.of(scenario, 7).play().hours());
    }

    @Test
    void actionsOfOneEventTakeTurns() {
        Scenario scenario = Situations.shop(
                1,
                1,
                Duration.ofMinutes(31),
                Situations.every(Duration.ofMinutes(10), new SetDesired("shop/web", 4), new SetDesired("shop/web", 2)));

        ScenarioPlay play = ScenarioPlay.of(scenario, 1).withoutFunctions();
        play.play();

        assertThat(play.world().ecs().service("shop", "web").desired()).isEqualTo(4);
    }

    @Test
    void observersSeeEveryStep() {
        AtomicInteger steps = new AtomicInteger();
        Scenario scenario = Situations.shop(1, 10, Duration.ofMinutes(10));

        ScenarioPlay.of(scenario, 1).onStep(_ -> steps.incrementAndGet()).play();

        assertThat(steps.get()).isGreaterThan(10);
    }

    @Test
    void throttledWritesAreRefusedAsTheAdapterAnswersThem() {
        Scenario scenario = Situations.shop(
                1,
                10,
                HOURS,
                Situations.once(
                        MINUTE,
                        new ScenarioAction.Refuse("autoscaling:UpdateAutoScalingGroup", "Throttling", 5),
                        new SetDesired("shop/web", 2)));

        ScenarioPlay play = ScenarioPlay.of(scenario, 1);
        PlayedScenario played = play.play();

        assertThat(played.raises()).hasSize(1);
        assertThat(played.hours()).extracting(Hour::running).containsExactly(2, 2);
    }

    @Test
    void nothingIsSentWhileEmailIsDown() {
        Scenario scenario = Situations.shop(
                1,
                10,
                HOURS,
                Situations.once(MINUTE, new ScenarioAction.Email(true), new SetDesired("shop/web", 2)),
                Situations.once(Duration.ofMinutes(90), new ScenarioAction.Email(false)));

        List<ScenarioMail> mails = ScenarioPlay.of(scenario, 1).play().mails();

        assertThat(mails).isNotEmpty();
        assertThat(mails.getFirst().at()).isAfterOrEqualTo(Situations.START.plus(Duration.ofMinutes(90)));
    }

    @Test
    void nothingIsRaisedInAPauseOrInModeObserve() {
        Scenario scenario = Situations.shop(
                1,
                10,
                HOURS,
                Situations.once(
                        MINUTE,
                        new ScenarioAction.PauseFor(Duration.ofMinutes(90)),
                        new ScenarioAction.SetMode(Mode.OBSERVE),
                        new SetDesired("shop/web", 2)),
                Situations.once(Duration.ofMinutes(30), new ScenarioAction.SetMode(Mode.ACT)),
                Situations.once(Duration.ofMinutes(60), new ScenarioAction.EndPause()));

        List<ScenarioRaise> raises = ScenarioPlay.of(scenario, 1).play().raises();

        assertThat(raises).hasSize(1);
        assertThat(raises.getFirst().at())
                .isBetween(
                        Situations.START.plus(Duration.ofMinutes(60)), Situations.START.plus(Duration.ofMinutes(65)));
    }

    @Test
    void copiesHaveTheirOwnGroupsAndServices() {
        Scenario one = Situations.shop(1, 10, HOURS, Situations.once(MINUTE, new SetDesired("shop-002/*", 2)));
        Scenario scenario = new Scenario(
                one.name(),
                one.description(),
                one.start(),
                one.length(),
                one.program(),
                List.of(Situations.cluster(3, new Sizes(1, 1, 1), 1, 10)),
                one.events());

        PlayedScenario played = ScenarioPlay.of(scenario, 1).play();

        assertThat(played.raises()).extracting(ScenarioRaise::group).containsExactly("shop-002-shop-asg");
        assertThat(played.hours()).extracting(Hour::running).containsExactly(4, 4);
    }

    @Test
    void anActionOnAServiceThatDoesNotExistIsRefusedAtOnce() {
        Scenario scenario = Situations.shop(1, 10, HOURS, Situations.once(MINUTE, new SetDesired("shop/none", 4)));

        assertThatThrownBy(() -> ScenarioPlay.of(scenario, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shop/none");
    }
}

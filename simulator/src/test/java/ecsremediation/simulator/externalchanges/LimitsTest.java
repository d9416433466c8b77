package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.model.Capacity;
import ecsremediation.plan.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The limits on raises: the size of one raise, and the number per hour and per day. */
final class LimitsTest {
    private static final int TASKS = 8;

    @Test
    void theStepLimitCutsEachRaiseAndTheRestFollows() {
        ObservedWorld lab = wanting(new Limits(1000, 3, 100, 100)).passMinutes(30);

        assertThat(lab.raises())
                .extracting(Outcome.Raised::to)
                .extracting(Capacity::desired)
                .containsExactly(4, 7, 8);
        assertThat(lab.subjects()).first().asString().contains("raising EcsLabAsg 1 → 4", "(8 needed)");
        assertThat(lab.running()).isEqualTo(TASKS);
    }

    @Test
    void theThirdRaiseOfAnHourWaitsUntilTheFirstIsAnHourOld() {
        ObservedWorld lab = wanting(new Limits(1000, 2, 2, 100)).passMinutes(59);
        assertThat(lab.raises()).hasSize(2);
        assertThat(lab.subjects()).anyMatch(s -> s.contains("no further raise allowed for now"));

        lab.passMinutes(12);
        assertThat(lab.raises()).hasSize(4);
        assertThat(Duration.between(
                        lab.raises().get(0).at(), lab.raises().get(2).at()))
                .isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void aDayHasNoMoreRaisesThanItsLimit() {
        ObservedWorld lab = wanting(new Limits(1000, 1, 100, 3)).pass(Duration.ofHours(10));

        assertThat(lab.raises()).hasSize(3);
        assertThat(lab.newest()).contains("the limits are 100 an hour and 3 a day.");
    }

    private static ObservedWorld wanting(Limits limits) {
        ObservedWorld lab = ObservedWorld.lab(100, limits);
        lab.lab.raiseDesiredCount(TASKS);
        return lab;
    }
}

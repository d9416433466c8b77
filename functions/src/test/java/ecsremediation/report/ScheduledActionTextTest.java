package ecsremediation.report;

import static ecsremediation.fixture.Observations.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.Observations;
import ecsremediation.model.Capacity;
import ecsremediation.model.Observation;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import ecsremediation.plan.RequiredCapacity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a decision says about the scheduled actions of its group. */
final class ScheduledActionTextTest {
    @Test
    void theEarliestIsFirst() {
        AGroup group = AGroup.named(GROUP)
                .scheduledAction("older-record")
                .scheduledAction("weekend", Duration.ofHours(20), 0)
                .scheduledAction("evening", Duration.ofMinutes(20), 1);

        assertThat(sentences(group, Optional.of(GROUP)))
                .containsExactly(
                        "Scheduled action evening sets desired 1 of EcsLabAsg at 12:20 UTC.",
                        "Scheduled action weekend sets desired 0 of EcsLabAsg at 2 Mar 2026 08:00 UTC.",
                        "Scheduled action older-record sets sizes of EcsLabAsg within a day.");
    }

    @Test
    void aPlanWithoutAGroupNamesNone() {
        AGroup group = AGroup.named(GROUP).scheduledAction("evening", Duration.ofMinutes(20), 1);

        assertThat(sentences(group, Optional.empty())).isEmpty();
    }

    private static List<String> sentences(AGroup group, Optional<String> ofPlan) {
        Observation observation = Observations.empty().with(group.build()).build();
        RequiredCapacity required = new RequiredCapacity(GROUP, new Capacity(1, 1), new Capacity(2, 2));
        return ScheduledActionText.sentences(
                new Plan.Hold(new HoldReason.InstanceRefresh(required), ofPlan, Optional.empty(), List.of()),
                observation);
    }
}

package ecsremediation.simulator.remediation;

import ecsremediation.incident.Mode;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.autoscaling.Sizes;
import java.util.Optional;
import java.util.OptionalInt;

/** What another actor does in a {@link WriteRace}. The program's plan there is desired 4. */
enum RacingActor {
    RAISES,
    RAISES_WITHIN_THE_CEILING,
    RAISES_A_LITTLE,
    RAISES_TO_THE_PLAN,
    RAISES_MAX,
    CUTS_MAX,
    LOWERS,
    LOWERS_TO_THE_PLAN,
    LOWERS_THE_CEILING,
    TAKES_THE_CEILING_AWAY,
    TURNS_THE_GROUP_OFF,
    LETS_THE_GROUP_BE_OBSERVED,
    PAUSES,
    ORDERS_OBSERVE,
    ORDERS_OFF;

    void act(WriteRace race) {
        Sizes now = race.sizes();
        switch (this) {
            case RAISES -> race.resize(SizeChange.to(20, 20));
            case RAISES_WITHIN_THE_CEILING -> race.resize(SizeChange.to(8, Math.max(now.max(), 8)));
            case RAISES_A_LITTLE -> race.resize(SizeChange.to(2, Math.max(now.max(), 2)));
            case RAISES_TO_THE_PLAN -> race.resize(SizeChange.to(4, Math.max(now.max(), 4)));
            case RAISES_MAX -> race.resize(max(30));
            case CUTS_MAX -> race.resize(max(3));
            case LOWERS -> race.resize(desired(Math.min(now.desired(), 2)));
            case LOWERS_TO_THE_PLAN -> race.setDesired(Math.min(now.desired(), 4));
            case LOWERS_THE_CEILING -> race.tag(AutoScalingGroup.CEILING_TAG, Optional.of("3"));
            case TAKES_THE_CEILING_AWAY -> race.tag(AutoScalingGroup.CEILING_TAG, Optional.empty());
            case TURNS_THE_GROUP_OFF -> race.tag(AutoScalingGroup.MODE_TAG, Optional.of("off"));
            case LETS_THE_GROUP_BE_OBSERVED -> race.tag(AutoScalingGroup.MODE_TAG, Optional.of("observe"));
            case PAUSES -> race.pause();
            case ORDERS_OBSERVE -> race.order(Mode.OBSERVE);
            case ORDERS_OFF -> race.order(Mode.OFF);
        }
    }

    /** Whether it raises desired beyond the program's plan. */
    boolean raisesBeyondThePlan() {
        return this == RAISES || this == RAISES_WITHIN_THE_CEILING;
    }

    private static SizeChange desired(int desired) {
        return new SizeChange(OptionalInt.empty(), OptionalInt.of(desired), OptionalInt.empty());
    }

    private static SizeChange max(int max) {
        return new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(max));
    }
}

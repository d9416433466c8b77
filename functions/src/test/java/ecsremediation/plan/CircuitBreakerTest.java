package ecsremediation.plan;

import static ecsremediation.fixture.Observations.GROUP;
import static ecsremediation.fixture.Observations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.incident.Incident;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.KnownInstanceSize;
import ecsremediation.model.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lab's group after several raises by 1 instance. None of the new instances takes a task. */
final class CircuitBreakerTest {
    private static final Limits WIDE = new Limits(1000, 1000, 1000, 1000);
    private static final KnownInstanceSize NANO = new KnownInstanceSize(
            GROUP,
            "t3.nano",
            Resources.of(2048, 420),
            new TreeSet<>(),
            OptionalInt.empty(),
            new TreeMap<>(),
            NOW.minus(Duration.ofDays(1)));

    private static final RequiredCapacity SEVEN =
            new RequiredCapacity(Observations.GROUP, new Capacity(4, 4), new Capacity(7, 7));

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void theThirdIneffectiveRaiseIsTheLast(int raises, boolean broken) {
        assertThat(isBroken(plan(lab(raises, 0)))).isEqualTo(broken);
    }

    @Test
    void namesWhatTheRaisesBroughtAndWhenAnotherIsTried() {
        Plan.Escalate escalation = (Plan.Escalate) plan(lab(3, 0));

        assertThat(escalation.reason()).isEqualTo(Plan.Escalate.Reason.UNRESOLVED);
        EscalationReason.IneffectiveRaises why = (EscalationReason.IneffectiveRaises) escalation.why();
        assertThat(why.raises()).hasSize(3).extracting(CapacityAction::group).containsOnly(GROUP);
        assertThat(why.raises().getLast().at()).isEqualTo(NOW.minus(Duration.ofMinutes(50)));
        assertThat(why.raises().getLast().from().desired()).isEqualTo(1);
        assertThat(why.raises().getFirst().to().desired()).isEqualTo(4);
        assertThat(why.brought()).containsExactly("i-new1", "i-new2", "i-new3");
        assertThat(why.nextTry()).isEqualTo(NOW.plus(Duration.ofMinutes(330)));
        assertThat(why.required()).isEqualTo(SEVEN);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, false", "2, 1, true", "1, 2, true", "1, 3, true", "0, 3, false"})
    void theFourthRaiseWaitsForTheInstancesOfTheThird(int ineffective, int onItsWay, boolean waited) {
        Plan plan = plan(lab(ineffective, 0, onItsWay));

        assertThat(plan instanceof Plan.Hold hold && hold.reason() == Plan.Hold.Reason.CAPACITY_ON_ITS_WAY)
                .isEqualTo(waited);
        assertThat(plan instanceof Plan.RaiseCapacity).isEqualTo(!waited);
    }

    @Test
    void theHoldNamesItsInstancesAndItsEnd() {
        Plan.Hold hold = (Plan.Hold) plan(lab(2, 0, 1));

        HoldReason.RaisesUnproven why = (HoldReason.RaisesUnproven) hold.why();
        assertThat(why.raises()).hasSize(2);
        assertThat(why.raises().getLast().at()).isEqualTo(NOW.minus(Duration.ofMinutes(50)));
        assertThat(why.brought()).isEqualTo(2);
        assertThat(why.onTheWay()).isEqualTo(1);
        assertThat(why.required()).isEqualTo(SEVEN);
        assertThat(hold.until()).contains(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void instancesInFlightAfterAnEffectiveRaiseDoNotHold() {
        assertThat(plan(helped(2, 2))).isInstanceOf(Plan.RaiseCapacity.class);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "14, false", "15, true"})
    void aRaiseIsIneffectiveOnlyAfterEcsHadTimeToPlaceTasks(int minutesAgo, boolean broken) {
        Plan plan = plan(lab(2, 0, 1)
                .with(AnInstance.of("i-new3")
                        .registered(Duration.ofMinutes(minutesAgo))
                        .build()));

        assertThat(isBroken(plan)).isEqualTo(broken);
        assertThat(plan instanceof Plan.Hold hold
                        && hold.reason() == Plan.Hold.Reason.CONVERGING
                        && hold.until().equals(Optional.of(NOW.plus(Duration.ofMinutes(15L - minutesAgo)))))
                .isEqualTo(!broken);
    }

    @Test
    void oneTaskOnANewInstanceShowsThatRaisesHelp() {
        assertThat(isBroken(plan(helped(3, 0)))).isFalse();
    }

    @Test
    void aTaskOfAnotherServiceDoesNotShowThatRaisesHelp() {
        assertThat(isBroken(plan(lab(3, 1)))).isTrue();
    }

    @Test
    void raisesOfAnEarlierIncidentDoNotCount() {
        assertThat(isBroken(plan(lab(3, 0, 0, incident(Duration.ofMinutes(40))))))
                .isFalse();
        assertThat(isBroken(plan(lab(3, 0, 0, incident(Duration.ofMinutes(50))))))
                .isTrue();
    }

    @Test
    void raisesBeforeAnOperatorResumedDoNotCount() {
        Incident incident = incident(Duration.ofHours(1));

        assertThat(isBroken(plan(lab(3, 0, 0, incident.resumed(NOW.minusSeconds(60), "anna")))))
                .isFalse();
        assertThat(isBroken(plan(lab(3, 0, 0, incident.resumed(NOW.minus(Duration.ofMinutes(55)), "anna")))))
                .isTrue();
    }

    @Test
    void raisesThatBroughtNoInstanceDoNotCount() {
        Observations empty = PlanFixture.lab(AGroup.named(GROUP)
                        .capacity(4, 4)
                        .ceiling(10)
                        .instance("i-1")
                        .instance("i-2", "Standby")
                        .instance("i-3", "Standby")
                        .instance("i-4", "Standby"))
                .with(incident(Duration.ofHours(1)));
        for (int i = 1; i <= 3; i++) {
            empty.with(raise(i, Duration.ofMinutes(60 - 10L * i)));
        }

        assertThat(isBroken(plan(empty))).isFalse();
    }

    @Test
    void afterSixHoursOneMoreIsTried() {
        Observations lab = lab(3, 0, 0, incident(Duration.ofHours(1)));

        assertThat(isBroken(plan(lab.at(NOW.plus(Duration.ofMinutes(329)))))).isTrue();
        assertThat(isBroken(plan(lab.at(NOW.plus(Duration.ofMinutes(330)))))).isFalse();
    }

    private static Observations lab(int raises, int tasks) {
        return lab(raises, tasks, 0);
    }

    private static Observations lab(int raises, int tasks, int onItsWay) {
        return lab(raises, tasks, onItsWay, incident(Duration.ofHours(1)));
    }

    /**
     * Each raise followed a change of the launch template, so that it is no matter that the one before was useless.
     * Raises 10 minutes apart; of 3 raises the last is half an hour old. Each brought an instance a minute
     * later, except those whose instance is still in flight.
     */
    private static Observations lab(int raises, int tasks, int onItsWay, Incident incident) {
        return lab(raises, tasks, onItsWay, incident, new ATask[0]);
    }

    /** The service has tasks on the instance of the last raise. */
    private static Observations helped(int raises, int onItsWay) {
        return lab(
                raises,
                1,
                onItsWay,
                incident(Duration.ofHours(1)),
                ATask.running("2").on("i-new" + raises));
    }

    private static Observations lab(int raises, int tasks, int onItsWay, Incident incident, ATask... own) {
        int all = raises + onItsWay;
        AGroup group = AGroup.named(GROUP)
                .capacity(1 + all, 1 + all)
                .ceiling(100)
                .offers("t3.micro", "t3.nano")
                .inListedOrder()
                .instance("i-1");
        for (int i = 1; i <= all; i++) {
            group.instance("i-new" + i, i <= raises ? "InService" : "Pending", "t3.nano", 1);
        }
        Observations lab = PlanFixture.lab(group, own).with(incident).with(NANO);
        for (int i = 1; i <= all; i++) {
            lab.with(raise(i, Duration.ofMinutes(60 - 10L * i)));
        }
        for (int i = 1; i <= raises - own.length; i++) {
            lab.with(PlanFixture.uselessBeforeAChange(raise(i, Duration.ofMinutes(60 - 10L * i))));
        }
        for (int i = 1; i <= raises; i++) {
            lab.with(AnInstance.of("i-new" + i)
                    .type("t3.nano")
                    .registered(2048, 420)
                    .registered(Duration.ofMinutes(59 - 10L * i))
                    .holding(0, 0, i == raises ? tasks : 0)
                    .build());
        }
        return lab;
    }

    private static CapacityAction raise(int number, Duration ago) {
        return new CapacityAction(
                GROUP,
                NOW.minus(ago),
                new Capacity(number, number),
                new Capacity(number + 1, number + 1),
                "alarm",
                List.of(PlanFixture.LAB));
    }

    private static Incident incident(Duration ago) {
        return Incident.opened(PlanFixture.LAB, NOW.minus(ago)).moved(Incident.Phase.RAISED, NOW);
    }

    private static Plan plan(Observations lab) {
        return PlanFixture.plan(lab, WIDE);
    }

    private static boolean isBroken(Plan plan) {
        return plan instanceof Plan.Escalate escalation && escalation.reason() == Plan.Escalate.Reason.UNRESOLVED;
    }
}

package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.incident.Incident;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.plan.Limits;
import ecsremediation.simulator.ecs.TaskFault;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Long troubles, a day or two each: operators hear of them, and are not flooded. */
final class MailsOfADayTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 10;

    /** An action item is repeated after a day, by the next reconciliation. */
    private static final Duration LONGEST_SILENCE = DAY.plusMinutes(5);

    /** ECS reports a failed placement within seconds, and a function runs 5 seconds later at the latest. */
    private static final Duration FAST = Duration.ofSeconds(15);

    /** The most mails in a day in which nothing changes: the first, three repetitions and two of a recovery. */
    private static final int MOST_UNCHANGED = 6;

    @Test
    void aTaskThatCrashesTwentySecondsAfterItsStart() {
        ObservedWorld lab = crashing().pass(Duration.ofDays(2));

        assertThat(mostInADay(lab)).isBetween(1, MOST_UNCHANGED);
        assertThat(longestSilence(lab)).isLessThanOrEqualTo(LONGEST_SILENCE);
        assertThat(lab.subjects()).anyMatch(subject -> subject.contains("action required"));
    }

    @Test
    void aDesiredCountThatChangesEveryFiveMinutesAtTheCeiling() {
        ObservedWorld lab = ObservedWorld.lab(1, Limits.DEFAULT);
        for (int i = 0; i < 2 * 288; i++) {
            lab.lab.raiseDesiredCount(i % 2 == 0 ? 4 : 1);
            lab.passMinutes(5);
        }

        assertThat(mostInADay(lab)).isBetween(1, MOST_UNCHANGED);
        assertThat(longestSilence(lab)).isLessThanOrEqualTo(LONGEST_SILENCE);
        assertThat(lab.subjects().get(1)).contains("cleared");
    }

    @Test
    void aDesiredCountThatWalksInModeObserve() {
        ObservedWorld lab = ObservedWorld.observing(new Limits(50, 1000, 100, 100));
        walk(lab, Duration.ofDays(2));

        assertThat(mostInADay(lab)).isBetween(1, MOST);
        assertThat(longestSilence(lab)).isLessThanOrEqualTo(LONGEST_SILENCE);
    }

    @Test
    void aDesiredCountThatWalksInModeAct() {
        ObservedWorld lab = ObservedWorld.lab(100, new Limits(50, 1000, 100, 100));
        walk(lab, Duration.ofDays(1));

        assertThat(mostInADay(lab)).isBetween(1, MOST);
        assertThat(unmailed(lab)).isEmpty();
    }

    @Test
    void aDesiredCountThatGrowsEveryTenMinutes() {
        ObservedWorld lab = ObservedWorld.lab(100, new Limits(50, 1000, 100, 100));
        for (int desired = 2; desired <= 20; desired++) {
            lab.lab.raiseDesiredCount(desired);
            lab.passMinutes(10);
        }
        lab.pass(Duration.ofHours(4));

        assertThat(lab.raises()).hasSize(19);
        assertThat(lab.subjects())
                .anyMatch(subject -> subject.contains("6 further raises of EcsLabAsg in the last hour: 4 → 10"))
                .last()
                .asString()
                .contains("cleared, 20 of 20");
        assertThat(mostInADay(lab)).isBetween(1, MOST);
        assertThat(unmailed(lab)).isEmpty();
    }

    /** E-mail is down from the first raises on, for three hours. */
    @Test
    void furtherRaisesWhileNoMailIsAccepted() {
        ObservedWorld lab = ObservedWorld.lab(100, new Limits(50, 1000, 100, 100));
        lab.emailIsDown(true);
        walk(lab, Duration.ofHours(3));
        lab.emailIsDown(false);
        lab.pass(DAY);

        assertThat(mostInADay(lab)).isBetween(1, MOST);
        assertThat(unmailed(lab)).isEmpty();
        assertThat(lab.store.load(LabNames.CLUSTER).isEmpty()).isTrue();
    }

    @Test
    void theFirstRecoveryIsMailedAtOnce() {
        ObservedWorld lab = ObservedWorld.lab().inTrouble();
        Instant recovered = whenEachRuns(lab, 4);
        lab.passMinutes(2);

        assertThat(lab.mails()).last().satisfies(mail -> {
            assertThat(mail.subject()).contains("cleared, 4 of 4");
            assertThat(Duration.between(recovered, mail.at())).isLessThanOrEqualTo(Duration.ofMinutes(1));
        });
    }

    /** From the second recovery on, the end of the incident has to wait. */
    @Test
    void aShortageDuringThatWaitIsRaisedAsFastAsTheFirst() {
        ObservedWorld lab = ObservedWorld.lab(100, new Limits(50, 1000, 100, 100));
        Duration first = timeToRaise(lab, 4);
        whenEachRuns(lab, 4);
        lab.passMinutes(20);
        timeToRaise(lab, 6);
        whenEachRuns(lab, 6);
        lab.passMinutes(10);
        assertThat(lab.store.load(LabNames.CLUSTER).incidents())
                .extracting(incident -> incident.recoveries().since().isPresent())
                .containsExactly(true);
        Duration meanwhile = timeToRaise(lab, 9);

        System.out.println("time to the first raise " + first + ", to one while the recovery must last " + meanwhile);
        assertThat(first).isLessThan(FAST);
        assertThat(meanwhile).isLessThan(FAST);
        assertThat(lab.subjects())
                .filteredOn(subject -> subject.contains("cleared"))
                .hasSize(1);
    }

    /** From the minute in which that many tasks are desired to the raise of the group to as many instances. */
    private static Duration timeToRaise(ObservedWorld lab, int desired) {
        Instant begun = lab.world().now();
        lab.lab.raiseDesiredCount(desired);
        lab.passMinutes(2);
        return lab.raises().stream()
                .filter(raise -> raise.to().desired() == desired)
                .map(raise -> Duration.between(begun, raise.at()))
                .findFirst()
                .orElse(DAY);
    }

    /** Passes time until that many tasks run. */
    private static Instant whenEachRuns(ObservedWorld lab, int tasks) {
        while (lab.running() < tasks) {
            lab.pass(Duration.ofSeconds(1));
        }
        return lab.world().now();
    }

    /** The raises that no mail lists. */
    private static List<Outcome.Raised> unmailed(ObservedWorld lab) {
        List<DeliveredEmail> mails = lab.mails();
        return lab.raises().stream()
                .filter(raise -> mails.stream().noneMatch(mail -> lists(mail, raise)))
                .toList();
    }

    private static boolean lists(DeliveredEmail mail, Outcome.Raised raise) {
        String numbers = raise.from().desired() + " → " + raise.to().desired();
        return mail.text().replaceAll("\\s+", " ").contains(raise.group() + " raised: desired " + numbers)
                || mail.subject().contains("raising " + raise.group() + " " + numbers);
    }

    @Test
    void aSecondShortageWhileTheEndOfTheFirstCannotBeMailed() {
        ObservedWorld lab = ObservedWorld.lab().inTrouble().passMinutes(3);
        lab.emailIsDown(true);
        while (lab.running() < 4) {
            lab.passMinutes(1);
        }
        lab.passMinutes(10);
        lab.lab.raiseDesiredCount(8);
        lab.passMinutes(60);
        lab.emailIsDown(false);
        lab.passMinutes(200);

        assertThat(lab.raises()).extracting(raise -> raise.to().desired()).containsExactly(4, 8);
        assertThat(lab.subjects())
                .anyMatch(subject -> subject.contains("cleared, 4 of 4"))
                .anyMatch(subject -> subject.contains("raising EcsLabAsg 4 → 8"))
                .anyMatch(subject -> subject.contains("cleared, 8 of 8"));
        assertThat(lab.store.closed())
                .last()
                .satisfies(incident -> assertThat(handedOver(incident))
                        .containsExactly(
                                NotificationType.RAISED,
                                NotificationType.CLEARED,
                                NotificationType.RAISED,
                                NotificationType.CLEARED));
        assertThat(recordedRaises(lab)).containsExactly(4, 8);
        assertThat(lab.store.load(LabNames.CLUSTER).isEmpty()).isTrue();
    }

    private static List<NotificationType> handedOver(Incident incident) {
        return incident.timeline()
                .of(TimelineEvent.Notified.class)
                .map(n -> n.key().type())
                .toList();
    }

    private static List<Integer> recordedRaises(ObservedWorld lab) {
        return lab.store.closed().stream()
                .flatMap(MailsOfADayTest::raised)
                .map(raise -> raise.to().desired())
                .distinct()
                .toList();
    }

    private static Stream<TimelineEvent.Raised> raised(Incident incident) {
        return incident.timeline().of(TimelineEvent.Raised.class);
    }

    private static ObservedWorld crashing() {
        ObservedWorld lab = ObservedWorld.lab();
        lab.world().ecs().fault(LabNames.TASK_FAMILY, Optional.of(new TaskFault.Crash(Duration.ofSeconds(20), 1)));
        lab.world()
                .ecs()
                .service(LabNames.CLUSTER, LabNames.SERVICE)
                .tasks()
                .forEach(task -> lab.world().ecs().stopTask(task, "stopped by hand"));
        return lab;
    }

    /** Up or down by at most 3 a minute, between 1 and 40. */
    private static void walk(ObservedWorld lab, Duration time) {
        Random steps = new Random(13);
        int desired = 1;
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            desired = Math.clamp(desired + steps.nextInt(-3, 4), 1, 40);
            lab.lab.raiseDesiredCount(desired);
            lab.passMinutes(1);
        }
    }

    private static int mostInADay(ObservedWorld lab) {
        List<Instant> at = lab.mails().stream().map(DeliveredEmail::at).toList();
        return at.stream()
                .mapToInt(from -> (int) at.stream()
                        .filter(t -> !t.isBefore(from) && t.isBefore(from.plus(DAY)))
                        .count())
                .max()
                .orElse(0);
    }

    private static Duration longestSilence(ObservedWorld lab) {
        List<Instant> at = Stream.concat(
                        lab.mails().stream().map(DeliveredEmail::at),
                        Stream.of(lab.world().now()))
                .toList();
        return Stream.iterate(1, i -> i < at.size(), i -> i + 1)
                .map(i -> Duration.between(at.get(i - 1), at.get(i)))
                .max(Duration::compareTo)
                .orElse(Duration.ofDays(365));
    }
}

package ecsremediation.cli.page;

import ecsremediation.cli.timeline.Moment;
import ecsremediation.cli.timeline.RunDescription;
import ecsremediation.cli.timeline.Timeline;
import ecsremediation.cli.timeline.TimelineDecision;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.cli.timeline.Verdict;
import ecsremediation.simulator.cloudwatch.AlarmState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A hand-written timeline of a lab run, for tests of the report page. */
final class SampleTimeline {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private SampleTimeline() {}

    static Timeline resolved() {
        return new Timeline(
                new RunDescription(
                        "EcsLabPublicCluster",
                        "EcsLabApi",
                        "EcsLabAsg",
                        "Seed 1, mode act, ceiling 10",
                        "ecs-remediation lab --seed 1"),
                START,
                moments(),
                marks(),
                List.of(
                        new TimelineEmail(
                                at(245),
                                "[ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks",
                                "What was seen\n  desired 4, running 1, unplaced 3 <since 09:00>\n"),
                        new TimelineEmail(at(560), "[ECS] EcsLabApi: cleared, 4 of 4 tasks run", "All tasks run.\n")),
                List.of(new TimelineDecision(
                        at(244),
                        "raise EcsLabAsg 1 → 4",
                        List.of(
                                new TimelineDecision.ArithmeticStep(
                                        "unplaced", "desired 4 − running 1 − placed 0 = 3 tasks of 512 MiB"),
                                new TimelineDecision.ArithmeticStep(
                                        "one new t3.micro", "952 MiB, 2048 CPU units: 1 task"),
                                new TimelineDecision.ArithmeticStep(
                                        "sizing proof", "lower 3 ≤ chosen 3 ≤ upper 3, memory binds")))),
                new Verdict(
                        Verdict.Ending.RESOLVED,
                        "4 of 4 tasks run, 9 min 10 s after the trouble began.",
                        Optional.of(Duration.ofSeconds(244)),
                        Optional.of(Duration.ofSeconds(550)),
                        1));
    }

    private static List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (int second = 0; second <= 900; second += 10) {
            moments.add(moment(second));
        }
        return moments;
    }

    private static Moment moment(int second) {
        int running = second < 480 ? 1 : second < 510 ? 2 : second < 550 ? 3 : 4;
        int group = second < 244 ? 1 : 4;
        int inService = second < 330 ? 1 : second < 350 ? 3 : 4;
        int registered = second < 430 ? 1 : second < 470 ? 2 : 4;
        TreeMap<String, AlarmState> alarms = new TreeMap<>();
        alarms.put("alarm_ecslabapi_pending", AlarmState.OK);
        alarms.put("alarm_ecslabapi_gap", second < 240 || second > 700 ? AlarmState.OK : AlarmState.ALARM);
        return new Moment(
                at(second),
                new Moment.TaskCounts(4, running, 0, 4 - running),
                new Moment.Group(group, group, inService, registered),
                alarms);
    }

    private static List<TimelineMark> marks() {
        return List.of(
                new TimelineMark(at(0), TimelineMark.Kind.TROUBLE, "EcsLabApi: desired count 1 → 4"),
                new TimelineMark(at(240), TimelineMark.Kind.ALARM, "alarm_ecslabapi_gap went to ALARM"),
                new TimelineMark(at(244), TimelineMark.Kind.ACTION, "EcsLabAsg raised: desired 1 → 4, max 1 → 4"),
                new TimelineMark(
                        at(245),
                        TimelineMark.Kind.MAIL,
                        "E-mail: [ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks"),
                new TimelineMark(at(550), TimelineMark.Kind.RESOLUTION, "4 of 4 tasks run"),
                new TimelineMark(at(560), TimelineMark.Kind.MAIL, "E-mail: [ECS] EcsLabApi: cleared, 4 of 4 tasks run"),
                new TimelineMark(at(700), TimelineMark.Kind.OK, "alarm_ecslabapi_gap went back to OK"));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}

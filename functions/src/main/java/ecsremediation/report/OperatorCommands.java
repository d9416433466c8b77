package ecsremediation.report;

import ecsremediation.act.Outcome;
import ecsremediation.incident.NotificationType;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityProvider;
import ecsremediation.model.CapacityReadBack.ReadBackFinding;
import ecsremediation.model.FailingLaunches;
import ecsremediation.model.GroupInstance;
import ecsremediation.model.ScalingPolicy;
import ecsremediation.model.ScheduledAction;
import ecsremediation.plan.HoldReason;
import ecsremediation.plan.Plan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What ECS Remediation does not do, and the commands and links for the operator to do it. */
final class OperatorCommands {
    /** Percent of desired at which replacing instances adds none. */
    private static final int NO_MORE = 100;

    private final MessageData facts;
    private final TextPage page;

    OperatorCommands(MessageData facts, TextPage page) {
        this.facts = facts;
        this.page = page;
    }

    void write() {
        SortedMap<String, Capacity> before = before();
        SortedMap<String, Capacity> after = after();
        if (!after.isEmpty()) {
            page.section("WHAT IT WILL NOT DO");
            after.forEach(this::willNot);
            after.keySet().forEach(this::stillAsking);
        }
        before.forEach((group, size) -> {
            if (!isSizedByOthers(group)) {
                undo(group, size);
            }
        });
        if (facts.context().type() != NotificationType.CLEARED && !groups().isEmpty()) {
            groups().forEach(this::pause);
            pauseStack();
        }
        links();
    }

    private void willNot(String group, Capacity now) {
        page.bullet("ECS Remediation never lowers a group. " + lowering(group));
        page.bullet(drift(group, now));
        facts.groupRead(group)
                .filter(g -> !g.scheduledActions().isEmpty())
                .ifPresent(g -> page.bullet("Scheduled actions due within a day may set other numbers: "
                        + Phrases.list(g.scheduledActions().stream()
                                .map(ScheduledAction::name)
                                .toList()) + "."));
        facts.groupRead(group)
                .map(AutoScalingGroup::maintenanceMost)
                .filter(most -> most.orElse(NO_MORE) > NO_MORE)
                .ifPresent(most -> page.bullet("While EC2 Auto Scaling replaces instances, " + group
                        + " may have up to " + most.getAsInt() + " % of desired, by its instance maintenance policy."));
    }

    /** Instances that a group requested and EC2 did not launch yet: EC2 launches them once it can, needed or not. */
    private void stillAsking(String group) {
        facts.groupRead(group)
                .ifPresent(g -> FailingLaunches.of(g).ifPresent(f -> {
                    int missing = g.capacity().desired()
                            - g.instances().stream()
                                    .filter(GroupInstance::isPendingOrInService)
                                    .mapToInt(GroupInstance::weight)
                                    .sum();
                    if (missing > 0) {
                        page.bullet(group + " still requests "
                                + Phrases.count(missing, g.weighted() ? "unit" : "instance")
                                + " that EC2 does not launch: \"" + f.failure().words()
                                + "\" Lower desired if they are no longer needed.");
                    }
                }));
    }

    private String lowering(String group) {
        if (managed(group)) {
            return "ECS managed scaling lowers desired of " + group + " again; max stays.";
        }
        List<String> policies = facts.groupRead(group).map(AutoScalingGroup::policies).orElse(List.of()).stream()
                .filter(ScalingPolicy::enabled)
                .map(ScalingPolicy::name)
                .toList();
        return policies.isEmpty()
                ? "Only an operator lowers desired of " + group + " again: the instances cost until then."
                : "Scaling policy " + Phrases.list(policies) + " may lower desired of " + group + " again.";
    }

    private boolean managed(String group) {
        return facts.seen().capacityProviders().stream()
                .filter(CapacityProvider::managedScaling)
                .anyMatch(p -> p.group().equals(Optional.of(group)));
    }

    private String drift(String group, Capacity now) {
        String numbers = "write desired " + now.desired() + " and max " + now.max() + " there, or its next deployment"
                + " sets the old numbers again.";
        return facts.groupRead(group)
                .flatMap(g -> InfrastructureAsCodeOwner.of(g.tags()))
                .map(owner -> group + " " + owner + ": " + numbers)
                .orElse("If CloudFormation, Terraform or CDK sizes " + group + ", " + numbers);
    }

    /** Whether another actor sized the group at the time of a raise: its size before the raises is then not to be undone to. */
    private boolean isSizedByOthers(String group) {
        return facts.context().incident().timeline().events().stream()
                .anyMatch(
                        e -> e instanceof TimelineEvent.ReadBack r && r.group().equals(group));
    }

    private void undo(String group, Capacity before) {
        UndoSection section = new UndoSection(facts, group, before, page);
        if (managed(group)) {
            section.writeMax();
        } else {
            section.write(since(group));
        }
    }

    /** When the first raise of the group in this incident was. */
    private Instant since(String group) {
        Stream<Instant> earlier =
                facts.actions().stream().filter(a -> a.group().equals(group)).map(CapacityAction::at);
        Stream<Instant> now =
                raised().stream().filter(o -> o.group().equals(group)).map(Outcome.Raised::at);
        return Stream.concat(earlier, now).min(Comparator.naturalOrder()).orElse(facts.now());
    }

    private void pause(String group) {
        if (isHeld(why ->
                why instanceof HoldReason.ModeTag r && r.required().group().equals(group))) {
            page.section("TO END THE PAUSE of " + group);
            page.command(new Commands(facts.stack()).deleteModeTag(group));
        } else {
            page.section("TO PAUSE for " + group + " (until the tag is deleted)");
            page.command(new Commands(facts.stack()).pause(group));
        }
    }

    private void pauseStack() {
        if (isHeld(why -> why instanceof HoldReason.PauseOrdered)) {
            page.section("TO END THE PAUSE of the whole stack");
            page.command(new Commands(facts.stack()).resume());
        } else {
            page.section("TO PAUSE the whole stack");
            page.command(new Commands(facts.stack()).pause(facts.service()));
        }
    }

    private boolean isHeld(Predicate<HoldReason> why) {
        return facts.plans().stream().anyMatch(p -> p instanceof Plan.Hold hold && why.test(hold.why()));
    }

    private void links() {
        Console console = new Console(facts.stack());
        List<String> links = Stream.concat(
                        console.service(facts.service()).stream(),
                        groups().stream().flatMap(group -> console.group(group).stream()))
                .toList();
        if (!links.isEmpty()) {
            page.section("LINKS");
            links.forEach(page::verbatim);
        }
    }

    /** Every group that the message names and that still exists, by name. */
    private List<String> groups() {
        return Stream.concat(
                        facts.plans().stream().filter(p -> !isGone(p)).flatMap(p -> MessageData.group(p).stream()),
                        before().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isGone(Plan plan) {
        return facts.outcome(plan)
                .filter(o -> o instanceof Outcome.Refused r && r.reason() == Outcome.Refused.Reason.GONE)
                .isPresent();
    }

    /** The capacities before the raises of this incident, including those of this reconciliation, by group. */
    private SortedMap<String, Capacity> before() {
        SortedMap<String, Capacity> before = new TreeMap<>();
        for (CapacityAction action : facts.actions()) {
            before.putIfAbsent(action.group(), action.from());
        }
        raised().forEach(o -> before.putIfAbsent(o.group(), o.from()));
        return before;
    }

    private SortedMap<String, Capacity> after() {
        SortedMap<String, Capacity> after = new TreeMap<>();
        facts.actions().forEach(a -> after.put(a.group(), a.to()));
        raised().forEach(o -> after.put(o.group(), o.to()));
        facts.readBack().ifPresent(r -> correct(after, r));
        return after;
    }

    /** The size that was set back is the one to keep; a group that is not as it was is left to the operator. */
    private static void correct(SortedMap<String, Capacity> after, TimelineEvent.ReadBack readBack) {
        if (readBack.finding() == ReadBackFinding.RESTORED) {
            after.replace(readBack.group(), readBack.to());
        } else {
            after.remove(readBack.group());
        }
    }

    private List<Outcome.Raised> raised() {
        return facts.plans().stream()
                .filter(p -> p instanceof Plan.RaiseCapacity || p instanceof Plan.RaiseMaxOnly)
                .flatMap(p -> facts.outcome(p).stream())
                .filter(o -> o instanceof Outcome.Raised)
                .map(o -> (Outcome.Raised) o)
                .toList();
    }
}

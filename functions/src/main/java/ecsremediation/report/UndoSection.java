package ecsremediation.report;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.NotificationType;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.ContainerInstance;
import ecsremediation.model.Counts;
import ecsremediation.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * How to set a group back to its size before the raises: which instances and tasks that ends, and the commands in the
 * order in which no older instance loses its tasks. The group picks the instances that it ends, so those that were there
 * before the raise are protected from scale-in first.
 */
final class UndoSection {
    /** The most instances of a group that may be protected (API reference of SetInstanceProtection). */
    private static final int MOST_PROTECTED = 50;

    private final MessageData facts;
    private final String group;
    private final Capacity before;
    private final TextPage page;
    private final Commands commands;
    private final String title;

    UndoSection(MessageData facts, String group, Capacity before, TextPage page) {
        this.facts = facts;
        this.group = group;
        this.before = before;
        this.page = page;
        this.commands = new Commands(facts.stack());
        this.title = isOver() ? "TO SCALE IN" : "TO UNDO";
    }

    private boolean isOver() {
        return facts.context().type() == NotificationType.CLEARED;
    }

    /**
     * For a group whose desired capacity an operator sets.
     *
     * @param since when the first of the raises was
     */
    void write(Instant since) {
        page.section(isOver() ? title + ", once the load is over" : title);
        facts.groupRead(group)
                .ifPresentOrElse(
                        read -> write(read, since, LaunchedInstances.since(since, read, facts.seen())), this::unread);
    }

    /** For a group whose desired capacity ECS sets: only max is lowered, not below what runs. */
    void writeMax() {
        page.section(title + ", once ECS managed scaling has lowered desired");
        page.line("While desired of " + group + " is above " + before.max() + ", it ends instances with their tasks."
                + hold());
        page.command(commands.setMax(group, before.max()));
    }

    private void unread() {
        page.line(group + " was not read. It may end any of its instances, with the tasks on it: drain those first that"
                + " it should end, and protect the others from scale-in." + hold());
        page.command(commands.set(group, before));
    }

    private void write(AutoScalingGroup read, Instant since, LaunchedInstances instances) {
        if (instances.added().isEmpty()) {
            page.line("It ends the instances that " + group + " launched since " + Utc.near(since, facts.now())
                    + ", with the tasks that run on them by then." + stay(instances) + hold());
        } else {
            move(instances);
        }
        boolean isProtecting = isProtecting(instances);
        if (isProtecting) {
            page.command(commands.protect(group, instances.kept(), true));
        }
        page.command(commands.set(group, target(read)));
        if (isProtecting) {
            page.section(title + ", AFTERWARDS");
            page.line("Once " + group + " has " + unit(read, target(read).desired())
                    + ", end the protection, except of an instance that was protected before.");
            page.command(commands.protect(group, instances.kept(), false));
        }
    }

    /** The added instances have tasks or may get some: ECS moves them before the group ends the instances. */
    private void move(LaunchedInstances instances) {
        page.line("It ends " + NameList.list(instances.added()) + ", with "
                + (instances.tasks() == 0 ? "no task" : "the " + Phrases.count(instances.tasks(), "task"))
                + " on " + (instances.added().size() == 1 ? "it" : "them")
                + ". First lower the service, unless its tasks have room elsewhere, and drain "
                + (instances.added().size() == 1 ? "the instance." : "the instances."));
        OptionalInt left = left(instances);
        left.ifPresent(n -> page.command(commands.desiredCount(facts.service(), n)));
        List<String> registered = instances.registrations().stream()
                .filter(ContainerInstance::takesTasks)
                .map(c -> NameList.end(c.arn()))
                .sorted()
                .toList();
        commands.drain(facts.service().cluster(), registered).forEach(page::command);
        page.section(title + ", THEN");
        page.line("Once no task runs there, set the group back." + stay(instances) + hold());
    }

    private String hold() {
        return isOver()
                ? " If tasks lack capacity again, ECS Remediation raises the group again, unless you pause it."
                : " ECS Remediation does not raise again in this incident what you lower. After its end, follow TO SCALE"
                        + " IN of the last mail instead.";
    }

    private String stay(LaunchedInstances instances) {
        if (instances.kept().isEmpty()) {
            return " No other instance of it is in service.";
        }
        return isProtecting(instances)
                ? " The first command protects " + NameList.list(instances.kept()) + " from scale-in, so that "
                        + (instances.kept().size() == 1 ? "it stays with its tasks." : "they stay with their tasks.")
                : " " + group + " has more instances than can be protected from scale-in, and may end others with their"
                        + " tasks.";
    }

    private static boolean isProtecting(LaunchedInstances instances) {
        return !instances.kept().isEmpty() && instances.kept().size() <= MOST_PROTECTED;
    }

    /** Never more than the group has now. */
    private Capacity target(AutoScalingGroup read) {
        return new Capacity(Math.min(before.desired(), read.capacity().desired()), before.max());
    }

    private static String unit(AutoScalingGroup read, int desired) {
        return Phrases.count(desired, read.weighted() ? "unit" : "instance");
    }

    /**
     * The desired count with which the tasks of the service fit on the older instances: as many as run there, or as many
     * as ran before the only raise. Empty where that is not known, is none, or lowers nothing.
     */
    private OptionalInt left(LaunchedInstances instances) {
        int desired = facts.counts().map(Counts::desired).orElse(0);
        OptionalInt left = tasks().isEmpty() ? beforeTheRaise(desired) : OptionalInt.of(on(instances.kept()));
        return left.isPresent() && left.getAsInt() > 0 && left.getAsInt() < desired ? left : OptionalInt.empty();
    }

    private OptionalInt beforeTheRaise(int desired) {
        List<CapacityAction> actions = facts.actions();
        ServiceName service = facts.service();
        return actions.size() == 1 && actions.getFirst().missing(service).isPresent()
                ? OptionalInt.of(desired - actions.getFirst().missing(service).getAsInt())
                : OptionalInt.empty();
    }

    private int on(List<String> kept) {
        List<String> arns = facts.seen().containerInstances().stream()
                .filter(c -> kept.contains(c.ec2InstanceId()))
                .map(ContainerInstance::arn)
                .toList();
        return (int) tasks().stream()
                .filter(Task::isRunning)
                .filter(t -> t.containerInstance().filter(arns::contains).isPresent())
                .count();
    }

    private List<Task> tasks() {
        return facts.seen().service(facts.service()).map(s -> s.tasks()).orElse(List.of());
    }
}

package ecsremediation.report;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Capacity;
import ecsremediation.plan.SizingProof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The sizing's proof in rows that an operator can check. */
final class SizingSection {
    /** The most rows of tasks, one per service and task definition; our choice. */
    private static final int MOST_ROWS = 12;

    private SizingSection() {}

    /** @param service the one that the message is about: its tasks come first */
    static void write(SizingProof proof, Capacity from, ServiceName service, TextPage page) {
        page.row("sizing", PlanText.sizing(proof) + ".");
        page.row("", sum(from.desired(), proof));
        page.row(
                "instance",
                proof.instance()
                        .map(i -> "one more " + i.type() + " has room for " + Phrases.resources(i.capacity()) + ".")
                        .orElse("no size known yet: one is launched to find it out."));
        placements(proof.placements(), service, page);
    }

    private static String sum(int desired, SizingProof proof) {
        int units = proof.instance().map(SizingProof.Instance::units).orElse(1);
        return "desired " + desired + " + " + proof.chosen() + (units > 1 ? " × " + units : "") + " = "
                + (desired + proof.chosen() * units);
    }

    private static void placements(List<SizingProof.Placed> placements, ServiceName service, TextPage page) {
        List<SizingProof.Placed> ownFirst = placements.stream()
                .sorted(Comparator.comparing(
                        (SizingProof.Placed p) -> !p.service().equals(service)))
                .toList();
        ownFirst.stream().limit(MOST_ROWS).forEach(p -> page.row("tasks", placed(p)));
        List<SizingProof.Placed> rest = ownFirst.stream().skip(MOST_ROWS).toList();
        if (!rest.isEmpty()) {
            long services =
                    rest.stream().map(SizingProof.Placed::service).distinct().count();
            page.row(
                    "tasks",
                    "of " + Phrases.count((int) services, "further service") + ": "
                            + where(
                                    total(rest, SizingProof.Placed::onFree),
                                    total(rest, SizingProof.Placed::onInFlight),
                                    total(rest, SizingProof.Placed::onNew),
                                    total(rest, SizingProof.Placed::nowhere)));
        }
    }

    private static int total(List<SizingProof.Placed> placements, ToIntFunction<SizingProof.Placed> tasks) {
        return placements.stream().mapToInt(tasks).sum();
    }

    private static String placed(SizingProof.Placed p) {
        return p.service().service() + ", " + Phrases.family(p.taskDefinition()) + " (" + Phrases.resources(p.perTask())
                + " each): " + where(p.onFree(), p.onInFlight(), p.onNew(), p.nowhere());
    }

    private static String where(int onFree, int onInFlight, int onNew, int nowhere) {
        List<String> where = new ArrayList<>();
        add(where, onFree, "on free instances");
        add(where, onInFlight, "on instances that are on their way");
        add(where, onNew, "on new ones");
        add(where, nowhere, "nowhere");
        return Phrases.list(where) + ".";
    }

    private static void add(List<String> where, int tasks, String place) {
        if (tasks > 0) {
            where.add(tasks + " " + place);
        }
    }
}

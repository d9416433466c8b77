package ecsremediation.report;

import ecsremediation.observe.Capacity;
import ecsremediation.plan.Certificate;
import java.util.ArrayList;
import java.util.List;

/** The sizing's proof in rows that a reader can check by hand. */
final class Arithmetic {
    private Arithmetic() {}

    static void write(Certificate certificate, Capacity from, Page page) {
        page.row(
                "sizing",
                "at least " + certificate.lowerBound() + ", chosen " + certificate.chosen() + ", at most "
                        + certificate.upperBound() + " new; " + certificate.binding() + " decides.");
        page.row(
                "",
                "desired " + from.desired() + " + " + certificate.chosen() + " = "
                        + (from.desired() + certificate.chosen()));
        page.row(
                "instance",
                certificate
                        .instance()
                        .map(i -> "one more " + i.type() + " has room for " + Words.resources(i.room()) + ".")
                        .orElse("no size known yet: one is bought to learn it."));
        certificate.placements().forEach(p -> page.row("tasks", placed(p)));
    }

    private static String placed(Certificate.Placed p) {
        List<String> where = new ArrayList<>();
        add(where, p.onFree(), "on free instances");
        add(where, p.onInFlight(), "on instances already on their way");
        add(where, p.onNew(), "on new ones");
        add(where, p.nowhere(), "nowhere");
        return p.service().service() + ", " + Words.family(p.taskDefinition()) + " (" + Words.resources(p.perTask())
                + " each): " + Words.list(where) + ".";
    }

    private static void add(List<String> where, int tasks, String place) {
        if (tasks > 0) {
            where.add(tasks + " " + place);
        }
    }
}

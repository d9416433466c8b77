package ecsremediation.cli.recording;

import ecsremediation.incident.Cause;
import ecsremediation.incident.NotificationKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** With which causes each kind of message has to stand in the catalogue. New kinds and causes must be entered here. */
sealed interface ShownMessages {

    /** The capacity that the tasks lack. Every reason not to raise a group can meet each of them. */
    List<Cause> SHORTAGES = List.of(covered(CauseCoverage.SHORTAGE));

    /** One message for each of the causes. */
    record Of(NavigableSet<Cause> causes) implements ShownMessages {
        static Of each(List<Cause> causes, Cause... more) {
            NavigableSet<Cause> all = new TreeSet<>(causes);
            all.addAll(Arrays.asList(more));
            return new Of(all);
        }
    }

    /** One message: the service has no cause when it is sent. */
    record Causeless() implements ShownMessages {}

    /**
     * Not in this catalogue, because a cluster in which nothing changes does not come to it.
     *
     * @param file has the message, as the whole program or the renderer makes it
     */
    record Elsewhere(Path file) implements ShownMessages {
        /** A play of the simulator, in which the cluster changes. */
        static Elsewhere played(String name) {
            return new Elsewhere(Path.of("../simulator/src/test/resources/messages", name + ".txt"));
        }

        /** A plan made by hand, which no state of a cluster leads to. */
        static Elsewhere madeByHand(String name) {
            return new Elsewhere(Path.of("../functions/src/test/resources/messages", name + ".txt"));
        }
    }

    static ShownMessages of(NotificationKind kind) {
        return switch (kind) {
            case RAISED,
                    WOULD_RAISE,
                    NO_CEILING,
                    BAD_CEILING,
                    AT_CEILING,
                    LOWERED,
                    LAUNCH_SUSPENDED,
                    OPERATOR_SET,
                    MANAGED_SCALING,
                    WARM_POOL,
                    WRITE_DENIED,
                    WRITE_INVALID,
                    GROUP_GONE,
                    WRITE_FAILED,
                    BACKOFF,
                    ACTION_RATE,
                    INSTANCE_REFRESH,
                    EXTERNAL_CHANGE,
                    PAUSED -> Of.each(SHORTAGES);
            case LAUNCH_FAILING, NOT_RESOLVED -> Of.each(SHORTAGES, Cause.CAPACITY_ON_ITS_WAY);
            case NOT_CAPACITY -> Of.each(List.of(), covered(CauseCoverage.NOT_CAPACITY));
            case DEPLOYMENT_LOST -> Of.each(List.of(Cause.DEPLOYMENT_LOST));
            case INCONCLUSIVE -> Of.each(SHORTAGES, Cause.PARTIAL, Cause.CONTRADICTION, Cause.NOT_FOUND);
            case WAITING -> Of.each(List.of(Cause.MEMORY, Cause.CAPACITY_ON_ITS_WAY, Cause.DEPLOYMENT));
            case OUT_OF_SCOPE -> Of.each(SHORTAGES, covered(CauseCoverage.OUT_OF_SCOPE));
            case CLEARED -> new Causeless();
            case RESTORED -> Elsewhere.played("restored");
            case LOWERED_BY_RAISE -> Elsewhere.played("lowered-by-raise");
            case FURTHER_RAISES, STILL_WRONG -> Of.each(SHORTAGES, together());
            // The planner checks the proof of its own sizing; a size that fails the check is a bug of the program.
            case SIZING_PROOF_BROKEN -> Elsewhere.madeByHand("sizing-proof-broken");
        };
    }

    /** Every other cause that a first reconciliation of the recorded clusters finds: a message of several things has any. */
    private static Cause[] together() {
        return Stream.of(
                        Arrays.stream(covered(CauseCoverage.NOT_CAPACITY))
                                .filter(cause -> cause != Cause.START_THROTTLED),
                        Arrays.stream(covered(CauseCoverage.TOGETHER)),
                        Stream.of(
                                Cause.DEPLOYMENT,
                                Cause.CAPACITY_ON_ITS_WAY,
                                Cause.DEPLOYMENT_LOST,
                                Cause.PARTIAL,
                                Cause.CONTRADICTION,
                                Cause.FARGATE,
                                Cause.EXTERNAL_INSTANCES,
                                Cause.CODE_DEPLOY))
                .flatMap(causes -> causes)
                .toArray(Cause[]::new);
    }

    private static Cause[] covered(CauseCoverage coverage) {
        return Arrays.stream(Cause.values())
                .filter(cause -> CauseCoverage.of(cause) == coverage)
                .toArray(Cause[]::new);
    }
}

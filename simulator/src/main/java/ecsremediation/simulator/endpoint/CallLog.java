package ecsremediation.simulator.endpoint;

import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.Call;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the calls by action, such as {@code autoscaling:UpdateAutoScalingGroup}, and keeps the newest 10,000. */
public final class CallLog {
    /** More than a lab run makes. The counts cover all calls. */
    private static final int KEPT = 10_000;

    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Deque<Call> newest = new ArrayDeque<>();

    synchronized void note(Call call) {
        counts.merge(call.action(), 1L, Long::sum);
        newest.addLast(call);
        if (newest.size() > KEPT) {
            newest.removeFirst();
        }
    }

    /** The number of calls per action, refused calls included. */
    public synchronized SortedMap<String, Long> counts() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** The number of calls of this action, refused calls included. */
    public synchronized long count(String action) {
        return counts.getOrDefault(action, 0L);
    }

    /** The newest 10,000 calls, oldest first. */
    public synchronized List<Call> calls() {
        return List.copyOf(newest);
    }

    /** The write operations among {@link #calls()}. */
    public List<Call> writes(Api api) {
        return calls().stream()
                .filter(call -> call.api() == api && call.isWrite())
                .toList();
    }
}

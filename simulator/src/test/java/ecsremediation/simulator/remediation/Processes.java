package ecsremediation.simulator.remediation;

import ecsremediation.incident.IncidentMessage;
import ecsremediation.model.GroupLocks.Lease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The program's processes in sequence, and the state that each of them left. */
final class Processes {
    private final ProgramWorld outside;
    private final PortCalls calls;
    private final SortedSet<String> inDoubt = new TreeSet<>();
    private final List<Lease> kept = new ArrayList<>();
    private Optional<Lease> leftBehind = Optional.empty();
    private ProgramWorld.FunctionHost living;
    private int deaths;

    Processes(ProgramWorld outside, PortCalls calls) {
        this.outside = outside;
        this.calls = calls;
        this.living = outside.start();
    }

    /**
     * Runs a function in the live process.
     *
     * @return its answer; empty if the process was killed and another has begun
     */
    Optional<byte[]> handle(String function, byte[] event) throws IOException {
        Optional<byte[]> answer = answer(function, event);
        if (calls.isDead()) {
            startAnew();
            return Optional.empty();
        }
        outside.lock().filter(lease -> !leftBehind.equals(Optional.of(lease))).ifPresent(kept::add);
        return answer;
    }

    private Optional<byte[]> answer(String function, byte[] event) throws IOException {
        try {
            return Optional.of(living.handle(function, event));
        } catch (RuntimeException | Killed failure) {
            if (calls.isDead()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private void startAnew() {
        deaths++;
        leftBehind = outside.lock();
        Set<String> handedOver = handedOver();
        outside.open()
                .forEach(incident -> incident.pending().stream()
                        .map(IncidentMessage::sentAs)
                        .filter(handedOver::contains)
                        .forEach(id -> inDoubt.add(
                                ReceivedNotification.key(id, incident.service().service()))));
        calls.begin();
        living = outside.start();
    }

    private Set<String> handedOver() {
        return calls.done().stream().flatMap(call -> call.message().stream()).collect(Collectors.toSet());
    }

    /** The number of killed processes. */
    int deaths() {
        return deaths;
    }

    /** Keys of the notifications that a killed process sent and did not record as sent. */
    SortedSet<String> inDoubt() {
        return Collections.unmodifiableSortedSet(inDoubt);
    }

    /** Locks that a process held after the end of a run without being killed. */
    List<Lease> keptLocks() {
        return List.copyOf(kept);
    }
}

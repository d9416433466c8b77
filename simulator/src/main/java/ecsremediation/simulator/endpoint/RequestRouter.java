package ecsremediation.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.FaultInjector.Effect;
import ecsremediation.simulator.endpoint.authorization.AccessControl;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Protocol;
import ecsremediation.simulator.endpoint.wire.Request;
import ecsremediation.simulator.endpoint.wire.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads a request, calls its operation and writes the answer. Never throws: every failure becomes an error answer.
 */
final class RequestRouter {
    private static final System.Logger LOG = System.getLogger(RequestRouter.class.getName());
    private final AtomicLong requests = new AtomicLong();
    private final Operations operations;
    private final CallLog log = new CallLog();
    private volatile FaultInjector faultInjector = FaultInjector.NONE;
    private volatile Optional<AccessControl> accessControl = Optional.empty();

    RequestRouter(Operations operations) {
        this.operations = operations;
    }

    CallLog log() {
        return log;
    }

    void injectFaults(FaultInjector other) {
        faultInjector = other;
    }

    void limitAccess(AccessControl control) {
        accessControl = Optional.of(control);
    }

    /** The answer; empty if the connection must be broken instead. */
    Optional<Response> answer(Request request) {
        Protocol protocol = Protocol.of(request);
        String id = requestId();
        Optional<Call> call = Optional.empty();
        try {
            call = Optional.of(protocol.read(request));
            requireSignature(request, protocol);
            log.note(call.get());
            checkAccess(request, call.get());
            return answer(protocol, call.get(), id);
        } catch (AwsFault fault) {
            return Optional.of(protocol.refuse(call.map(Call::api), fault, id));
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, () -> "could not answer " + request, bug);
            AwsFault fault = AwsFault.receiver("InternalFailure", "The simulated endpoint failed; see its log.");
            return Optional.of(protocol.refuse(call.map(Call::api), fault, id));
        }
    }

    private void checkAccess(Request request, Call call) {
        accessControl.ifPresent(control -> control.check(request, call));
    }

    private Optional<Response> answer(Protocol protocol, Call call, String id) {
        Effect effect = faultInjector.on(call);
        switch (effect) {
            case Effect.Pass pass -> {}
            case Effect.Refuse refuse -> throw refuse.fault();
            case Effect.Delay delay -> LockSupport.parkNanos(delay.by().toNanos());
            case Effect.LoseAnswer lose -> {
                operations.answer(call);
                return Optional.empty();
            }
        }
        ObjectNode output = operations.answer(call);
        return Optional.of(protocol.answer(call, output, id));
    }

    private static void requireSignature(Request request, Protocol protocol) {
        if (!request.header("Authorization").startsWith("AWS4-")) {
            throw protocol.unsigned();
        }
    }

    private String requestId() {
        String text = "request " + requests.incrementAndGet();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

package ecsremediation.simulator.endpoint.sts;

import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.util.Map;

/** GetCallerIdentity of STS: returns the world's account. */
public final class Sts {
    private final SimulatedAccount account;

    public Sts(SimulatedAccount account) {
        this.account = account;
    }

    /** The operations by name. */
    public Map<String, Operation> operations() {
        return Map.of(
                "GetCallerIdentity",
                input -> Trees.object()
                        .put("UserId", "AIDAEXAMPLE")
                        .put("Account", account.id())
                        .put("Arn", "arn:" + account.partition() + ":iam::" + account.id() + ":user/lab"));
    }
}

package ecsremediation.simulator.endpoint.sts;

import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * STS: GetCallerIdentity returns the world's account, and DecodeAuthorizationMessage what {@link #encoded} encoded. On
 * AWS only AWS can encode such a message; here it is its JSON in the URL-safe alphabet of Base64.
 */
public final class Sts {
    private final SimulatedAccount account;

    public Sts(SimulatedAccount account) {
        this.account = account;
    }

    /** The words of a denied EC2 launch, with an encoded message about it. */
    public static String encoded(String decision) {
        return "You are not authorized to perform this operation. Encoded authorization failure message: "
                + Base64.getUrlEncoder().withoutPadding().encodeToString(decision.getBytes(StandardCharsets.UTF_8));
    }

    /** The operations by name. */
    public Map<String, Operation> operations() {
        return Map.of(
                "GetCallerIdentity",
                input -> Trees.object()
                        .put("UserId", "AIDAEXAMPLE")
                        .put("Account", account.id())
                        .put("Arn", "arn:" + account.partition() + ":iam::" + account.id() + ":user/lab"),
                "DecodeAuthorizationMessage",
                input -> Trees.object().put("DecodedMessage", decoded(input.required("EncodedMessage"))));
    }

    private static String decoded(String encoded) {
        try {
            return Documents.read(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8))
                    .toString();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw AwsFault.sender("InvalidAuthorizationMessageException", "Message is invalid");
        }
    }
}

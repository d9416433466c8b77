package ecsremediation.simulator.endpoint.authorization;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Request;
import ecsremediation.simulator.iam.FunctionRole;
import ecsremediation.simulator.iam.IamRequest;
import ecsremediation.simulator.iam.PolicyDecision;
import ecsremediation.simulator.template.ResolvedStack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits callers to the policies of their roles. The access key in the call's signature says who the caller is. A caller
 * with any other access key may do everything, as the account's administrator.
 */
public final class AccessControl {
    private static final Pattern ACCESS_KEY = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/.*");

    private final RequiredPermissions permissions;
    private final SortedMap<String, FunctionRole> roles;
    private final List<DeniedRequest> denied = new ArrayList<>();
    private final SortedMap<String, SortedSet<String>> asked = new TreeMap<>();

    private AccessControl(RequiredPermissions permissions, SortedMap<String, FunctionRole> roles) {
        this.permissions = permissions;
        this.roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    }

    /**
     * Limits the callers with these access keys.
     *
     * @param stack gives the topics' keys
     * @param roles by access key
     */
    public static AccessControl of(World world, ResolvedStack stack, SortedMap<String, FunctionRole> roles) {
        return new AccessControl(new RequiredPermissions(world, TopicKeys.of(stack)), roles);
    }

    /**
     * Checks a call before it is answered.
     *
     * @throws AwsFault the service's error if the caller's role does not allow the call
     */
    public void check(Request request, Call call) {
        role(request).ifPresent(role -> permissions.of(call).forEach(needed -> check(role, call, needed)));
    }

    /** What was denied so far, oldest first. */
    public synchronized List<DeniedRequest> denied() {
        return List.copyOf(denied);
    }

    /** The actions that calls needed so far, allowed or not, by the ARN of the role's session. */
    public synchronized SortedMap<String, SortedSet<String>> needed() {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        asked.forEach((principal, actions) -> copy.put(principal, new TreeSet<>(actions)));
        return copy;
    }

    private Optional<FunctionRole> role(Request request) {
        Matcher signature = ACCESS_KEY.matcher(request.header("Authorization"));
        return signature.matches() ? Optional.ofNullable(roles.get(signature.group(1))) : Optional.empty();
    }

    private void check(FunctionRole role, Call call, IamRequest needed) {
        note(role, needed);
        switch (role.decide(needed)) {
            case PolicyDecision.Allowed allowed -> {}
            case PolicyDecision.ExplicitlyDenied explicit ->
                throw denial(new DeniedRequest(role.principal(), needed, true), call);
            case PolicyDecision.ImplicitlyDenied implicit ->
                throw denial(new DeniedRequest(role.principal(), needed, false), call);
        }
    }

    private synchronized void note(FunctionRole role, IamRequest request) {
        asked.computeIfAbsent(role.principal(), principal -> new TreeSet<>()).add(request.action());
    }

    private synchronized AwsFault denial(DeniedRequest request, Call call) {
        denied.add(request);
        return request.fault(call.api());
    }
}

package ecsremediation.simulator.endpoint.authorization;

import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.iam.IamRequest;

/**
 * A request that a role's policies do not allow.
 *
 * @param principal the ARN of the role's session
 * @param explicitly whether a statement denies it
 */
public record DeniedRequest(String principal, IamRequest request, boolean explicitly) {

    /**
     * The service's answer. The texts are AWS's [IAM user guide, access denied error messages]; each service has its own
     * code and status.
     */
    AwsFault fault(Api api) {
        String action = api == Api.SNS ? request.action().replaceFirst("^sns:", "SNS:") : request.action();
        String reason = explicitly
                ? " with an explicit deny in an identity-based policy"
                : " because no identity-based policy allows the " + action + " action";
        String message = "User: " + principal + " is not authorized to perform: " + action + onResource(api) + reason;
        return switch (api) {
            case ECS, DYNAMODB, EVENTBRIDGE, LOGS -> AwsFault.of(400, "AccessDeniedException", message);
            case AUTO_SCALING, CLOUDWATCH, STS -> AwsFault.of(403, "AccessDenied", message);
            case SQS -> AwsFault.of(403, "AccessDenied", message).queryCode("AccessDenied");
            case SNS ->
                isOfKey()
                        ? AwsFault.of(400, "KMSAccessDenied", message)
                        : AwsFault.of(403, "AuthorizationError", message);
        };
    }

    private boolean isOfKey() {
        return request.action().startsWith("kms:");
    }

    /** Auto Scaling names no resource for an action without resource-level permissions. */
    private String onResource(Api api) {
        boolean any = request.resource().equals(IamRequest.ANY_RESOURCE);
        return any && api == Api.AUTO_SCALING ? "" : " on resource: " + request.resource();
    }
}

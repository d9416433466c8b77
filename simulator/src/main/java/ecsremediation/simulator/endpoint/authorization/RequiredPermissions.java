package ecsremediation.simulator.endpoint.authorization;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.iam.IamRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The permissions that each call needs [Service Authorization Reference]. A call that is not listed needs its action on
 * every resource.
 */
final class RequiredPermissions {
    private final SimulatedAccount account;
    private final EcsPermissions ecs;
    private final GroupPermissions groups;
    private final TablePermissions tables;
    private final TopicKeys topicKeys;

    RequiredPermissions(World world, TopicKeys topicKeys) {
        this.account = world.account();
        this.ecs = new EcsPermissions(account);
        this.groups = new GroupPermissions(world);
        this.tables = new TablePermissions(account);
        this.topicKeys = topicKeys;
    }

    List<IamRequest> of(Call call) {
        return needed(call).stream()
                .map(request -> request.with("aws:RequestedRegion", account.region())
                        .with("aws:PrincipalAccount", account.id())
                        .with("aws:ResourceAccount", account.id()))
                .toList();
    }

    private List<IamRequest> needed(Call call) {
        return switch (call.api()) {
            case ECS -> ecs.of(call);
            case AUTO_SCALING -> groups.of(call);
            case DYNAMODB -> tables.of(call);
            case SNS -> call.operation().equals("Publish") ? publish(call) : onAnything(call);
            case EVENTBRIDGE -> call.operation().equals("PutEvents") ? put(call) : onAnything(call);
            case STS -> List.of();
            case SQS, CLOUDWATCH, LOGS -> onAnything(call);
        };
    }

    /** Publishing to an encrypted topic needs two permissions for its key [SNS developer guide, key management]. */
    private List<IamRequest> publish(Call call) {
        Input input = call.input();
        String topic = input.text("TopicArn").or(() -> input.text("TargetArn")).orElse(IamRequest.ANY_RESOURCE);
        List<IamRequest> needed = new ArrayList<>(List.of(IamRequest.of(call.action(), topic)));
        topicKeys.of(topic).ifPresent(key -> {
            String service = "sns." + account.region() + ".amazonaws.com";
            needed.add(IamRequest.of("kms:GenerateDataKey", key).with("kms:ViaService", service));
            needed.add(IamRequest.of("kms:Decrypt", key).with("kms:ViaService", service));
        });
        return needed;
    }

    /** Each entry needs the action on its bus. */
    private List<IamRequest> put(Call call) {
        return call.input().inputs("Entries").stream()
                .map(entry -> entry.text("EventBusName").orElse("default"))
                .map(bus -> bus.startsWith("arn:") ? bus : account.arn("events", "event-bus/" + bus))
                .distinct()
                .map(bus -> IamRequest.of(call.action(), bus))
                .toList();
    }

    static List<IamRequest> onAnything(Call call) {
        return List.of(IamRequest.of(call.action(), IamRequest.ANY_RESOURCE));
    }
}

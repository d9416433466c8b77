package ecsremediation.simulator.endpoint.authorization;

import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.iam.IamRequest;
import java.util.List;

/** The permissions that calls of Amazon ECS need. */
final class EcsPermissions {
    private static final String CLUSTER = "ecs:cluster";

    private final SimulatedAccount account;

    EcsPermissions(SimulatedAccount account) {
        this.account = account;
    }

    /** A call that names several resources needs the permission for each. */
    List<IamRequest> of(Call call) {
        Input input = call.input();
        return switch (call.operation()) {
            case "ListClusters", "DescribeTaskDefinition" -> RequiredPermissions.onAnything(call);
            case "ListServices" ->
                List.of(IamRequest.of(call.action(), IamRequest.ANY_RESOURCE).with(CLUSTER, cluster(input)));
            case "ListTasks" -> List.of(tasks(call));
            case "ListContainerInstances", "UpdateClusterSettings" ->
                List.of(IamRequest.of(call.action(), cluster(input)));
            case "DescribeClusters" ->
                input.texts("clusters").stream()
                        .map(name -> IamRequest.of(call.action(), arn(name, "cluster/")))
                        .toList();
            case "DescribeCapacityProviders" ->
                input.texts("capacityProviders").stream()
                        .map(name -> IamRequest.of(call.action(), arn(name, "capacity-provider/")))
                        .toList();
            case "DescribeServices" -> inCluster(call, "services", "service");
            case "DescribeTasks" -> inCluster(call, "tasks", "task");
            case "DescribeContainerInstances" -> inCluster(call, "containerInstances", "container-instance");
            default -> RequiredPermissions.onAnything(call);
        };
    }

    /** ListTasks is a permission on container instances: on all of the cluster, unless the call names one. */
    private IamRequest tasks(Call call) {
        Input input = call.input();
        String cluster = cluster(input);
        String instance = input.text("containerInstance").orElse("*");
        return IamRequest.of(call.action(), arn(instance, "container-instance/" + name(cluster) + "/"))
                .with(CLUSTER, cluster);
    }

    private List<IamRequest> inCluster(Call call, String member, String kind) {
        String cluster = cluster(call.input());
        return call.input().texts(member).stream()
                .map(name -> IamRequest.of(call.action(), arn(name, kind + "/" + name(cluster) + "/"))
                        .with(CLUSTER, cluster))
                .toList();
    }

    private String cluster(Input input) {
        return arn(input.text("cluster").orElse("default"), "cluster/");
    }

    /** The ARN itself, or the ARN of a short name. */
    private String arn(String nameOrArn, String prefix) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : account.arn("ecs", prefix + nameOrArn);
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}

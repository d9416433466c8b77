package ecsremediation.simulator.endpoint;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.autoscaling.AutoScalingOperations;
import ecsremediation.simulator.endpoint.cloudwatch.CloudWatchOperations;
import ecsremediation.simulator.endpoint.dynamodb.DynamoDb;
import ecsremediation.simulator.endpoint.dynamodb.Tables;
import ecsremediation.simulator.endpoint.ecs.EcsOperations;
import ecsremediation.simulator.endpoint.eventbridge.EventBridgeOperations;
import ecsremediation.simulator.endpoint.logs.LogsOperations;
import ecsremediation.simulator.endpoint.sns.SnsOperations;
import ecsremediation.simulator.endpoint.sqs.SqsOperations;
import ecsremediation.simulator.endpoint.sts.Sts;
import ecsremediation.simulator.endpoint.wire.Api;

/** The services of a world's endpoint. */
final class WorldOperations {
    /** The table that the stack's template creates. */
    private static final String TABLE = "ecs-remediation";

    private WorldOperations() {}

    static Operations of(World world) {
        Tables tables = new Tables(world.account(), world.clock());
        tables.create(TABLE);
        return new Operations()
                .with(Api.ECS, EcsOperations.of(world))
                .with(Api.AUTO_SCALING, AutoScalingOperations.of(world))
                .with(Api.SNS, SnsOperations.of(world))
                .with(Api.SQS, SqsOperations.of(world))
                .with(Api.CLOUDWATCH, CloudWatchOperations.of(world))
                .with(Api.LOGS, LogsOperations.of(world))
                .with(Api.DYNAMODB, new DynamoDb(tables).operations())
                .with(Api.EVENTBRIDGE, EventBridgeOperations.of(world))
                .with(Api.STS, new Sts(world.account()).operations());
    }
}

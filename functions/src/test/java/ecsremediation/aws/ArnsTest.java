package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnsTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:eu-central-1:111122223333:service/EcsLabApi, EcsLabApi",
        "arn:aws:ecs:eu-central-1:111122223333:service/EcsLabPublicCluster/EcsLabApi, EcsLabApi",
        "arn:aws-cn:ecs:cn-north-1:111122223333:cluster/default, default",
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/EcsLabApi:1, EcsLabApi:1",
        "EcsLabApi, EcsLabApi",
    })
    void takesTheNameOutOfBothFormsOfAnArn(String arn, String name) {
        assertThat(Arns.name(arn)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:4-2:autoScalingGroupName/EcsLabAsg, EcsLabAsg",
        "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:4-2:autoScalingGroupName/team/web, team/web",
        "team/web, team/web",
    })
    void takesAGroupsWholeName(String arn, String name) {
        assertThat(Arns.group(arn)).isEqualTo(name);
    }
}

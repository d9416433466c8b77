package ecsremediation.report;

import static ecsremediation.report.MessageContexts.STACK;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.Incident;
import org.junit.jupiter.api.Test;

/** The e-mails about everything but a raise, letter by letter. */
final class OtherEmailTest {

    @Test
    void showsTheCommandThatWritesTheMissingTag() {
        Incident.Message message = MessageRenderer.render(MessageContexts.noCeilingTag(), STACK);

        assertThat(message.subject())
                .isEqualTo("[ECS] EcsLabApi: help needed, 3 of 4 tasks missing: no group carries the ceiling tag");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                This needs you: see NEXT STEP.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 1, pending 0, unplaced 3
                  since     11:57 UTC (3 min)
                  woken by  alarm alarm_ecslabapi_gap

                WHY
                  The instances have too little memory left: 3 tasks have no place. More
                  instances of EcsLabAsg would take them.
                  - ECS service event, 11:58 UTC: (service EcsLabApi) was unable to place a
                    task because no container instance met all of its requirements. The
                    closest matching (container-instance i-1) has insufficient memory
                    available.
                  - placement check: a task asks for 512 MiB, i-1 has 440 MiB free

                WHAT WAS DECIDED
                  A person is needed: no group carries the ceiling tag. Desired 4 would be
                  needed (it is 1); without the tag nothing is raised.

                NEXT STEP, FOR YOU
                  Tag EcsLabAsg with ecs-remediation:ceiling = the most instances you
                  accept, at least 4.
                  aws autoscaling create-or-update-tags --region eu-central-1 --tags \\
                    ResourceType=auto-scaling-group,PropagateAtLaunch=false,ResourceId=EcsLabAsg,Key=ecs-remediation:ceiling,Value=NUMBER

                WHAT HAPPENS NEXT
                  The service is looked at again by 12:01 UTC.

                TO PAUSE for EcsLabAsg (until the tag is deleted)
                  aws autoscaling create-or-update-tags --region eu-central-1 --tags \\
                    ResourceType=auto-scaling-group,PropagateAtLaunch=false,ResourceId=EcsLabAsg,Key=ecs-remediation:mode,Value=off

                TO PAUSE the whole stack
                  ecs-remediation pause --for 2h --why REASON --stack ecs-remediation --region eu-central-1

                LINKS
                  https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/EcsLabPublicCluster/services/EcsLabApi/events?region=eu-central-1
                  https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1#AutoScalingGroupDetails:id=EcsLabAsg;view=activity

                MESSAGE ID
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z/ESCALATED/NO_CEILING
                """);
    }

    @Test
    void saysUntilWhenItHolds() {
        Incident.Message message = MessageRenderer.render(MessageContexts.held(), STACK);

        assertThat(message.subject())
                .isEqualTo("[ECS] EcsLabApi: holding, 3 of 4 tasks missing: EC2 has no such instances now");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                Held for now: EC2 has no such instances now.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 1, pending 0, unplaced 3
                  since     11:57 UTC (3 min)
                  woken by  alarm alarm_ecslabapi_gap

                WHY
                  The instances have too little memory left: 3 tasks have no place. More
                  instances of EcsLabAsg would take them.
                  - ECS service event, 11:58 UTC: (service EcsLabApi) was unable to place a
                    task because no container instance met all of its requirements. The
                    closest matching (container-instance i-1) has insufficient memory
                    available.
                  - placement check: a task asks for 512 MiB, i-1 has 440 MiB free

                WHAT WAS DECIDED
                  Hold: EC2 has no such instances now. The launch at 11:58 UTC failed: "We
                  currently do not have sufficient t3.micro capacity."

                WHAT HAPPENS NEXT
                  The reason should be gone by 12:05 UTC.
                  The service is looked at again by 12:01 UTC.

                TO PAUSE for EcsLabAsg (until the tag is deleted)
                  aws autoscaling create-or-update-tags --region eu-central-1 --tags \\
                    ResourceType=auto-scaling-group,PropagateAtLaunch=false,ResourceId=EcsLabAsg,Key=ecs-remediation:mode,Value=off

                TO PAUSE the whole stack
                  ecs-remediation pause --for 2h --why REASON --stack ecs-remediation --region eu-central-1

                LINKS
                  https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/EcsLabPublicCluster/services/EcsLabApi/events?region=eu-central-1
                  https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1#AutoScalingGroupDetails:id=EcsLabAsg;view=activity

                MESSAGE ID
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z/HELD/BACKOFF
                """);
    }

    @Test
    void tellsWhoeverIsNeededWhatToDo() {
        Incident.Message message = MessageRenderer.render(MessageContexts.escalated(), STACK);

        assertThat(message.subject())
                .isEqualTo("[ECS] EcsLabApi: help needed, 3 of 4 tasks missing: the container image cannot be pulled");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the container image cannot be pulled.
                This needs you: see NEXT STEP.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 1, pending 0, unplaced 0
                  since     11:57 UTC (3 min)
                  woken by  alarm alarm_ecslabapi_gap

                WHY
                  The container image cannot be pulled: "CannotPullContainerError: pull
                  access denied for ecslabapi". More instances would not help.
                  - task, 11:58 UTC: 3 tasks stopped with CannotPullContainerError

                WHAT WAS DECIDED
                  A person is needed: more instances would not help. 3 of 4 tasks are
                  missing, and instances are not what they lack.

                NEXT STEP, FOR YOU
                  Repair the image, then deploy again.
                  Check the image's name and tag, the execution role's right to pull it, and
                  the route to the registry.

                WHAT HAPPENS NEXT
                  The service is looked at again by 12:01 UTC.

                LINKS
                  https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/EcsLabPublicCluster/services/EcsLabApi/events?region=eu-central-1

                MESSAGE ID
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z/ESCALATED/NOT_CAPACITY
                """);
    }

    @Test
    void tellsTheEndWithItsTimeLine() {
        Incident.Message message = MessageRenderer.render(MessageContexts.cleared(), STACK);

        assertThat(message.subject()).isEqualTo("[ECS] EcsLabApi: cleared, 4 of 4 tasks running after 9 min");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs all.
                The incident is over. Nothing to do now.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 4, pending 0, unplaced 0
                  since     11:51 UTC (9 min)
                  woken by  the clock

                SO FAR
                  11:52 UTC EcsLabAsg raised: desired 1 → 4, max 1 → 4 (after 1 min)
                  11:55 UTC EcsLabAsg: 4 registered (after 4 min)

                WHAT HAPPENS NEXT
                  Nothing. The incident is closed; a new gap opens a new one.

                WHAT IT WILL NOT DO
                  - It never lowers a group. Nothing brings desired of EcsLabAsg down again
                    but you: the instances cost until then.
                  - If CloudFormation, Terraform or CDK sizes EcsLabAsg, write desired 4 and
                    max 4 there, or its next deployment sets the old numbers again.

                TO GIVE BACK, once the load is over (ends instances, with the tasks on them)
                  aws autoscaling update-auto-scaling-group \\
                    --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg \\
                    --desired-capacity 1 --max-size 1

                LINKS
                  https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/EcsLabPublicCluster/services/EcsLabApi/events?region=eu-central-1
                  https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1#AutoScalingGroupDetails:id=EcsLabAsg;view=activity

                MESSAGE ID
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:51:00Z/CLEARED
                """);
    }
}

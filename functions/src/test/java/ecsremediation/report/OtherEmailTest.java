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
                .isEqualTo("[ECS] EcsLabApi: action required, 3 of 4 tasks missing: no group carries the ceiling tag");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                Operator action required: see NEXT STEP.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 1, pending 0, unplaced 3
                  since     11:57 UTC (3 min)
                  trigger   alarm alarm_ecslabapi_gap

                WHY
                  The instances have too little memory left: 3 tasks have no place. More
                  instances of EcsLabAsg would take them.
                  - placement check: a task of EcsLabApi:1 needs 512 MiB; the closest
                    instance offers 440 MiB
                  - counts: desired 4, running 1, unplaced 3, starting 0
                  - ECS service event, 11:58 UTC: (service EcsLabApi) was unable to place a
                    task because no container instance met all of its requirements. The
                    closest matching (container-instance i-1) has insufficient memory
                    available.

                WHAT WAS DECIDED
                  Operator action required: no group carries the ceiling tag. EcsLabAsg has
                  no tag ecs-remediation:ceiling. EcsLabAsg would have to go from desired 1
                  to 4 and from max 1 to 4.

                NEXT STEP, FOR YOU
                  Raise the group manually, or set the tag to the highest max that ECS
                  Remediation may set.
                  aws autoscaling create-or-update-tags --region eu-central-1 \\
                    --tags ResourceType=auto-scaling-group,PropagateAtLaunch=false,ResourceId=EcsLabAsg,Key=ecs-remediation:ceiling,Value=4

                WHAT HAPPENS NEXT
                  Next reconciliation by 12:01 UTC.

                TO PAUSE for EcsLabAsg (until the tag is deleted)
                  aws autoscaling create-or-update-tags --region eu-central-1 \\
                    --tags ResourceType=auto-scaling-group,PropagateAtLaunch=false,ResourceId=EcsLabAsg,Key=ecs-remediation:mode,Value=off

                TO PAUSE the whole stack
                  ecs-remediation pause --stack ecs-remediation --region eu-central-1 \\
                    --for 2h --why 'checking EcsLabApi'

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
                .isEqualTo(
                        "[ECS] EcsLabApi: holding, 3 of 4 tasks missing: EC2 has no capacity for these instances now");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                Held for now: EC2 has no capacity for these instances now.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 1, pending 0, unplaced 3
                  since     11:57 UTC (3 min)
                  trigger   alarm alarm_ecslabapi_gap

                WHY
                  The instances have too little memory left: 3 tasks have no place. More
                  instances of EcsLabAsg would take them.
                  - placement check: a task of EcsLabApi:1 needs 512 MiB; the closest
                    instance offers 440 MiB
                  - counts: desired 4, running 1, unplaced 3, starting 0
                  - ECS service event, 11:58 UTC: (service EcsLabApi) was unable to place a
                    task because no container instance met all of its requirements. The
                    closest matching (container-instance i-1) has insufficient memory
                    available.

                WHAT WAS DECIDED
                  Hold: EC2 has no capacity for these instances now. A launch of EcsLabAsg
                  failed: "We currently do not have sufficient t3.micro capacity." EcsLabAsg
                  would have to go from desired 1 to 4 and from max 1 to 4. It is not raised
                  before 12:03 UTC.

                WHAT HAPPENS NEXT
                  The reason should be gone by 12:03 UTC.
                  Next reconciliation by 12:01 UTC.

                NEXT STEP, FOR YOU
                  If it lasts, let the group launch other instance types as well, or in
                  further Availability Zones.

                TO PAUSE for EcsLabAsg (until the tag is deleted)
                  aws autoscaling create-or-update-tags --region eu-central-1 \\
                    --tags ResourceType=auto-scaling-group,PropagateAtLaunch=false,ResourceId=EcsLabAsg,Key=ecs-remediation:mode,Value=off

                TO PAUSE the whole stack
                  ecs-remediation pause --stack ecs-remediation --region eu-central-1 \\
                    --for 2h --why 'checking EcsLabApi'

                LINKS
                  https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/EcsLabPublicCluster/services/EcsLabApi/events?region=eu-central-1
                  https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1#AutoScalingGroupDetails:id=EcsLabAsg;view=activity

                MESSAGE ID
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z/HELD/BACKOFF
                """);
    }

    @Test
    void notifiesWhoeverIsNeededWhatToDo() {
        Incident.Message message = MessageRenderer.render(MessageContexts.escalated(), STACK);

        assertThat(message.subject())
                .isEqualTo(
                        "[ECS] EcsLabApi: action required, 3 of 4 tasks missing: the container image cannot be pulled");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the container image cannot be pulled.
                Operator action required: see NEXT STEP.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 1, pending 0, unplaced 0
                  since     11:57 UTC (3 min)
                  trigger   alarm alarm_ecslabapi_gap

                WHY
                  The container image cannot be pulled: "TaskFailedToStart:
                  CannotPullContainerError: pull access denied for ecslabapi". More
                  instances would not help.
                  - task, 11:58 UTC: TaskFailedToStart: CannotPullContainerError: pull
                    access denied for ecslabapi

                WHAT WAS DECIDED
                  Operator action required: more instances would not help.
                  TaskFailedToStart: CannotPullContainerError: pull access denied for
                  ecslabapi

                NEXT STEP, FOR YOU
                  Check the image's name and tag, the execution role's right to pull it, and
                  the route to the registry.

                WHAT HAPPENS NEXT
                  Next reconciliation by 12:01 UTC.

                LINKS
                  https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/EcsLabPublicCluster/services/EcsLabApi/events?region=eu-central-1

                MESSAGE ID
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z/ESCALATED/NOT_CAPACITY
                """);
    }

    @Test
    void notifiesTheEndWithItsTimeLine() {
        Incident.Message message = MessageRenderer.render(MessageContexts.cleared(), STACK);

        assertThat(message.subject()).isEqualTo("[ECS] EcsLabApi: cleared, 4 of 4 tasks running after 9 min");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs all.
                The incident is over. Nothing to do now.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 4, pending 0, unplaced 0
                  since     11:51 UTC (9 min)
                  trigger   the clock

                SO FAR
                  11:52 UTC EcsLabAsg raised: desired 1 → 4, max 1 → 4 (after 1 min)
                  11:55 UTC EcsLabAsg: 4 registered (after 4 min)

                WHAT HAPPENS NEXT
                  Nothing. The incident is closed; a gap within 24 hours reopens it.

                WHAT IT WILL NOT DO
                  - ECS Remediation never lowers a group. Only an operator lowers desired of
                    EcsLabAsg again: the instances cost until then.
                  - If CloudFormation, Terraform or CDK sizes EcsLabAsg, write desired 4 and
                    max 4 there, or its next deployment sets the old numbers again.

                TO SCALE IN, once the load is over
                  It ends i-2, i-3, i-4, with the 3 tasks on them. First lower the service,
                  unless its tasks have room elsewhere, and drain the instances.
                  aws ecs update-service --region eu-central-1 \\
                    --cluster EcsLabPublicCluster --service EcsLabApi --desired-count 1
                  aws ecs update-container-instances-state --region eu-central-1 \\
                    --cluster EcsLabPublicCluster --status DRAINING \\
                    --container-instances i-2 i-3 i-4

                TO SCALE IN, THEN
                  Once no task runs there, set the group back. The first command protects
                  i-1 from scale-in, so that it stays with its tasks. If tasks lack capacity
                  again, ECS Remediation raises the group again, unless you pause it.
                  aws autoscaling set-instance-protection --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --instance-ids i-1 \\
                    --protected-from-scale-in
                  aws autoscaling update-auto-scaling-group --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --desired-capacity 1 --max-size 1

                TO SCALE IN, AFTERWARDS
                  Once EcsLabAsg has 1 instance, end the protection, except of an instance
                  that was protected before.
                  aws autoscaling set-instance-protection --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --instance-ids i-1 \\
                    --no-protected-from-scale-in

                LINKS
                  https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/EcsLabPublicCluster/services/EcsLabApi/events?region=eu-central-1
                  https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1#AutoScalingGroupDetails:id=EcsLabAsg;view=activity

                MESSAGE ID
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:51:00Z/CLEARED
                """);
    }
}

package ecsremediation.report;

import static ecsremediation.report.MessageContexts.STACK;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.Incident;
import org.junit.jupiter.api.Test;

/** The e-mails about a raise, letter by letter. */
final class RaiseEmailTest {

    @Test
    void notifiesARaiseWithItsArithmeticAndTheWayBack() {
        Incident.Message message = MessageRenderer.render(MessageContexts.raised(), STACK);

        assertThat(message.subject()).isEqualTo("[ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                EcsLabAsg was raised: desired 1 → 4, max 1 → 4. Nothing to do now.

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

                WHAT WAS DONE
                  EcsLabAsg was raised: desired 1 → 4, max 1 → 4.
                  sizing    at least 3, chosen 3, at most 3 new; memory decides.
                            desired 1 + 3 = 4
                  instance  one more t3.micro has room for 2048 CPU units, 952 MiB.
                  tasks     EcsLabApi, EcsLabApi:1 (256 CPU units, 512 MiB each): 3 on new
                            ones.

                WHAT HAPPENS NEXT
                  The instances boot and register in the cluster, then ECS places the tasks.
                  ECS may retry a placement only some minutes after there is room; that is
                  normal.
                  Next reconciliation by 12:01 UTC. The tasks should run by 12:11 UTC; if
                  they do not, you get a message with the evidence.

                WHAT IT WILL NOT DO
                  - ECS Remediation never lowers a group. Only an operator lowers desired of
                    EcsLabAsg again: the instances cost until then.
                  - If CloudFormation, Terraform or CDK sizes EcsLabAsg, write desired 4 and
                    max 4 there, or its next deployment sets the old numbers again.

                TO UNDO
                  It ends the instances that EcsLabAsg launched since 12:00 UTC, with the
                  tasks that run on them by then. The first command protects i-1 from
                  scale-in, so that it stays with its tasks. ECS Remediation does not raise
                  again in this incident what you lower. After its end, follow TO SCALE IN
                  of the last mail instead.
                  aws autoscaling set-instance-protection --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --instance-ids i-1 \\
                    --protected-from-scale-in
                  aws autoscaling update-auto-scaling-group --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --desired-capacity 1 --max-size 1

                TO UNDO, AFTERWARDS
                  Once EcsLabAsg has 1 instance, end the protection, except of an instance
                  that was protected before.
                  aws autoscaling set-instance-protection --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --instance-ids i-1 \\
                    --no-protected-from-scale-in

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
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z/RAISED/EcsLabAsg/4
                """);
    }

    @Test
    void saysWhatAGroupOfManyServicesGetsInTwelveRowsItsOwnFirstAndASum() {
        String text =
                MessageRenderer.render(MessageContexts.shared(2_000), STACK).text();

        assertThat(text).contains("""
                  tasks     EcsLabApi, EcsLabApi:1 (256 CPU units, 512 MiB each): 3 on new
                            ones.
                  tasks     A0, A0:1 (128 CPU units, 256 MiB each): 2 on new ones.
                """.indent(0)).contains("  tasks     of 1989 further services: 3978 on new ones.\n");
        assertThat(text.lines().filter(line -> line.startsWith("  tasks     A")))
                .hasSize(11);
    }

    @Test
    void multipliesByTheWeightOfAnInstance() {
        assertThat(MessageRenderer.render(MessageContexts.shared(0), STACK).text())
                .contains("            desired 1 + 3 × 2 = 7\n");
    }

    @Test
    void saysWouldInADryRun() {
        Incident.Message message = MessageRenderer.render(MessageContexts.wouldRaise(), STACK);

        assertThat(message.subject()).isEqualTo("[ECS] EcsLabApi: WOULD raise EcsLabAsg 1 → 4 for 3 unplaced tasks");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                Dry run. EcsLabAsg WOULD be raised: desired 1 → 4, max 1 → 4. Nothing was
                changed.

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

                WHAT WOULD BE DONE
                  EcsLabAsg WOULD be raised: desired 1 → 4, max 1 → 4. Nothing was changed.
                  sizing    at least 3, chosen 3, at most 3 new; memory decides.
                            desired 1 + 3 = 4
                  instance  one more t3.micro has room for 2048 CPU units, 952 MiB.
                  tasks     EcsLabApi, EcsLabApi:1 (256 CPU units, 512 MiB each): 3 on new
                            ones.

                WHAT HAPPENS NEXT
                  Nothing: the mode is observe, because the parameter Mode permits observe
                  at most. To let it act, set the parameter Mode of stack ecs-remediation to
                  act, and run:
                  ecs-remediation mode act --stack ecs-remediation --region eu-central-1
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
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z/WOULD_RAISE/EcsLabAsg/4
                """);
    }

    @Test
    void saysWhichNumberWouldHaveBeenNeededWhereALimitCut() {
        Incident.Message message = MessageRenderer.render(MessageContexts.limited(), STACK);

        assertThat(message.subject())
                .isEqualTo("[ECS] EcsLabApi: raising EcsLabAsg 1 → 2 for 3 unplaced tasks (4 needed)");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                EcsLabAsg was raised: desired 1 → 2, max 1 → 2. That is not enough, desired
                4 would be needed: see limit.

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

                WHAT WAS DONE
                  EcsLabAsg was raised: desired 1 → 2, max 1 → 2.
                  limit     Desired 4 would be needed; the group's ceiling tag allows 2.
                            Raise the group's tag ecs-remediation:ceiling if more is
                            acceptable.
                  sizing    at least 3, chosen 3, at most 3 new; memory decides.
                            desired 1 + 3 = 4
                  instance  one more t3.micro has room for 2048 CPU units, 952 MiB.
                  tasks     EcsLabApi, EcsLabApi:1 (256 CPU units, 512 MiB each): 3 on new
                            ones.

                WHAT HAPPENS NEXT
                  The instances boot and register in the cluster, then ECS places the tasks.
                  ECS may retry a placement only some minutes after there is room; that is
                  normal.
                  Next reconciliation by 12:01 UTC. The tasks should run by 12:11 UTC; if
                  they do not, you get a message with the evidence.

                WHAT IT WILL NOT DO
                  - ECS Remediation never lowers a group. Only an operator lowers desired of
                    EcsLabAsg again: the instances cost until then.
                  - If CloudFormation, Terraform or CDK sizes EcsLabAsg, write desired 2 and
                    max 2 there, or its next deployment sets the old numbers again.

                TO UNDO
                  It ends the instances that EcsLabAsg launched since 12:00 UTC, with the
                  tasks that run on them by then. The first command protects i-1 from
                  scale-in, so that it stays with its tasks. ECS Remediation does not raise
                  again in this incident what you lower. After its end, follow TO SCALE IN
                  of the last mail instead.
                  aws autoscaling set-instance-protection --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --instance-ids i-1 \\
                    --protected-from-scale-in
                  aws autoscaling update-auto-scaling-group --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --desired-capacity 1 --max-size 1

                TO UNDO, AFTERWARDS
                  Once EcsLabAsg has 1 instance, end the protection, except of an instance
                  that was protected before.
                  aws autoscaling set-instance-protection --region eu-central-1 \\
                    --auto-scaling-group-name EcsLabAsg --instance-ids i-1 \\
                    --no-protected-from-scale-in

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
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T11:57:00Z/RAISED/EcsLabAsg/2
                """);
    }
}

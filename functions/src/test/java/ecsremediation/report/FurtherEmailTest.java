package ecsremediation.report;

import static ecsremediation.report.MessageContexts.STACK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.incident.Incident;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The messages that report together what had no message of its own, letter by letter. */
final class FurtherEmailTest {

    @Test
    void listsTheFurtherRaises() {
        Incident.Message message = MessageRenderer.render(MessageContexts.furtherRaises(), STACK);

        assertThat(message.subject())
                .isEqualTo("[ECS] EcsLabApi: 3 further raises of EcsLabAsg in the last hour: 4 → 9");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                3 further raises of EcsLabAsg in the last hour: 4 → 9. Nothing to do now.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 1, pending 0, unplaced 3
                  since     04:00 UTC (8 h)
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
                  Hold: it clears by itself. Instances that are already requested will take
                  the tasks.

                FURTHER RAISES
                  11:02 UTC EcsLabAsg raised: desired 4 → 5, max 4 → 5
                  11:20 UTC EcsLabAsg raised: desired 5 → 7, max 5 → 7
                  11:58 UTC EcsLabAsg raised: desired 7 → 9, max 7 → 9
                  There were several mails about this service within 24 hours. Further
                  raises are reported together, once an hour at most.

                SO FAR
                  04:00 UTC gap seen
                  11:02 UTC EcsLabAsg raised: desired 4 → 5, max 4 → 5
                  11:02 UTC not mailed by itself: raising EcsLabAsg
                  11:20 UTC EcsLabAsg raised: desired 5 → 7, max 5 → 7
                  11:58 UTC EcsLabAsg raised: desired 7 → 9, max 7 → 9

                WHAT HAPPENS NEXT
                  The reason should be gone by 12:08 UTC.
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
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T04:00:00Z/FURTHER_RAISES/CONVERGING
                """);
    }

    @Test
    void saysWhatIsStillWrong() {
        Incident.Message message = MessageRenderer.render(MessageContexts.stillWrong(), STACK);

        assertThat(message.subject())
                .isEqualTo("[ECS] EcsLabApi: still wrong, 3 of 4 tasks missing: the group is at its ceiling");
        assertThat(message.text()).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory
                left.
                Still wrong. Operator action required: see NEXT STEP.

                WHAT WAS SEEN, 1 Mar 2026 12:00 UTC
                  service   EcsLabApi in cluster EcsLabPublicCluster
                  tasks     desired 4, running 1, pending 0, unplaced 3
                  since     04:00 UTC (8 h)
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
                  Operator action required: the group is at its ceiling. EcsLabAsg would
                  have to go from desired 1 to 4 and from max 1 to 4; tag
                  ecs-remediation:ceiling = 1 allows no more.

                NOT MAILED BY ITSELF
                  06:00 UTC holding on EcsLabAsg: no further raise allowed for now
                  10:00 UTC action required on EcsLabAsg: the group is at its ceiling
                  There were many mails about this service within 24 hours. Further
                  notifications are reported together, once a day.

                SO FAR
                  04:00 UTC gap seen
                  06:00 UTC not mailed by itself: holding on EcsLabAsg: no further raise
                            allowed for now
                  10:00 UTC not mailed by itself: action required on EcsLabAsg: the group is
                            at its ceiling

                NEXT STEP, FOR YOU
                  Raise the limit if the tasks are needed, or find out what uses the
                  capacity.
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
                  EcsLabPublicCluster/EcsLabApi/2026-03-01T04:00:00Z/STILL_WRONG/AT_CEILING
                """);
    }

    @Test
    void theChatMessagesListTheSame() throws IOException {
        assertThat(description(MessageContexts.furtherRaises())).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory left.
                3 further raises of EcsLabAsg in the last hour: 4 → 9. Nothing to do now.
                The instances have too little memory left: 3 tasks have no place. More instances of EcsLabAsg would take them.
                Hold: it clears by itself. Instances that are already requested will take the tasks.
                11:02 UTC: EcsLabAsg raised: desired 4 → 5, max 4 → 5
                11:20 UTC: EcsLabAsg raised: desired 5 → 7, max 5 → 7
                11:58 UTC: EcsLabAsg raised: desired 7 → 9, max 7 → 9
                """);
        assertThat(description(MessageContexts.stillWrong())).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory left.
                Still wrong. Operator action required: see NEXT STEP.
                The instances have too little memory left: 3 tasks have no place. More instances of EcsLabAsg would take them.
                The group is at its ceiling. EcsLabAsg would have to go from desired 1 to 4 and from max 1 to 4; tag ecs-remediation:ceiling = 1 allows no more.
                06:00 UTC: holding on EcsLabAsg: no further raise allowed for now
                10:00 UTC: action required on EcsLabAsg: the group is at its ceiling
                """);
    }

    private static String description(MessageContext context) throws IOException {
        String chat = MessageRenderer.render(context, STACK).chat();
        return new ObjectMapper().readTree(chat).at("/content/description").asText() + "\n";
    }
}

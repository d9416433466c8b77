package ecsremediation.report;

import static ecsremediation.report.MessageContexts.STACK;
import static ecsremediation.report.WrittenMessages.assertWritten;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The messages that report together what had no message of its own, letter by letter. */
final class FurtherEmailTest {

    @Test
    void listsTheFurtherRaises() throws IOException {
        assertWritten("further-raises", MessageRenderer.render(MessageContexts.furtherRaises(), STACK));
    }

    @Test
    void saysWhatIsStillWrong() throws IOException {
        assertWritten("still-wrong", MessageRenderer.render(MessageContexts.stillWrong(), STACK));
    }

    @Test
    void theChatMessagesListTheSame() throws IOException {
        assertThat(description(MessageContexts.furtherRaises())).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory left.
                3 further raises of EcsLabAsg in the last hour: 4 → 9. Nothing to do now.
                11:02 UTC: EcsLabAsg raised: desired 4 → 5, max 4 → 5
                11:20 UTC: EcsLabAsg raised: desired 5 → 7, max 5 → 7
                11:58 UTC: EcsLabAsg raised: desired 7 → 9, max 7 → 9
                Cluster EcsLabPublicCluster, stack ecs-remediation in eu-central-1, account 111122223333
                """);
        assertThat(description(MessageContexts.stillWrong())).isEqualTo("""
                EcsLabApi wants 4 tasks and runs 1: the instances have too little memory left.
                Still wrong. Operator action required on EcsLabAsg: the group is at its ceiling.
                06:00 UTC: holding on EcsLabAsg: no further raise allowed for now
                10:00 UTC: action required on EcsLabAsg: the group is at its ceiling
                Cluster EcsLabPublicCluster, stack ecs-remediation in eu-central-1, account 111122223333
                """);
    }

    private static String description(MessageContext context) throws IOException {
        String chat = MessageRenderer.render(context, STACK).chat();
        return new ObjectMapper().readTree(chat).at("/content/description").asText() + "\n";
    }
}

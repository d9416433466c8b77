package ecsremediation.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.act.Mode;
import ecsremediation.aws.DynamoDbDecisionLog;
import ecsremediation.aws.DynamoDbGroupLocks;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.aws.SdkCapacityWriter;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.aws.SdkNotifier;
import ecsremediation.observe.Incident;
import ecsremediation.plan.Limits;
import ecsremediation.report.DecisionRecord;
import ecsremediation.report.Journal;
import ecsremediation.report.Report;
import ecsremediation.report.Stack;
import ecsremediation.trigger.Delivery;
import ecsremediation.trigger.Trigger;
import ecsremediation.trigger.TriggerParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The alarm function as one would write it first: the event as AWS's POJO, every client with its defaults (Apache HTTP
 * client, default credentials chain, profile files). What it does with the alarm is the same program.
 */
public final class NaiveAlarmFunction implements RequestHandler<SNSEvent, String> {
    private final Remediation remediation = remediation();

    @Override
    public String handleRequest(SNSEvent event, Context context) {
        for (SNSEvent.SNSRecord each : event.getRecords()) {
            byte[] message = each.getSNS().getMessage().getBytes(StandardCharsets.UTF_8);
            for (Delivery delivery : TriggerParser.parse(message)) {
                remediation.handle(delivery.trigger());
            }
        }
        return "done";
    }

    private static Remediation remediation() {
        InstantSource clock = InstantSource.system();
        AutoScalingClient autoScaling = AutoScalingClient.create();
        DynamoDbClient table = DynamoDbClient.create();
        String name = System.getenv("TABLE_NAME");
        Ports ports = new Ports(
                new SdkClusterReader(EcsClient.create(), autoScaling, clock, Duration.ofSeconds(25)),
                new SdkCapacityWriter(autoScaling, clock),
                new DynamoDbIncidentStore(table, name),
                new DynamoDbGroupLocks(table, name),
                new DynamoDbDecisionLog(table, name),
                new SdkNotifier(SnsClient.create(), System.getenv("OPERATOR_TOPIC_ARN"), Optional.empty()),
                new PrintedJournal());
        Stack stack = new Stack("ecs-remediation", "aws", System.getenv("AWS_REGION"));
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, List.of(), Collections.emptySortedMap(), stack);
        return new Remediation(ports, policy, clock);
    }

    private static final class PrintedJournal implements Journal {
        @Override
        public void looked(Report report) {
            System.out.println(DecisionRecord.summary(report));
        }

        @Override
        public void unsent(Incident.Message message, RuntimeException why) {
            System.out.println(message.subject() + ": " + why);
        }

        @Override
        public void ignored(Trigger.Ignored ignored) {
            System.out.println(ignored.reason());
        }
    }
}

package ecsremediation.bench;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.json;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.aws.DynamoDbDecisionLog;
import ecsremediation.aws.DynamoDbGroupLocks;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.aws.SdkCapacityWriter;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.aws.SdkNotifier;
import ecsremediation.event.Delivery;
import ecsremediation.event.Fence;
import ecsremediation.event.Trigger;
import ecsremediation.event.TriggerParser;
import ecsremediation.incident.Mode;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.incident.StackNotice;
import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Limits;
import ecsremediation.report.DecisionRecord;
import ecsremediation.report.IgnoredText;
import ecsremediation.report.ReconciliationJournal;
import ecsremediation.report.Stack;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * The alarm function as the documentation of each library shows it, and as one would write it first:
 *
 * <ul>
 *   <li>the event as AWS's {@code SNSEvent}, made by the runtime client;
 *   <li>every SDK client by {@code create()}: an Apache 5 HTTP client each, the default chains for Region, credentials and
 *       profile;
 *   <li>Powertools' logging on Log4j with the JSON template layout, and Powertools' metrics;
 *   <li>the Observation written into the log by an {@code ObjectMapper} with the modules for Java's own types.
 * </ul>
 *
 * What it does with the alarm is the same program, through the same ports. It runs without the classes that the deployed
 * functions log and connect with, under the same JVM flags.
 */
public final class NaiveAlarmFunction implements RequestHandler<SNSEvent, String> {
    private static final Logger LOG = LoggerFactory.getLogger(NaiveAlarmFunction.class);
    private static final Metrics METRICS = MetricsFactory.getMetricsInstance();
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Remediation remediation = remediation();

    @Override
    public String handleRequest(SNSEvent event, Context context) {
        return PowertoolsLogging.withLogging(context, () -> {
            METRICS.captureColdStartMetric(context);
            handle(event);
            METRICS.flush();
            return "done";
        });
    }

    private void handle(SNSEvent event) {
        for (SNSEvent.SNSRecord each : event.getRecords()) {
            byte[] message = each.getSNS().getMessage().getBytes(StandardCharsets.UTF_8);
            for (Delivery delivery : TriggerParser.parse(message)) {
                for (String cluster : remediation.select(delivery.trigger()).clusters()) {
                    remediation.reconcile(cluster, delivery.trigger());
                }
            }
        }
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
                new PowertoolsJournal());
        Stack stack = new Stack("ecs-remediation", "aws", System.getenv("AWS_REGION"));
        Trigger.Origin home =
                new Trigger.Origin(System.getenv("OPERATOR_TOPIC_ARN").split(":", -1)[4], stack.region());
        Policy policy = new Policy(Mode.ACT, Limits.DEFAULT, Fence.around(home), stack);
        return new Remediation(ports, policy, clock);
    }

    private static final class PowertoolsJournal implements ReconciliationJournal {
        @Override
        public void reconciled(Report report) {
            METRICS.addDimension("Cluster", report.observation().cluster());
            ecsremediation.report.Metrics.of(report)
                    .forEach((name, value) -> METRICS.addMetric(name, value, MetricUnit.COUNT));
            LOG.info(
                    "reconciled the cluster",
                    json("decision", DecisionRecord.summary(report)),
                    json("observation", observation(report)));
        }

        @Override
        public void notPut(SortedMap<String, String> why) {
            LOG.error("could not put {}", why);
        }

        @Override
        public void notSent(OperatorMessage message, RuntimeException why) {
            METRICS.addMetric("UnsentMessages", 1, MetricUnit.COUNT);
            LOG.error("could not hand over {}", message.subject(), why);
        }

        @Override
        public void unreadable(List<StackNotice.RowUnreadable> rows) {
            LOG.warn("left {} as they are", rows);
        }

        @Override
        public void ignored(List<Trigger.Ignored> ignored) {
            METRICS.addMetric("IgnoredTriggers", ignored.size(), MetricUnit.COUNT);
            ignored.forEach(event -> LOG.info("ignored an event: {}", IgnoredText.of(event.reason())));
        }

        private static String observation(Report report) {
            try {
                return MAPPER.writeValueAsString(report.observation());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

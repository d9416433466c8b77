package ecsremediation.handler;

import ecsremediation.InsightsWatch;
import ecsremediation.Policy;
import ecsremediation.Ports;
import ecsremediation.Remediation;
import ecsremediation.Selection;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.InsightsSetter;
import ecsremediation.act.ObservingWriter;
import ecsremediation.aws.Clients;
import ecsremediation.aws.DynamoDbDecisionLog;
import ecsremediation.aws.DynamoDbFoundSettings;
import ecsremediation.aws.DynamoDbGroupLocks;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.aws.SdkCapacityWriter;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.aws.SdkClusterSettings;
import ecsremediation.aws.SdkNotifier;
import ecsremediation.aws.SdkStepPublisher;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Mode;
import ecsremediation.report.StepPublisher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Builds the program for Lambda: the settings from the environment, and an adapter for every port. */
final class Wiring {
    /**
     * The time limit of one observation. It leaves half of the function's 60 s for acting and notifying.
     * Our choice.
     */
    private static final Duration READING = Duration.ofSeconds(25);

    /** Four attempts to answer CloudFormation at its address in S3 then fit into the reserve. Our choice. */
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private static final Duration ANSWER = Duration.ofSeconds(4);

    /** IAM applies a new permission within seconds, so thirty attempts of a refused call suffice. Our choice. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Wiring() {}

    /** The dispatcher with settings from the environment variables. */
    static EventDispatcher dispatcher() {
        Settings settings = Settings.parse(System.getenv());
        InstantSource clock = InstantSource.system();
        Clients clients = Clients.ofLambda(settings.stack().region(), settings.endpoint());
        Ports ports = ports(settings, clients, clock);
        new Priming(ports, policy(settings), clock).register();
        return dispatcher(settings, ports, watch(settings, ports, clients), clock);
    }

    /** The dispatcher with the given settings, clients and clock. */
    static EventDispatcher dispatcher(Settings settings, Clients clients, InstantSource clock) {
        Ports ports = ports(settings, clients, clock);
        return dispatcher(settings, ports, watch(settings, ports, clients), clock);
    }

    /** The dispatcher with the given settings, adapters and clock. */
    static EventDispatcher dispatcher(Settings settings, Ports ports, InstantSource clock) {
        return dispatcher(settings, ports, Optional.empty(), clock);
    }

    private static EventDispatcher dispatcher(
            Settings settings, Ports ports, Optional<InsightsWatch> watch, InstantSource clock) {
        Remediation remediation = new Remediation(ports, policy(settings), clock);
        return new EventDispatcher(settings.fence(), program(remediation, ports, watch, clock), clock);
    }

    private static Optional<InsightsWatch> watch(Settings settings, Ports ports, Clients clients) {
        return settings.alarmedCluster()
                .map(cluster ->
                        new InsightsWatch(ports, policy(settings), new SdkClusterSettings(clients.ecs()), cluster));
    }

    /** The custom resource with settings from the environment variables. */
    static ContainerInsightsResource containerInsights() {
        return containerInsights(
                () -> {
                    Settings settings = Settings.parse(System.getenv());
                    return insights(settings, Clients.ofLambda(settings.stack().region(), settings.endpoint()));
                },
                PAUSE);
    }

    /** The custom resource with the given settings and clients. */
    static ContainerInsightsResource containerInsights(Settings settings, Clients clients, Duration pause) {
        return containerInsights(() -> insights(settings, clients), pause);
    }

    private static ContainerInsightsResource containerInsights(Supplier<InsightsSetter> setter, Duration pause) {
        SdkHttpClient answers = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ANSWER)
                .build();
        return new ContainerInsightsResource(setter, answers, pause);
    }

    private static InsightsSetter insights(Settings settings, Clients clients) {
        return new InsightsSetter(
                new SdkClusterSettings(clients.ecs()),
                new DynamoDbFoundSettings(clients.dynamoDb(), settings.tableName()));
    }

    private static Reconciler program(
            Remediation remediation, Ports ports, Optional<InsightsWatch> watch, InstantSource clock) {
        return new Reconciler() {
            @Override
            public Selection select(Trigger trigger) {
                if (trigger instanceof Trigger.Tick) {
                    watch.ifPresent(w -> w.check(clock.instant()));
                    remediation.putRefusedNotices();
                }
                return remediation.select(trigger);
            }

            @Override
            public boolean claim(String cluster, Trigger trigger, Instant selected) {
                return remediation.claim(cluster, trigger, selected);
            }

            @Override
            public boolean reconcile(String cluster, Trigger trigger) {
                return remediation.reconcile(cluster, trigger);
            }

            @Override
            public void reportOutside(List<String> clusters) {
                remediation.reportOutside(clusters);
            }

            @Override
            public void ignore(List<Trigger.Ignored> ignored) {
                ports.journal().ignored(ignored);
            }
        };
    }

    private static Ports ports(Settings settings, Clients clients, InstantSource clock) {
        DynamoDbClient table = clients.dynamoDb();
        return new Ports(
                new SdkClusterReader(clients.ecs(), clients.autoScaling(), clock, READING),
                writer(settings.authority(), clients, clock),
                new DynamoDbIncidentStore(table, settings.tableName()),
                new DynamoDbGroupLocks(table, settings.tableName()),
                new DynamoDbDecisionLog(table, settings.tableName()),
                new SdkNotifier(clients.sns(), settings.operatorTopicArn(), settings.chatTopicArn()),
                settings.eventBus()
                        .<StepPublisher>map(bus -> new SdkStepPublisher(clients.eventBridge(), bus))
                        .orElse(StepPublisher.NO_BUS),
                new LogReconciliationJournal(
                        LoggerFactory.getLogger(LogReconciliationJournal.class),
                        settings.stack().name()));
    }

    private static CapacityWriter writer(Mode authority, Clients clients, InstantSource clock) {
        return switch (authority) {
            case ACT -> new SdkCapacityWriter(clients.autoScalingForWriting(), clock);
            case OFF, OBSERVE -> new ObservingWriter();
        };
    }

    private static Policy policy(Settings settings) {
        return new Policy(settings.authority(), settings.limits(), settings.fence(), settings.stack());
    }
}

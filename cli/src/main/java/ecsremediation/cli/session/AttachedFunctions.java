package ecsremediation.cli.session;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ecsremediation.aws.Clients;
import ecsremediation.aws.Clients.RetrySettings;
import ecsremediation.handler.Functions;
import ecsremediation.handler.Settings;
import ecsremediation.incident.Mode;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.lambda.FunctionSlots;
import ecsremediation.simulator.lambda.LocalContext;
import ecsremediation.simulator.scenario.LabNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** The functions' handlers in this process. They call an endpoint through the AWS SDK, as they do on AWS. */
public final class AttachedFunctions {
    /** The table's name if the stack has its default name. The endpoint creates this table at its start. */
    static final String TABLE = "ecs-remediation";

    private final SortedMap<String, RequestStreamHandler> handlers;
    private final AtomicLong invocations = new AtomicLong();

    private AttachedFunctions(Map<String, RequestStreamHandler> handlers) {
        this.handlers = Collections.unmodifiableSortedMap(new TreeMap<>(handlers));
    }

    /**
     * The handlers with the settings of the lab's stack, for the lab's cluster.
     *
     * @param clock the world's virtual clock
     */
    public static AttachedFunctions against(URI endpoint, Mode mode, InstantSource clock) {
        return against(endpoint, mode, clock, LabNames.CLUSTER);
    }

    /**
     * The handlers for other clusters.
     *
     * @param clusters names separated by commas; empty for every cluster of the world
     */
    static AttachedFunctions against(URI endpoint, Mode mode, InstantSource clock, String clusters) {
        return of(environment(endpoint, mode, clusters), endpoint, clock);
    }

    /** The handlers of the lab's stack, which puts each step of an incident on the default bus. */
    static AttachedFunctions withBus(URI endpoint, Mode mode, InstantSource clock) {
        SortedMap<String, String> environment = environment(endpoint, mode, LabNames.CLUSTER);
        environment.put("EVENT_BUS", "default");
        return of(environment, endpoint, clock);
    }

    private static AttachedFunctions of(SortedMap<String, String> environment, URI endpoint, InstantSource clock) {
        return new AttachedFunctions(Functions.of(Settings.parse(environment), clients(endpoint), clock));
    }

    /**
     * Clients of a simulated endpoint, which accepts any credentials. They make as many attempts as on AWS
     * but do not wait between them: virtual time stands still while a function runs, so a wait would not end
     * throttling.
     */
    static Clients clients(URI endpoint) {
        BackoffStrategy atOnce = BackoffStrategy.retryImmediately();
        return new Clients(
                SimulatedAccount.LAB.region(),
                Optional.of(endpoint),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("lab", "lab")),
                new RetrySettings(RetrySettings.USUAL.attempts(), atOnce, atOnce));
    }

    /** Each function's name with the kind of event that it handles, in words. */
    public static SortedMap<String, String> names() {
        SortedMap<String, String> names = new TreeMap<>();
        names.put(LabNames.ALARM_FUNCTION, "an alarm");
        names.put(LabNames.SERVICE_EVENT_FUNCTION, "a batch of ECS events and failed launches");
        names.put(LabNames.TICK_FUNCTION, "the schedule");
        return names;
    }

    /**
     * Runs one function on one event.
     *
     * @return its response, which may be empty
     * @throws IllegalArgumentException if there is no function of that name
     */
    public byte[] invoke(String function, byte[] event) throws IOException {
        RequestStreamHandler handler = handlers.get(function);
        if (handler == null) {
            throw new IllegalArgumentException("no function " + function + "; there are " + handlers.keySet());
        }
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event), response, new LocalContext(function, invocations.incrementAndGet()));
        return response.toByteArray();
    }

    /** Connects the handlers to the world, whose events then invoke them. */
    void attach(FunctionSlots slots) {
        handlers.keySet().forEach(name -> slots.attach(name, event -> invoke(name, event)));
    }

    private static SortedMap<String, String> environment(URI endpoint, Mode mode, String clusters) {
        SimulatedAccount account = SimulatedAccount.LAB;
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("MODE", mode.name().toLowerCase(Locale.ROOT));
        environment.put("CLUSTERS", clusters);
        environment.put("TABLE_NAME", TABLE);
        environment.put("OPERATOR_TOPIC_ARN", account.topic(LabNames.OPERATOR_TOPIC));
        environment.put("ALARM_TOPIC_ARN", account.topic(LabNames.ALARM_TOPIC));
        environment.put("STACK_NAME", "ecs-remediation");
        environment.put("ALARM_CLUSTER", LabNames.CLUSTER);
        environment.put("AWS_REGION", account.region());
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        return environment;
    }
}

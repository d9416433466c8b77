package ecsremediation.simulator.remediation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ecsremediation.aws.Clients;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.aws.SdkNotifier;
import ecsremediation.event.ServiceName;
import ecsremediation.handler.Functions;
import ecsremediation.handler.Settings;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.model.GroupLocks.Lease;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.RoutedHttpClient;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.engine.SimulatedAccount;
import ecsremediation.simulator.lambda.LocalContext;
import ecsremediation.simulator.scenario.LabNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** The deployed functions with the SDK's clients. Every HTTP request has a number. */
final class OverHttp implements ProgramWorld {
    private static final String TABLE = "ecs-remediation";

    private final World world;
    private final RoutedHttpClient counted;
    private final Clients observers;
    private final DynamoDbRecords records;
    private Optional<Clients> living = Optional.empty();

    OverHttp(World world, PortCalls calls) {
        this.world = world;
        RoutedHttpClient door = RoutedHttpClient.to(world);
        this.counted = door.by((call, delivery) -> calls.make(asked(call), delivery::get));
        this.observers = clients(door);
        this.records = new DynamoDbRecords(observers.dynamoDb(), TABLE);
        new DynamoDbIncidentStore(observers.dynamoDb(), TABLE)
                .save(new ModeOrder(Mode.ACT, "operator", Optional.empty(), world.now()));
    }

    private static PortCall asked(Call call) {
        Optional<String> message = call.input()
                .input("MessageAttributes")
                .flatMap(attributes -> attributes.input(SdkNotifier.ID_ATTRIBUTE))
                .flatMap(id -> id.text("StringValue"));
        return PortCall.of(call.action(), call.isWrite(), message);
    }

    @Override
    public FunctionHost start() {
        living.ifPresent(Clients::close);
        Clients clients = clients(counted);
        living = Optional.of(clients);
        SortedMap<String, RequestStreamHandler> functions = Functions.of(settings(), clients, world.clock());
        return (name, event) -> handle(Objects.requireNonNull(functions.get(name), name), name, event);
    }

    private static byte[] handle(RequestStreamHandler function, String name, byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), answer, new LocalContext(name, 1));
        return answer.toByteArray();
    }

    @Override
    public List<Incident> open() {
        return records.open().incidents();
    }

    @Override
    public List<Incident> closed() {
        return records.closed(LabNames.CLUSTER);
    }

    @Override
    public Optional<Incident> lastClosed(ServiceName service) {
        return new DynamoDbIncidentStore(observers.dynamoDb(), TABLE).closed(service);
    }

    @Override
    public Optional<Lease> lock() {
        return records.lock(LabNames.GROUP, world.now());
    }

    @Override
    public void close() {
        living.ifPresent(Clients::close);
        observers.close();
    }

    private static Clients clients(SdkHttpClient http) {
        return new Clients(
                SimulatedAccount.LAB.region(),
                URI.create("http://in-this-process"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("lab", "lab")),
                http);
    }

    private static Settings settings() {
        return Settings.parse(Map.of(
                "MODE",
                "act",
                "CLUSTERS",
                LabNames.CLUSTER,
                "TABLE_NAME",
                TABLE,
                "OPERATOR_TOPIC_ARN",
                SimulatedAccount.LAB.topic(LabNames.OPERATOR_TOPIC),
                "ALARM_TOPIC_ARN",
                SimulatedAccount.LAB.topic(LabNames.ALARM_TOPIC),
                "STACK_NAME",
                "ecs-remediation",
                "AWS_REGION",
                SimulatedAccount.LAB.region()));
    }
}

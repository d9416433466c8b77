package ecsremediation.simulator.ports;

import ecsremediation.aws.Clients;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The order of the mode in the table of a served world. */
public final class ServedMode {
    private static final String TABLE = "ecs-remediation";

    private ServedMode() {}

    /** An operator orders the mode, as {@code ecs-remediation mode} does. */
    public static void order(Mode mode, URI endpoint, Instant at) {
        StaticCredentialsProvider anyone = StaticCredentialsProvider.create(AwsBasicCredentials.create("lab", "lab"));
        try (Clients clients = new Clients(SimulatedAccount.LAB.region(), Optional.of(endpoint), anyone)) {
            order(mode, clients, at);
        }
    }

    /** The same with an operator's own clients. */
    public static void order(Mode mode, Clients clients, Instant at) {
        new DynamoDbIncidentStore(clients.dynamoDb(), TABLE).save(new ModeOrder(mode, "lab", Optional.empty(), at));
    }
}

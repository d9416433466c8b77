package ecsremediation.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.aws.Clients;
import ecsremediation.aws.DynamoDbGroupLocks;
import ecsremediation.cli.session.LabSession;
import ecsremediation.cli.session.Script;
import ecsremediation.cli.stack.StackAccount;
import ecsremediation.incident.Mode;
import ecsremediation.model.Resources;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.ecs.EcsTask;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The lab's simulated account with the functions attached; runs commands against its endpoint. */
final class ServedLab implements AutoCloseable {
    private static final int CEILING = 10;

    private final LabSession session;
    private Terminal terminal = new Terminal();

    private ServedLab(LabSession session) {
        this.session = session;
    }

    /** All tasks run, and the functions have had at least one tick. The group's ceiling is 10. */
    static ServedLab atRest() {
        return atRest(CEILING);
    }

    /** The same with another ceiling. */
    static ServedLab atRest(int ceiling) {
        System.setProperty("aws.accessKeyId", "lab");
        System.setProperty("aws.secretAccessKey", "lab");
        Script script = new Script(1, Mode.ACT, OptionalInt.of(ceiling));
        ServedLab lab =
                new ServedLab(LabSession.open(script, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        lab.session.attachFunctions();
        lab.pass(Duration.ofMinutes(2));
        return lab;
    }

    World world() {
        return session.world();
    }

    URI uri() {
        return session.uri();
    }

    /** Attaches the real functions; replaces those that a test attached. */
    void attachFunctions() {
        session.attachFunctions();
    }

    /** Deploys the stack with that parameter Mode. */
    void deploy(Mode authority) {
        session.attachFunctions(authority);
    }

    void pass(Duration time) {
        world().advance(time);
    }

    void desire(int tasks) {
        world().ecs().updateService(LabNames.CLUSTER, LabNames.SERVICE, ServiceUpdate.toDesired(tasks));
    }

    /** Another actor sets the group's desired and max capacity. */
    void lowerGroup(int to) {
        world().autoScaling().update(LabNames.GROUP, SizeChange.to(to, to));
    }

    /** From now on a job takes most of each new instance as soon as it registers. */
    void launchInstancesWithJobs() {
        LaunchFault taken = new LaunchFault.OtherShape(
                InstanceShape.of("t3.micro", 2048, 952).withJobs(Resources.of(128, 700)));
        world().autoScaling().fault(LabNames.GROUP, Optional.of(taken));
    }

    /** Puts an item with string attributes into the stack's table, as {@code aws dynamodb put-item} does. */
    void put(String item) throws IOException {
        Map<String, AttributeValue> attributes = new TreeMap<>();
        new ObjectMapper()
                .readTree(item)
                .properties()
                .forEach(field -> attributes.put(
                        field.getKey(),
                        AttributeValue.fromS(field.getValue().path("S").asText())));
        dynamoDb().putItem(request -> request.tableName("ecs-remediation").item(attributes));
    }

    /** Acquires a group's lock for 1 minute from {@code from} on. */
    void lock(String group, String holder, Instant from) {
        new DynamoDbGroupLocks(dynamoDb(), "ecs-remediation").acquire(group, holder, from, Duration.ofMinutes(1));
    }

    private DynamoDbClient dynamoDb() {
        return clients().dynamoDb();
    }

    /** Clients of the served account. */
    Clients clients() {
        return StackAccount.of(Optional.of("eu-central-1"), Optional.of(session.uri()))
                .clients();
    }

    /** What STS says of an encoded message, in XML. */
    String decoded(String message) {
        HttpRequest request = HttpRequest.newBuilder(session.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=lab/20260105/eu-central-1/sts/aws4_request, SignedHeaders=host,"
                                + " Signature=0")
                .POST(BodyPublishers.ofString(
                        "Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=" + message))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Runs a command of a mail against the endpoint, with its own stack and Region. @return its exit code */
    int paste(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--endpoint-url", session.uri().toString()));
        terminal = new Terminal();
        return terminal.run(arguments.toArray(String[]::new));
    }

    /** Runs a command against the endpoint. @return its exit code */
    int run(String... command) {
        return run(new Terminal(), command);
    }

    /** The same on a terminal with that number of columns. */
    int run(int columns, String... command) {
        return run(Terminal.ofColumns(columns), command);
    }

    private int run(Terminal on, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(
                "--region", "eu-central-1", "--endpoint-url", session.uri().toString()));
        terminal = on;
        return terminal.run(arguments.toArray(String[]::new));
    }

    /** The standard output of the last command. */
    String out() {
        return terminal.out();
    }

    /** The lines that the last command printed to the error stream. */
    List<String> errors() {
        return terminal.errors();
    }

    /** Subject and text of the operators' e-mails, oldest first. */
    List<String> mails() {
        return world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .map(mail -> mail.subject() + "\n" + mail.text())
                .toList();
    }

    /** Running tasks of the service. */
    int running() {
        return (int) world().ecs().service(LabNames.CLUSTER, LabNames.SERVICE).tasks().stream()
                .filter(EcsTask::isRunning)
                .count();
    }

    /** The group's desired capacity. */
    int capacity() {
        return world().autoScaling().group(LabNames.GROUP).sizes().desired();
    }

    @Override
    public void close() {
        session.close();
    }
}

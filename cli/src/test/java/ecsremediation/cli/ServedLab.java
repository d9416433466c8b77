package ecsremediation.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.act.Mode;
import ecsremediation.aws.DynamoDbGroupLocks;
import ecsremediation.cli.session.LabSession;
import ecsremediation.cli.session.Script;
import ecsremediation.cli.stack.StackAccount;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceUpdate;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/** The lab's world with the functions in it, and a person with credentials who asks it through the command. */
final class ServedLab implements AutoCloseable {
    private static final int CEILING = 10;

    private final LabSession session;
    private Terminal terminal = new Terminal();

    private ServedLab(LabSession session) {
        this.session = session;
    }

    /** At rest, with one tick behind it. */
    static ServedLab atRest() {
        return atRest(CEILING);
    }

    /** The same, with that ceiling on the group. */
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

    /** Puts the real functions into their slots, in place of whatever is there. */
    void attachFunctions() {
        session.attachFunctions();
    }

    void pass(Duration time) {
        world().advance(time);
    }

    void desire(int tasks) {
        world().ecs().updateService(LabNames.CLUSTER, LabNames.SERVICE, ServiceUpdate.toDesired(tasks));
    }

    /** Somebody else sets the group's desired and max capacity. */
    void lower(int to) {
        world().autoScaling().update(LabNames.GROUP, SizeChange.to(to, to));
    }

    /** From now on the group's launches bring instances too small for the lab's task. */
    void launchTooSmall() {
        LaunchFault small = new LaunchFault.OtherShape(InstanceShape.of("t3.nano", 2048, 420));
        world().autoScaling().fault(LabNames.GROUP, Optional.of(small));
    }

    /** Puts an item of text into the stack's table, as {@code aws dynamodb put-item} does. */
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

    /** Takes a group's lock for a minute from then on. */
    void lock(String group, String holder, Instant from) {
        new DynamoDbGroupLocks(dynamoDb(), "ecs-remediation").acquire(group, holder, from, Duration.ofMinutes(1));
    }

    private DynamoDbClient dynamoDb() {
        return StackAccount.of(Optional.of("eu-central-1"), Optional.of(session.uri()))
                .clients()
                .dynamoDb();
    }

    /** Runs a command against the world. @return its exit code */
    int run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(
                "--region", "eu-central-1", "--endpoint-url", session.uri().toString()));
        terminal = new Terminal();
        return terminal.run(arguments.toArray(String[]::new));
    }

    /** What the last command printed. */
    String out() {
        return terminal.out();
    }

    /** What it printed to the error stream. */
    List<String> errors() {
        return terminal.errors();
    }

    /** The operators' mails, subject and text, oldest first. */
    List<String> mails() {
        return world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .map(mail -> mail.subject() + "\n" + mail.text())
                .toList();
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

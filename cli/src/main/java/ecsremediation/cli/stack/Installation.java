package ecsremediation.cli.stack;

import ecsremediation.aws.Clients;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import ecsremediation.incident.PauseState;
import ecsremediation.model.Timeouts;
import ecsremediation.report.Commands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A deployed stack, read from and controlled through its table. Every method throws UserError if AWS refuses.
 */
public final class Installation {
    private static final Duration BUDGET = Duration.ofMinutes(1);

    /** Clocks that are synchronized differ by less. Our choice. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final StackAccount account;
    private final String name;
    private final String table;
    private final Clients clients;
    private final DynamoDbRecords records;
    private final IncidentStore store;

    /**
     * Creates the clients; makes no call.
     *
     * @param name the stack's name, for messages
     * @param table the table's name
     */
    public Installation(StackAccount account, String name, String table) {
        this.account = account;
        this.name = name;
        this.table = table;
        clients = account.clients();
        DynamoDbClient dynamoDb = clients.dynamoDb();
        records = new DynamoDbRecords(dynamoDb, table);
        store = new DynamoDbIncidentStore(dynamoDb, table);
    }

    public StackAccount account() {
        return account;
    }

    public String name() {
        return name;
    }

    /** The commands that operate it. */
    public Commands commands() {
        return new Commands(name, account.region());
    }

    public String table() {
        return table;
    }

    /** Runs one query on the table. */
    public <T> T read(Function<DynamoDbRecords, T> query) {
        return account.ask("read table " + table, () -> query.apply(records));
    }

    /**
     * The functions' current time. It is this machine's time, except if the next sweep in the table shows
     * that the functions' clock is more than 1 minute ahead, as in a simulation that runs faster than real
     * time. Then it is the time of their latest sweep, up to 5 minutes before theirs.
     */
    public Instant now() {
        Instant local = InstantSource.system().instant();
        return read(DynamoDbRecords::nextSweep)
                .map(next -> next.minus(Timeouts.SWEEP_DUE))
                .filter(remote -> remote.isAfter(local.plus(AHEAD)))
                .orElse(local);
    }

    /** Whether the stack is paused at that time. */
    public PauseState pause(Instant now) {
        return account.ask("read table " + table, () -> store.pause(now));
    }

    /** Stores a pause; replaces the one before. A pause that ends in the past ends the pause. */
    public void order(Pause pause) {
        account.ask("write to table " + table, () -> {
            store.save(pause);
            return pause;
        });
    }

    /** What is ordered about how much the stack may do. */
    public ModeState ordered() {
        return account.ask("read table " + table, store::mode);
    }

    /** Orders how much the stack may do; replaces the order before. */
    public void order(ModeOrder order) {
        account.ask("write to table " + table, () -> {
            store.save(order);
            return order;
        });
    }

    /**
     * Ends the hold of an open incident. Repeats the conditional write until no function has changed the
     * incident in between.
     *
     * @param by the operator's name
     * @return false if the service has no open incident
     */
    public boolean settle(ServiceName service, Instant now, String by) {
        return account.ask("write to table " + table, () -> {
            Optional<Incident> open = store.find(service);
            while (open.isPresent() && store.save(resumed(open.get(), now, by)).isEmpty()) {
                open = store.find(service);
            }
            return open.isPresent();
        });
    }

    /** Resumes at the time of the incident's last event, if the functions' clock is ahead of {@code now}. */
    private static Incident resumed(Incident incident, Instant now, String by) {
        Instant last = lastSeen(incident);
        return incident.resumed(last.isAfter(now) ? last : now, by);
    }

    /** Short names of the clusters in the Region and of the clusters of {@code open}, sorted. */
    public List<String> clusters(List<Incident> open) {
        InstantSource clock = InstantSource.system();
        SdkClusterReader reader = new SdkClusterReader(clients.ecs(), clients.autoScaling(), clock, BUDGET);
        List<String> listed = account.ask("list clusters", reader::clusters);
        return Stream.concat(
                        listed.stream(), open.stream().map(Incident::service).map(ServiceName::cluster))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    /** The incidents of every cluster that are open or ended at {@code since} or later, newest first. */
    public List<Incident> incidents(Instant since) {
        List<Incident> open = read(DynamoDbRecords::open).incidents();
        Stream<Incident> closed = clusters(open).stream()
                .flatMap(cluster -> read(records -> records.closed(cluster)).stream())
                .filter(incident -> !lastSeen(incident).isBefore(since));
        return Stream.concat(open.stream(), closed)
                .sorted(Comparator.comparing(Incident::openedAt).reversed().thenComparing(Incident::service))
                .toList();
    }

    /** The time of the incident's latest event. */
    public static Instant lastSeen(Incident incident) {
        return incident.timeline().lastAt().orElse(incident.openedAt());
    }
}

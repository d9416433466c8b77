package ecsremediation.cli.stack;

import ecsremediation.aws.Clients;
import ecsremediation.aws.DynamoDbIncidentStore;
import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.TimelineEvent;
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

/** The stack as its table shows it. */
public final class Installation {
    /** Between two sweeps, by the functions' own constant. */
    private static final Duration SWEEP = Duration.ofMinutes(5);

    private static final Duration BUDGET = Duration.ofMinutes(1);

    private final StackAccount account;
    private final String name;
    private final String table;
    private final Clients clients;
    private final DynamoDbRecords records;
    private final IncidentStore store;

    /**
     * The stack of that name.
     *
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

    public String table() {
        return table;
    }

    /** Asks the table for something; a refusal ends in one line with what to do. */
    public <T> T read(Function<DynamoDbRecords, T> question) {
        return account.ask("read table " + table, () -> question.apply(records));
    }

    /**
     * The time by which the functions go: this machine's, unless the table shows that theirs is ahead, as in a world that
     * is served faster than life.
     */
    public Instant now() {
        Instant here = InstantSource.system().instant();
        return read(DynamoDbRecords::nextSweep)
                .map(next -> next.minus(SWEEP))
                .filter(there -> there.isAfter(here.plus(SWEEP)))
                .orElse(here);
    }

    /** The pause that holds at that time. */
    public Optional<Pause> pause(Instant now) {
        return account.ask("read table " + table, () -> store.pause(now));
    }

    /** Orders a pause, replacing the one before. */
    public void order(Pause pause) {
        account.ask("write to table " + table, () -> {
            store.save(pause);
            return pause;
        });
    }

    /**
     * Notes with an open incident that whatever held it back is settled, however busy the functions are with it.
     *
     * @return whether it was still open
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

    /** Not before anything that the incident knows of: the functions' clock may be a little ahead. */
    private static Incident resumed(Incident incident, Instant now, String by) {
        Instant last = lastSeen(incident);
        return incident.resumed(last.isAfter(now) ? last : now, by);
    }

    /** Short names of the clusters of the account and Region, and of those with an open incident. */
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

    /** Incidents of every cluster that had not ended before that time, newest first. */
    public List<Incident> incidents(Instant since) {
        List<Incident> open = read(DynamoDbRecords::open).incidents();
        Stream<Incident> closed = clusters(open).stream()
                .flatMap(cluster -> read(records -> records.closed(cluster)).stream())
                .filter(incident -> !lastSeen(incident).isBefore(since));
        return Stream.concat(open.stream(), closed)
                .sorted(Comparator.comparing(Incident::openedAt).reversed().thenComparing(Incident::service))
                .toList();
    }

    /** When the last thing happened in an incident. */
    public static Instant lastSeen(Incident incident) {
        return incident.timeline().stream()
                .map(TimelineEvent::at)
                .max(Comparator.naturalOrder())
                .orElse(incident.openedAt());
    }
}

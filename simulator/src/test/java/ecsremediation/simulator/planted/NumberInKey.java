package ecsremediation.simulator.planted;

import ecsremediation.Ports;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.IncidentTimeline;
import ecsremediation.incident.LoadedIncidents;
import ecsremediation.incident.NotificationKey;
import ecsremediation.incident.SentNotification;
import ecsremediation.incident.SentNotifications;
import ecsremediation.incident.TimelineEvent;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.Observation;
import ecsremediation.model.Service;
import ecsremediation.model.WriteState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The planted fault "number in a key": stored keys contain the number of the service's missing tasks, so that a key
 * counts as sent only while that number is the same.
 */
public final class NumberInKey extends StoreDouble implements ClusterReader {
    private final ClusterReader reader;
    private final Map<ServiceName, Integer> missing = new TreeMap<>();

    private NumberInKey(ClusterReader reader, IncidentStore store) {
        super(store);
        this.reader = reader;
    }

    /** These ports with the fault. */
    public static Ports in(Ports ports) {
        NumberInKey fault = new NumberInKey(ports.reader(), ports.store());
        return new Ports(
                fault, ports.writer(), fault, ports.locks(), ports.decisions(), ports.notifier(), ports.journal());
    }

    @Override
    public Observation observe(String cluster, Instant at) {
        Observation observation = reader.observe(cluster, at);
        for (Service service : observation.services()) {
            missing.put(
                    service.name(),
                    service.counts().desired() - service.counts().running());
        }
        return observation;
    }

    @Override
    public Optional<WriteState> writeState(String group) {
        return reader.writeState(group);
    }

    @Override
    public List<String> clusters() {
        return reader.clusters();
    }

    @Override
    public LoadedIncidents load(String cluster) {
        LoadedIncidents loaded = store.load(cluster);
        return new LoadedIncidents(loaded.incidents().stream().map(this::read).toList(), loaded.skipped());
    }

    @Override
    public Optional<Incident> find(ServiceName service) {
        return store.find(service).map(this::read);
    }

    @Override
    public Optional<Incident> closed(ServiceName service) {
        return store.closed(service).map(this::read);
    }

    @Override
    public Optional<Incident> save(Incident incident) {
        return store.save(written(incident)).map(this::read);
    }

    @Override
    public boolean close(Incident incident) {
        return store.close(written(incident));
    }

    private String number(ServiceName service) {
        return "#" + missing.getOrDefault(service, 0);
    }

    private Incident written(Incident incident) {
        String number = number(incident.service());
        return with(incident, group -> group.contains("#") ? group : group + number);
    }

    private Incident read(Incident incident) {
        String number = number(incident.service());
        return with(incident, group -> group.endsWith(number) ? group.substring(0, group.indexOf('#')) : group);
    }

    private static Incident with(Incident i, UnaryOperator<String> group) {
        return new Incident(
                i.service(),
                i.openedAt(),
                i.phase(),
                i.cause(),
                i.progress(),
                i.doubt(),
                new IncidentTimeline(i.timeline()
                        .of(TimelineEvent.class)
                        .map(event -> with(event, group))
                        .toList()),
                i.nextReconciliation(),
                i.deadline(),
                new SentNotifications(i.notifications().all().stream()
                        .map(sent -> new SentNotification(sent.at(), with(sent.key(), group), sent.times()))
                        .toList()),
                i.pending().stream().map(message -> with(message, group)).toList(),
                i.outbox(),
                i.version());
    }

    private static TimelineEvent with(TimelineEvent event, UnaryOperator<String> group) {
        return event instanceof TimelineEvent.Notified sent
                ? new TimelineEvent.Notified(sent.at(), with(sent.key(), group), sent.cause())
                : event;
    }

    private static IncidentMessage with(IncidentMessage m, UnaryOperator<String> group) {
        return new IncidentMessage(
                m.id(), with(m.key(), group), m.subject(), m.text(), m.chat(), m.entry(), m.digest(), m.copy());
    }

    private static NotificationKey with(NotificationKey key, UnaryOperator<String> group) {
        return new NotificationKey(
                key.kind(),
                key.service(),
                Optional.of(group.apply(key.group().orElse(""))).filter(name -> !name.isEmpty()),
                key.launchFailure());
    }
}

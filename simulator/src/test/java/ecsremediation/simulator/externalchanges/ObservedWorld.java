package ecsremediation.simulator.externalchanges;

import ecsremediation.Ports;
import ecsremediation.act.CapacityWriter;
import ecsremediation.act.Outcome;
import ecsremediation.aws.SdkCapacityWriter;
import ecsremediation.aws.SdkClusterReader;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.lifecycle.Report;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.ClusterReader;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Plan;
import ecsremediation.report.Notifier;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.endpoint.AwsEndpoint;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.play.InstalledProgram;
import ecsremediation.simulator.play.ProgramSettings;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The lab with the program installed, and a record of everything it does. */
final class ObservedWorld implements AutoCloseable {
    /** Longer than the delivery of a mail, shorter than the time to the next tick. */
    private static final Duration DELIVERY = Duration.ofSeconds(5);

    final Lab lab;
    final InMemoryIncidentStore store = InMemoryIncidentStore.ordered(Mode.ACT);
    final List<Report> reconciliations = new CopyOnWriteArrayList<>();
    private volatile boolean emailIsDown;
    private Optional<ClusterReader> reader = Optional.empty();
    private final List<AutoCloseable> toClose = new CopyOnWriteArrayList<>();

    private ObservedWorld(Lab lab) {
        this.lab = lab;
    }

    /** On in-process ports, which are fast enough for long incidents. */
    static ObservedWorld lab(int ceiling, Limits limits) {
        ObservedWorld watched =
                new ObservedWorld(LabScenario.build(LabSettings.ofSeed(1).withCeiling(OptionalInt.of(ceiling))));
        return watched.onPorts(Mode.ACT, limits);
    }

    /** The lab, read through a double of the reader. */
    static ObservedWorld reading(UnaryOperator<ClusterReader> through, Limits limits) {
        ObservedWorld watched =
                new ObservedWorld(LabScenario.build(LabSettings.ofSeed(1).withCeiling(OptionalInt.of(100))));
        World world = watched.world();
        watched.install(
                through.apply(new SimulatedClusterReader(world)), new SimulatedCapacityWriter(world), limits, Mode.ACT);
        return watched;
    }

    /** The lab in mode observe. */
    static ObservedWorld observing(Limits limits) {
        return new ObservedWorld(LabScenario.build(LabSettings.ofSeed(1).withCeiling(OptionalInt.of(100))))
                .onPorts(Mode.OBSERVE, limits);
    }

    private ObservedWorld onPorts(Mode mode, Limits limits) {
        install(new SimulatedClusterReader(world()), new SimulatedCapacityWriter(world()), limits, mode);
        return this;
    }

    static ObservedWorld lab() {
        return lab(10, Limits.DEFAULT);
    }

    /** The lab with missing tasks and a fault of the group's launches. */
    static ObservedWorld withFault(LaunchFault fault) {
        ObservedWorld watched = lab();
        watched.fault(Optional.of(fault));
        return watched.inTrouble();
    }

    void fault(Optional<LaunchFault> fault) {
        world().autoScaling().fault(LabNames.GROUP, fault);
    }

    /** Reads and writes with the functions' SDK adapters, over HTTP. */
    static ObservedWorld overHttp() {
        return overHttp(LabSettings.ofSeed(1), Limits.DEFAULT);
    }

    static ObservedWorld overHttp(LabSettings settings, Limits limits) {
        ObservedWorld watched = new ObservedWorld(LabScenario.build(settings));
        World world = watched.world();
        AwsEndpoint endpoint = watched.serve(world);
        SdkHttpClient http = UrlConnectionHttpClient.create();
        watched.toClose.add(http);
        AutoScalingClient autoScaling = client(AutoScalingClient.builder(), endpoint, http);
        ClusterReader reader = new SdkClusterReader(
                client(EcsClient.builder(), endpoint, http),
                autoScaling,
                InstantSource.system(),
                Duration.ofSeconds(30));
        watched.install(reader, new SdkCapacityWriter(autoScaling, world.clock()), limits, Mode.ACT);
        return watched;
    }

    private AwsEndpoint serve(World world) {
        try {
            AwsEndpoint endpoint = AwsEndpoint.start(world, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            toClose.add(endpoint);
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsEndpoint endpoint, SdkHttpClient http) {
        return builder.region(Region.EU_CENTRAL_1)
                .endpointOverride(endpoint.uri())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(http)
                .build();
    }

    /** The group as the program reads it at this moment. */
    AutoScalingGroup seen() {
        return reader.orElseThrow()
                .observe(LabNames.CLUSTER, world().now())
                .group(LabNames.GROUP)
                .orElseThrow();
    }

    private void install(ClusterReader from, CapacityWriter writer, Limits limits, Mode mode) {
        reader = Optional.of(from);
        store.save(new ModeOrder(mode, "operator", Optional.empty(), world().now()));
        InstalledProgram program = InstalledProgram.in(
                world(),
                new ProgramSettings(mode, limits),
                real -> new Ports(
                        from,
                        writer,
                        store,
                        real.locks(),
                        real.decisions(),
                        notifier(real.notifier()),
                        real.journal()));
        program.journal().observe(reconciliations::add);
        program.journal().observeUnsent((_, why) -> {
            if (!emailIsDown) {
                throw new AssertionError("the world delivers every message", why);
            }
        });
    }

    private Notifier notifier(Notifier topic) {
        return message -> {
            if (emailIsDown) {
                throw new IllegalStateException("no e-mail is accepted");
            }
            topic.send(message);
        };
    }

    /** Whether the operators' topic refuses messages from now on. */
    void emailIsDown(boolean down) {
        emailIsDown = down;
    }

    World world() {
        return lab.world();
    }

    SimulatedGroup group() {
        return world().autoScaling().group(LabNames.GROUP);
    }

    /** Raises the desired count to 4 where one task fits. */
    ObservedWorld inTrouble() {
        lab.raiseDesiredCount(4);
        return this;
    }

    ObservedWorld pass(Duration time) {
        world().advance(time);
        return this;
    }

    ObservedWorld passMinutes(int minutes) {
        return pass(Duration.ofMinutes(minutes));
    }

    int running() {
        return lab.trace().now().running();
    }

    /** Successful raises, oldest first. */
    List<Outcome.Raised> raises() {
        return reconciliations.stream()
                .flatMap(r -> r.outcomes().stream())
                .flatMap(o -> o instanceof Outcome.Raised raised ? Stream.of(raised) : Stream.empty())
                .toList();
    }

    /** The plans of the newest reconciliation of the lab's service that had any. */
    List<Plan> plans() {
        return reconciliations.reversed().stream()
                .map(Report::plans)
                .filter(p -> !p.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Mails to the operators, including those not yet delivered. */
    List<DeliveredEmail> mails() {
        world().advance(DELIVERY);
        return world().topics().mailbox().stream()
                .filter(mail -> mail.address().equals(LabNames.OPERATOR_ADDRESS))
                .toList();
    }

    List<String> subjects() {
        return mails().stream().map(DeliveredEmail::subject).toList();
    }

    /** The text of the newest mail, on one line. */
    String newest() {
        return mails().getLast().text().replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        for (AutoCloseable closing : toClose.reversed()) {
            try {
                closing.close();
            } catch (Exception e) {
                throw new IllegalStateException("an endpoint on loopback closes", e);
            }
        }
    }
}

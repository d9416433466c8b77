package ecsremediation.cli;

import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.cli.console.Times;
import ecsremediation.cli.stack.IncidentId;
import ecsremediation.cli.stack.Installation;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.PauseState;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resume}: ends the stack's pause and the holds of open incidents. */
@Command(
        name = "resume",
        description = {
            "Ends the stack's pause. The next reconciliation, within 1 minute, may raise groups again. Also"
                    + " ends the holds of open incidents: after another actor lowered a group, and after"
                    + " raises that resolved nothing. Does not change the mode tag of a group.",
            "",
            "With CLUSTER/SERVICE, ends only the hold of that incident; a pause of the stack continues."
        },
        footer = {
            "  ecs-remediation resume",
            "  ecs-remediation resume EcsLabPublicCluster/EcsLabApi",
            "  ecs-remediation resume --stack ecs-remediation --region eu-central-1"
        })
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CLUSTER/SERVICE",
            converter = IncidentIdConverter.class,
            description = "The service whose open incident continues. Default: all open incidents and the pause.")
    @Nullable IncidentId id;

    @Mixin
    OperatorOption by = new OperatorOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Instant now = installation.now();
        List<String> done = id == null ? everything(installation, now) : one(id, installation, now);
        PrintWriter out = spec.commandLine().getOut();
        done.forEach(out::println);
        out.flush();
        return ExitCode.OK;
    }

    private List<String> everything(Installation installation, Instant now) {
        List<String> done = new ArrayList<>();
        String name = installation.name();
        done.add(
                switch (installation.pause(now)) {
                    case PauseState.NotPaused _ -> "Stack " + name + " was not paused.";
                    case PauseState.Ordered ordered -> ended(ordered.pause(), installation);
                    case PauseState.Unreadable unreadable -> ended(unreadable, installation, by.name);
                });
        List<ServiceName> open = installation.read(DynamoDbRecords::open).incidents().stream()
                .map(Incident::service)
                .filter(service -> installation.settle(service, now, by.name))
                .toList();
        if (!open.isEmpty()) {
            done.add("Open incidents that continue without a hold: " + open.size());
        }
        return done;
    }

    private static String ended(Pause pause, Installation installation) {
        installation.order(new Pause(Instant.EPOCH, pause.why(), pause.by()));
        return "Stack " + installation.name() + " raises again, within 1 minute. Ended: the pause of " + pause.by()
                + " until " + Times.minute(pause.until()) + ": " + pause.why();
    }

    private static String ended(PauseState.Unreadable pause, Installation installation, String by) {
        installation.order(new Pause(Instant.EPOCH, "resumed", by));
        return "Stack " + installation.name()
                + " raises again, within 1 minute. Ended: a pause that could not be read: "
                + pause.row().detail();
    }

    private List<String> one(IncidentId incident, Installation installation, Instant now) {
        ServiceName service = new ServiceName(incident.cluster(), incident.service());
        if (!installation.settle(service, now, by.name)) {
            installation.read(DynamoDbRecords::open).skipped().stream()
                    .filter(row -> row.service().equals(service))
                    .findFirst()
                    .ifPresent(row -> {
                        throw UserError.usage(
                                "the incident of " + incident + " cannot be read: " + row.detail(),
                                "use the ecs-remediation of the version that is deployed");
                    });
            throw UserError.usage(
                    "no incident of " + incident + " is open", "ecs-remediation status lists the open ones");
        }
        return List.of("The incident of " + incident + " continues without a hold.");
    }
}

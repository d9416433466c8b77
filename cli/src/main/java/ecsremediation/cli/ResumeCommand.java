package ecsremediation.cli;

import ecsremediation.aws.DynamoDbRecords;
import ecsremediation.cli.console.ModeLines;
import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.console.Times;
import ecsremediation.cli.stack.IncidentId;
import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.StackMode;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.IncidentStore.Pause;
import ecsremediation.incident.PauseState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        Installation installation = stack.installation();
        Instant now = installation.now();
        if (id == null) {
            everything(installation, now);
        } else {
            one(id, installation, now);
        }
        return ExitCode.OK;
    }

    private void everything(Installation installation, Instant now) {
        PauseState before = installation.pause(now);
        String done = end(before, installation);
        List<ServiceName> open = installation.read(DynamoDbRecords::open).incidents().stream()
                .map(Incident::service)
                .filter(service -> installation.settle(service, now, by.name))
                .toList();
        common.print(
                json.isSet,
                () -> StackJson.resumed(installation.name(), Optional.of(before), open),
                () -> open.isEmpty()
                        ? List.of(done)
                        : List.of(done, "Open incidents that continue without a hold: " + open.size()));
    }

    private String end(PauseState before, Installation installation) {
        return switch (before) {
            case PauseState.NotPaused _ -> "Stack " + installation.name() + " was not paused.";
            case PauseState.Ordered ordered -> ended(ordered.pause(), installation);
            case PauseState.Unreadable unreadable -> ended(unreadable, installation, by.name);
        };
    }

    private static String ended(Pause pause, Installation installation) {
        installation.order(new Pause(Instant.EPOCH, pause.why(), pause.by()));
        return ModeLines.resumed(StackMode.of(installation), installation) + " Ended: the pause of " + pause.by()
                + " until " + Times.minute(pause.until()) + ": " + pause.why();
    }

    private static String ended(PauseState.Unreadable pause, Installation installation, String by) {
        installation.order(new Pause(Instant.EPOCH, "resumed", by));
        return ModeLines.resumed(StackMode.of(installation), installation)
                + " Ended: a pause that could not be read: "
                + pause.row().detail();
    }

    private void one(IncidentId incident, Installation installation, Instant now) {
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
        common.print(
                json.isSet,
                () -> StackJson.resumed(installation.name(), Optional.empty(), List.of(service)),
                () -> List.of("The incident of " + incident + " continues without a hold."));
    }
}

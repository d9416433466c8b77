package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.GroupRefresh;
import ecsremediation.simulator.autoscaling.RefreshSettings;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of EC2 Auto Scaling that change a group. */
final class GroupChanges {
    private static final String GROUP = "AutoScalingGroupName";

    /** [Auto Scaling guide, suspending and resuming processes]. */
    private static final List<String> PROCESSES = List.of(
            "Launch",
            "Terminate",
            "AddToLoadBalancer",
            "AlarmNotification",
            "AZRebalance",
            "HealthCheck",
            "InstanceRefresh",
            "ReplaceUnhealthy",
            "ScheduledActions");

    private static final int WHOLE = 100;

    /** One day. Our choice. */
    private static final int MOST_WARM_UP = 86_400;

    private final World world;

    GroupChanges(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "UpdateAutoScalingGroup",
                this::update,
                "SetDesiredCapacity",
                this::setDesired,
                "StartInstanceRefresh",
                this::refresh,
                "CancelInstanceRefresh",
                this::cancelRefresh,
                "SuspendProcesses",
                input -> suspend(input, true),
                "ResumeProcesses",
                input -> suspend(input, false));
    }

    private ObjectNode update(Input input) {
        SizeChange change =
                new SizeChange(input.integer("MinSize"), input.integer("DesiredCapacity"), input.integer("MaxSize"));
        world.autoScaling().update(input.required(GROUP), change);
        return Trees.object();
    }

    private ObjectNode setDesired(Input input) {
        int desired = input.integer("DesiredCapacity")
                .orElseThrow(() -> AwsFault.invalid(Api.AUTO_SCALING, "DesiredCapacity is required."));
        world.autoScaling().setDesired(input.required(GROUP), desired, input.flag("HonorCooldown"));
        return Trees.object();
    }

    private ObjectNode refresh(Input input) {
        if (!input.text("Strategy").orElse("Rolling").equals("Rolling")) {
            throw AwsFault.invalid(
                    Api.AUTO_SCALING,
                    "The simulated endpoint does not support another Strategy of autoscaling:StartInstanceRefresh"
                            + " than Rolling");
        }
        RefreshSettings usual = RefreshSettings.USUAL;
        Optional<Input> preferences = input.input("Preferences");
        int healthy = within(preferences, "MinHealthyPercentage", usual.minHealthyPercent(), WHOLE);
        int warmUp = within(preferences, "InstanceWarmup", (int) usual.warmUp().toSeconds(), MOST_WARM_UP);
        GroupRefresh started = world.autoScaling()
                .startInstanceRefresh(input.required(GROUP), new RefreshSettings(healthy, Duration.ofSeconds(warmUp)));
        return Trees.object().put("InstanceRefreshId", started.id());
    }

    private static int within(Optional<Input> preferences, String name, int usual, int most) {
        int value = preferences.map(given -> given.integer(name).orElse(usual)).orElse(usual);
        if (value < 0 || value > most) {
            throw AwsFault.invalid(Api.AUTO_SCALING, name + " must be from 0 to " + most + ".");
        }
        return value;
    }

    private ObjectNode cancelRefresh(Input input) {
        return Trees.object()
                .put(
                        "InstanceRefreshId",
                        world.autoScaling()
                                .cancelInstanceRefresh(input.required(GROUP))
                                .id());
    }

    private ObjectNode suspend(Input input, boolean suspended) {
        String group = input.required(GROUP);
        List<String> named = input.texts("ScalingProcesses");
        for (String process : named.isEmpty() ? PROCESSES : named) {
            if (!PROCESSES.contains(process)) {
                throw AwsFault.invalid(Api.AUTO_SCALING, "Unknown scaling process: " + process);
            }
            world.autoScaling().suspend(group, process, suspended);
        }
        return Trees.object();
    }
}

package ecsremediation.simulator.e2e;

import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabScenario;
import ecsremediation.simulator.scenario.LabSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ways in which the lab's incident can go, so that each function makes every call that it can make. */
enum IncidentPlay {
    /** All functions, on a group with a capacity provider. */
    WITH_PROVIDER {
        @Override
        Lab lab() {
            Lab lab = super.lab();
            lab.world().createProvider(LabNames.CLUSTER, "lab", LabNames.GROUP, false);
            return lab;
        }
    },
    /** All functions. Without a capacity provider, the instances' groups name the group. */
    WITHOUT_PROVIDER,
    /** Only alarms arrive, and one of them names no service. */
    ALARMS_ALONE {
        @Override
        void begin(Lab lab) {
            super.begin(lab);
            lab.world()
                    .after(
                            SOON,
                            () -> lab.world()
                                    .functions()
                                    .invokeAsync(LabNames.ALARM_FUNCTION, event("eventbridge-alarm-composite.json")));
        }
    },
    /** Only events of ECS and Auto Scaling arrive, and EC2 has no capacity for 8 minutes. */
    EVENTS_ALONE {
        @Override
        void begin(Lab lab) {
            World world = lab.world();
            LaunchFault fault = LaunchFault.insufficientCapacity("t3.micro", "eu-central-1a");
            world.autoScaling().fault(LabNames.GROUP, Optional.of(fault));
            world.after(Duration.ofMinutes(8), () -> world.autoScaling().fault(LabNames.GROUP, Optional.empty()));
            super.begin(lab);
        }
    },
    /** Only the clock invokes a function. */
    TICKS_ALONE;

    static final List<String> FUNCTIONS =
            List.of(LabNames.ALARM_FUNCTION, LabNames.SERVICE_EVENT_FUNCTION, LabNames.TICK_FUNCTION);

    private static final Duration SOON = Duration.ofMinutes(1);

    /** The functions that run. */
    List<String> functions() {
        return switch (this) {
            case WITH_PROVIDER, WITHOUT_PROVIDER -> FUNCTIONS;
            case ALARMS_ALONE -> List.of(LabNames.ALARM_FUNCTION);
            case EVENTS_ALONE -> List.of(LabNames.SERVICE_EVENT_FUNCTION);
            case TICKS_ALONE -> List.of(LabNames.TICK_FUNCTION);
        };
    }

    Lab lab() {
        return LabScenario.build(LabSettings.ofSeed(1));
    }

    void begin(Lab lab) {
        lab.raiseDesiredCount(4);
    }

    private static String event(String file) {
        try {
            return Files.readString(Path.of("../events", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

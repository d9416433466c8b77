package ecsremediation.simulator.ports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.incident.StepEvent;
import ecsremediation.report.StepPublisher;
import ecsremediation.simulator.World;
import ecsremediation.simulator.engine.Documents;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Puts steps on the world's default bus, which delivers them to the targets of matching rules. */
public final class SimulatedStepPublisher implements StepPublisher {
    private final World world;

    public SimulatedStepPublisher(World world) {
        this.world = world;
    }

    @Override
    public boolean hasBus() {
        return true;
    }

    @Override
    public SortedMap<String, String> put(List<StepEvent> events) {
        events.forEach(event -> world.bus()
                .put(StepEvent.SOURCE, StepPublisher.detailType(event.step()), event.resources(), (ObjectNode)
                        Documents.read(event.detail())));
        return Collections.emptySortedMap();
    }
}

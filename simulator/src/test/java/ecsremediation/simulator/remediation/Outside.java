package ecsremediation.simulator.remediation;

import ecsremediation.Ports;
import ecsremediation.observe.IncidentStore;
import ecsremediation.simulator.World;
import ecsremediation.simulator.ports.InMemoryDecisionLog;
import ecsremediation.simulator.ports.InMemoryGroupLocks;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.ports.SimulatedCapacityWriter;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.ports.SimulatedNotifier;
import ecsremediation.simulator.scenario.LabNames;

/**
 * What lies outside of the program, with every call to it numbered.
 *
 * @param ports the program's side
 * @param store the same incidents, read without being numbered
 */
record Outside(Ports ports, IncidentStore store) {

    /** How the program is connected to it. */
    @FunctionalInterface
    interface Kind {
        /** What lies outside, in that world. */
        Outside of(World world, OutsideCalls calls);
    }

    /** Every call of a port is numbered. */
    static Outside atThePorts(World world, OutsideCalls calls) {
        InMemoryIncidentStore store = new InMemoryIncidentStore();
        Ports ports = new Ports(
                new SimulatedClusterReader(world),
                new SimulatedCapacityWriter(world),
                store,
                new InMemoryGroupLocks(),
                new InMemoryDecisionLog(),
                new SimulatedNotifier(world, LabNames.OPERATOR_TOPIC),
                new RecordingJournal());
        return new Outside(RecordingPorts.around(ports, calls), store);
    }
}

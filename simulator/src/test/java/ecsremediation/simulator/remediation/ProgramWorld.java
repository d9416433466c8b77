package ecsremediation.simulator.remediation;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.model.GroupLocks.Lease;
import ecsremediation.simulator.World;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The program in its world: starts its processes and reads what they leave. */
interface ProgramWorld extends AutoCloseable {

    /** A new process without the state of earlier ones. Its outside calls are numbered. */
    FunctionHost start();

    /** The open incidents, read without the program. */
    List<Incident> open();

    /** The ended incidents, read without the program. */
    List<Incident> closed();

    /** The ended incident that the service's next gap would continue, read without the program. */
    Optional<Incident> lastClosed(ServiceName service);

    /** The holder of the lab's group now; empty if the lock is free. */
    Optional<Lease> lock();

    @Override
    void close();

    /** One process of the program. */
    @FunctionalInterface
    interface FunctionHost {
        /** Runs one of the functions on one event. @return its answer */
        byte[] handle(String function, byte[] event) throws IOException;
    }

    /** A way to connect the program to its world. */
    @FunctionalInterface
    interface Kind {
        /** The program in that world, with numbered calls. */
        ProgramWorld of(World world, PortCalls calls);
    }
}

package ecsremediation.simulator.remediation;

import ecsremediation.incident.Incident;
import ecsremediation.model.GroupLocks.Lease;
import ecsremediation.simulator.World;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The program in its world: how a process of it is started, and what all of them leave behind. */
interface ProgramWorld extends AutoCloseable {

    /** A new process, which knows nothing of those before it. Its calls to the outside are numbered. */
    Program start();

    /** The incidents that are open, read past the program. */
    List<Incident> open();

    /** The incidents that have ended, read past the program. */
    List<Incident> closed();

    /** Who holds the lab's group now. */
    Optional<Lease> lock();

    @Override
    void close();

    /** One process of the program. */
    @FunctionalInterface
    interface Program {
        /** Runs one of the functions on one event. @return what it answers */
        byte[] handle(String function, byte[] event) throws IOException;
    }

    /** A way to connect the program to its world. */
    @FunctionalInterface
    interface Kind {
        /** The program in that world, with its calls numbered. */
        ProgramWorld of(World world, PortCalls calls);
    }
}

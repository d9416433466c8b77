package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers one operation of a service, or throws a fault of AWS. */
@FunctionalInterface
public interface Operation {

    /** The members of the answer, in whatever protocol they go out. */
    ObjectNode answer(Input input);
}

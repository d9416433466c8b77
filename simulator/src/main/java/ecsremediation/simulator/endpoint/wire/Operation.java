package ecsremediation.simulator.endpoint.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of a service. */
@FunctionalInterface
public interface Operation {

    /**
     * The members of the answer, independent of the protocol.
     *
     * @throws AwsFault for an error answer
     */
    ObjectNode answer(Input input);
}

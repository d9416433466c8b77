package ecsremediation.simulator.lambda;

/** A Lambda function as the world sees it: bytes in, bytes out, or an exception. */
@FunctionalInterface
public interface SimulatedFunction {

    /**
     * Handles one event. Called without any lock of the world; may call it from any thread.
     *
     * @throws Exception what Lambda reports as a function error
     */
    byte[] invoke(byte[] event) throws Exception;
}

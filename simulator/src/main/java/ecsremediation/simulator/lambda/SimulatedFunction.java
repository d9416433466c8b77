package ecsremediation.simulator.lambda;

/** A Lambda function: it gets bytes and returns bytes, or throws. */
@FunctionalInterface
public interface SimulatedFunction {

    /**
     * Handles one event. The world calls it without a lock; it may call the world from any thread.
     *
     * @throws Exception Lambda reports it as a function error
     */
    byte[] invoke(byte[] event) throws Exception;
}

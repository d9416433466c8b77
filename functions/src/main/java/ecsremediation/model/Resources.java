package ecsremediation.model;

/**
 * The countable resources of a task or a container instance.
 *
 * @param cpuUnits CPU units, 1024 to the vCPU
 * @param memoryMib memory in MiB
 * @param gpus whole GPUs
 */
public record Resources(int cpuUnits, int memoryMib, int gpus) {
    /** Nothing of anything. */
    public static final Resources NONE = new Resources(0, 0, 0);

    /** CPU and memory, no GPU. */
    public static Resources of(int cpuUnits, int memoryMib) {
        return new Resources(cpuUnits, memoryMib, 0);
    }

    /** Component-wise sum. */
    public Resources plus(Resources other) {
        return new Resources(cpuUnits + other.cpuUnits, memoryMib + other.memoryMib, gpus + other.gpus);
    }

    /** Component-wise difference; may go below zero. */
    public Resources minus(Resources other) {
        return new Resources(cpuUnits - other.cpuUnits, memoryMib - other.memoryMib, gpus - other.gpus);
    }

    /** Whether this much room takes {@code need} in every component. */
    public boolean covers(Resources need) {
        return cpuUnits >= need.cpuUnits && memoryMib >= need.memoryMib && gpus >= need.gpus;
    }
}

package ecsremediation.model;

/**
 * The countable resources of a task or a container instance.
 *
 * @param cpuUnits CPU units, 1024 to the vCPU
 * @param memoryMib memory in MiB
 * @param gpus whole GPUs
 */
public record Resources(int cpuUnits, int memoryMib, int gpus) {
    /** 0 of every resource. */
    public static final Resources NONE = new Resources(0, 0, 0);

    /** CPU and memory, no GPU. */
    public static Resources of(int cpuUnits, int memoryMib) {
        return new Resources(cpuUnits, memoryMib, 0);
    }

    /** Component-wise sum. */
    public Resources plus(Resources other) {
        return new Resources(cpuUnits + other.cpuUnits, memoryMib + other.memoryMib, gpus + other.gpus);
    }

    /** Component-wise difference; may be negative. */
    public Resources minus(Resources other) {
        return new Resources(cpuUnits - other.cpuUnits, memoryMib - other.memoryMib, gpus - other.gpus);
    }

    /** Component-wise minimum. */
    public Resources atMost(Resources other) {
        return new Resources(
                Math.min(cpuUnits, other.cpuUnits), Math.min(memoryMib, other.memoryMib), Math.min(gpus, other.gpus));
    }

    /** Component-wise maximum. */
    public Resources atLeast(Resources other) {
        return new Resources(
                Math.max(cpuUnits, other.cpuUnits), Math.max(memoryMib, other.memoryMib), Math.max(gpus, other.gpus));
    }

    /** Whether these resources are at least {@code required} in every component. */
    public boolean covers(Resources required) {
        return cpuUnits >= required.cpuUnits && memoryMib >= required.memoryMib && gpus >= required.gpus;
    }
}

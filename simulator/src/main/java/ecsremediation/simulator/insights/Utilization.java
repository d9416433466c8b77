package ecsremediation.simulator.insights;

import ecsremediation.model.Resources;
import ecsremediation.simulator.ecs.ContainerSpec;
import ecsremediation.simulator.ecs.EcsTask;

/**
 * What a task or a container uses of what it reserves. No load is simulated: a task uses a constant share, from 15 to
 * 40 % of its CPU and from 35 to 55 % of its memory, that depends on its id alone (our choice).
 *
 * @param cpuUtilized in CPU units
 * @param cpuReserved in CPU units; 0 for none
 * @param memoryUtilized in MiB
 * @param memoryReserved in MiB; 0 for none
 */
record Utilization(double cpuUtilized, double cpuReserved, int memoryUtilized, int memoryReserved) {
    private static final double LEAST_CPU = 0.15;
    private static final double CPU_RANGE = 0.25;
    private static final double LEAST_MEMORY = 0.35;
    private static final double MEMORY_RANGE = 0.2;
    private static final int ID_DIGITS = 8;
    private static final double IDS = 0x1p32;

    static Utilization ofTask(EcsTask task) {
        Resources reserved = task.definition().demand().resources();
        return of(task, reserved.cpuUnits(), reserved.memoryMib());
    }

    static Utilization ofContainer(EcsTask task, ContainerSpec container) {
        return of(
                task,
                container.cpu(),
                container.memoryReservation().orElse(container.memory().orElse(0)));
    }

    private static Utilization of(EcsTask task, int cpu, int memory) {
        double lot = Long.parseLong(task.id().substring(0, ID_DIGITS), 16) / IDS;
        double share = LEAST_CPU + CPU_RANGE * lot;
        return new Utilization(
                share * cpu, cpu, (int) Math.round((LEAST_MEMORY + MEMORY_RANGE * lot) * memory), memory);
    }
}

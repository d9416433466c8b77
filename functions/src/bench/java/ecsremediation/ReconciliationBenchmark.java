package ecsremediation;

import ecsremediation.fixture.InMemoryPorts;
import ecsremediation.fixture.LargeClusters;
import ecsremediation.fixture.WholeReconciliation;
import ecsremediation.model.Observation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures a whole reconciliation, from the Observation to the message. It measures the first reconciliation
 * of a process and a warm one, each under the default JIT and under C1 alone. Lambda gives a function C1
 * alone.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReconciliationBenchmark {
    private static final String C1 = "-XX:TieredStopAtLevel=1";
    private static final String SERIAL = "-XX:+UseSerialGC";

    /** Services with a gap. */
    @Param({"2000", "4000"})
    public int services = 2_000;

    /** Groups. Each service may use any of them. */
    @Param({"1", "10"})
    public int groups = 1;

    private WholeReconciliation reconciliation = of(LargeClusters.thirtyKinds().observation());

    @Setup
    public void build() {
        reconciliation = of(LargeClusters.servicesWithGaps(services, groups).observation());
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(value = 3, jvmArgsAppend = SERIAL)
    public InMemoryPorts firstCall() {
        return reconciliation.first();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(value = 3, jvmArgsAppend = {SERIAL, C1})
    public InMemoryPorts firstCallC1() {
        return reconciliation.first();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    @Fork(value = 1, jvmArgsAppend = SERIAL)
    public InMemoryPorts warm() {
        return reconciliation.first();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    @Fork(value = 1, jvmArgsAppend = {SERIAL, C1})
    public InMemoryPorts warmC1() {
        return reconciliation.first();
    }

    private static WholeReconciliation of(Observation observation) {
        return new WholeReconciliation(observation);
    }
}

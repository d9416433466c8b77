package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.fixture.LargeClusters;
import ecsremediation.model.Observation;
import java.util.List;
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
/** Measures one plan, from the Observation to the raise with its proof. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlannerBenchmark {
    private static final Limits LIMITS = new Limits(1000, 1000, 9, 9);

    @Param({"THIRTY_KINDS", "TWO_THOUSAND_SERVICES", "TEN_GROUPS", "FIFTY_THOUSAND_TASKS"})
    public Size size = Size.THIRTY_KINDS;

    private Observation observation = LargeClusters.thirtyKinds().observation();
    private List<Diagnosis> diagnoses = List.of();

    /** The clusters, as {@link LargeClusters} describes them. */
    public enum Size {
        THIRTY_KINDS,
        TWO_THOUSAND_SERVICES,
        TEN_GROUPS,
        FIFTY_THOUSAND_TASKS
    }

    @Setup
    public void build() {
        LargeClusters clusters =
                switch (size) {
                    case THIRTY_KINDS -> LargeClusters.thirtyKinds();
                    case TWO_THOUSAND_SERVICES -> LargeClusters.twoThousandServices();
                    case TEN_GROUPS -> LargeClusters.tenGroups();
                    case FIFTY_THOUSAND_TASKS -> LargeClusters.fiftyThousandTasks();
                };
        observation = clusters.observation();
        diagnoses = clusters.diagnoses();
    }

    @Benchmark
    public List<Plan> plan() {
        return Planner.plan(observation, diagnoses, LIMITS);
    }
}

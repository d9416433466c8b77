package ecsremediation.plan;

import ecsremediation.diagnosis.Diagnosis;
import ecsremediation.diagnosis.UnplacedTasks;
import ecsremediation.event.ServiceName;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.fixture.AnInstance;
import ecsremediation.fixture.Observations;
import ecsremediation.fixture.Tasks;
import ecsremediation.model.BroughtInstance;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.JudgedRaise;
import ecsremediation.model.LaunchSource;
import java.util.List;

/** The lab with a custom group, and its diagnoses. */
final class PlanFixture {
    static final ServiceName LAB = new ServiceName(Observations.CLUSTER, Observations.SERVICE);

    private PlanFixture() {}

    /** EcsLabAsg, desired 1, max 1, ceiling 10, one instance in service. */
    static AGroup group() {
        return AGroup.named(Observations.GROUP).capacity(1, 1).ceiling(10).instance("i-1");
    }

    /** The lab's service, full instance and task definition with the given group, and further tasks of the service. */
    static Observations lab(AGroup group, ATask... further) {
        Observations lab = Observations.empty()
                .with(Tasks.definition(Observations.TASK_DEFINITION, 256, 512))
                .with(group.build())
                .with(AnInstance.of("i-1").holding(256, 512, 1).build());
        AService service = AService.named(Observations.SERVICE)
                .desired(4)
                .running(1)
                .task(ATask.running("1").on("i-1").build());
        List.of(further).forEach(task -> service.task(task.build()));
        return lab.with(service.build());
    }

    /** The raise was useless for its services, and the group's launch template was changed after it. */
    static JudgedRaise uselessBeforeAChange(CapacityAction raise) {
        return new JudgedRaise(
                raise.group(),
                raise.at(),
                raise.at(),
                raise.services(),
                List.of(new BroughtInstance("i-gone", "t3.micro")),
                new LaunchSource("lt-0123456789abcdef0:0", List.of("t3.micro")));
    }

    /** A shortfall of the given number of the lab's tasks. */
    static Diagnosis shortfall(int count) {
        return shortfall(LAB, Observations.TASK_DEFINITION, count, Observations.GROUP);
    }

    static Diagnosis shortfall(ServiceName service, String taskDefinition, int count, String... groups) {
        return new Diagnosis.CapacityShortfall(
                service,
                Diagnosis.CapacityShortfall.Kind.MEMORY,
                List.of(new UnplacedTasks("ecs-svc/1", taskDefinition, count)),
                List.of(groups),
                List.of());
    }

    /** The one plan for the group. */
    static Plan plan(AGroup group, Limits limits) {
        return plan(lab(group), limits);
    }

    static Plan plan(Observations observations, Limits limits) {
        List<Plan> plans = Planner.plan(observations.snapshot(), List.of(shortfall(3)), limits);
        if (plans.size() != 1) {
            throw new AssertionError("one plan expected, not " + plans);
        }
        return plans.getFirst();
    }
}

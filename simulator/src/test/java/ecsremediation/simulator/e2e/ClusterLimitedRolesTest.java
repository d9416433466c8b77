package ecsremediation.simulator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.iam.FunctionRole;
import ecsremediation.simulator.scenario.LabNames;
import ecsremediation.simulator.scenario.LabStack;
import ecsremediation.simulator.template.ResolvedStack;
import ecsremediation.simulator.template.StackTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The lab's incident, with roles that the parameter Clusters limits. */
final class ClusterLimitedRolesTest {
    @Test
    void theRolesOfAListedClusterSuffice() throws IOException {
        RoleLimitedRun run =
                RoleLimitedRun.of(IncidentPlay.WITH_PROVIDER, stack(LabNames.CLUSTER), UnaryOperator.identity());

        assertThat(run.control().denied()).isEmpty();
        assertThat(run.errors()).isEmpty();
        assertThat(run.sizes()).isEqualTo(new Sizes(1, 4, 4));
    }

    /** As if the code selected a cluster that the parameter does not name. */
    @Test
    void iamRefusesTheReadsOfAnotherClusterWhateverTheCodeSelects() throws IOException {
        FunctionRole staging = FunctionRole.of(stack("staging,production"), "TickFunction");
        RoleLimitedRun run = RoleLimitedRun.of(
                IncidentPlay.WITH_PROVIDER,
                stack(LabNames.CLUSTER),
                role -> new FunctionRole(role.principal(), staging.policies()));

        assertThat(run.control().denied())
                .extracting(denied -> denied.request().action())
                .contains("ecs:ListServices", "ecs:DescribeContainerInstances")
                .allMatch(action -> action.startsWith("ecs:"));
        assertThat(run.sizes()).isEqualTo(new Sizes(1, 1, 1));
    }

    private static ResolvedStack stack(String clusters) throws IOException {
        return StackTemplate.read(Files.readString(Path.of("../template.yaml")))
                .resolve(LabStack.SETTINGS.with("Mode", "act").with("Clusters", clusters));
    }
}

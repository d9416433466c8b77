package ecsremediation.simulator.play.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.DeploymentBreaker;
import ecsremediation.simulator.ecs.TaskFault;
import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.play.ProgramSettings;
import ecsremediation.simulator.play.Scenario;
import ecsremediation.simulator.play.ScenarioAction;
import ecsremediation.simulator.play.ScenarioEvent;
import ecsremediation.simulator.play.ScenarioGroup;
import ecsremediation.simulator.play.ScenarioProvider;
import ecsremediation.simulator.play.ScenarioService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {
    private static final Path EVERY_FIELD = Path.of("src/test/resources/scenario-files/every-field.yaml");

    private static final String SMALL = """
            length: 2h
            clusters:
              - name: shop
                groups:
                  - {name: asg, min: 1, desired: 1, max: 1, types: [{instanceType: t3.micro, cpu: 2048, memory: 952}]}
                services:
                  - {name: api, desired: 1, task: {cpu: 256, memory: 512}}
            """;

    @Test
    void whatAFileLeavesOutHasDocumentedDefaults() {
        ScenarioFile file = ScenarioFile.parse("small.yaml", "small", SMALL);

        Scenario scenario = file.scenario();
        assertThat(file.seed()).isEqualTo(1);
        assertThat(scenario.name()).isEqualTo("small");
        assertThat(scenario.start()).isEqualTo("2026-01-05T09:00:00Z");
        assertThat(scenario.length()).isEqualTo(Duration.ofHours(2));
        assertThat(scenario.program()).isEqualTo(ProgramSettings.DEFAULT);
        assertThat(scenario.events()).isEmpty();
        ScenarioGroup group = scenario.clusters().getFirst().groups().getFirst();
        assertThat(group.zones()).containsExactly("eu-central-1a", "eu-central-1b");
        assertThat(group.boot()).isEqualTo(BootTimeDistribution.ORDINARY);
        assertThat(group.tags()).isEmpty();
        ScenarioService api = scenario.clusters().getFirst().services().getFirst();
        assertThat(api.spec().minimumHealthyPercent()).isEqualTo(100);
        assertThat(api.spec().maximumPercent()).isEqualTo(200);
        assertThat(api.task().family()).isEqualTo("shop-api");
        assertThat(api.copies()).isEqualTo(1);
    }

    @Test
    void everyFieldOfTheWorldIsRead() throws IOException {
        ScenarioFile file = ScenarioFile.read(EVERY_FIELD);

        Scenario scenario = file.scenario();
        assertThat(file.seed()).isEqualTo(7);
        assertThat(scenario.program()).isEqualTo(new ProgramSettings(Mode.OBSERVE, new Limits(50, 5, 3, 12)));
        ScenarioGroup group = scenario.clusters().getFirst().groups().getFirst();
        assertThat(group.sizes()).isEqualTo(new Sizes(1, 2, 4));
        assertThat(group.tags()).containsEntry("ecs-remediation:ceiling", "10").containsEntry("team", "shop");
        assertThat(group.types().getFirst().shape().interfaces()).hasValue(2);
        assertThat(group.boot().registered()).isEqualTo(DelayRange.seconds(90, 90));
        assertThat(scenario.clusters().getFirst().providers())
                .containsExactly(new ScenarioProvider("shop-cp", "shop-asg", true));
        ScenarioService api = scenario.clusters().getFirst().services().getFirst();
        assertThat(api.spec().capacityProviders()).containsExactly("shop-cp");
        assertThat(api.spec().launchType()).isEmpty();
        assertThat(api.spec().placementConstraints()).hasSize(2);
        assertThat(api.spec().placementStrategies()).hasSize(2);
        assertThat(api.spec().breaker()).isEqualTo(DeploymentBreaker.ROLL_BACK);
        assertThat(api.stopTime()).contains(Duration.ofMinutes(5));
        assertThat(scenario.clusters().getFirst().services().getLast().spec().desired())
                .isZero();
        assertThat(scenario.clusters().getLast().copies()).isEqualTo(3);
    }

    @Test
    void everyActionIsRead() throws IOException {
        List<ScenarioAction> actions = ScenarioFile.read(EVERY_FIELD).scenario().events().stream()
                .flatMap(event -> event.actions().stream())
                .toList();

        assertThat(actions)
                .extracting(action -> action.getClass().getSimpleName())
                .containsAll(Arrays.stream(ScenarioAction.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
        assertThat(actions)
                .contains(
                        new ScenarioAction.WalkDesired("small-002/web-001", 3, 2, 40),
                        new ScenarioAction.Deploy(
                                "shop/api",
                                OptionalInt.of(256),
                                OptionalInt.of(128),
                                Optional.of(new TaskFault.Crash(Duration.ofSeconds(20), 137))),
                        new ScenarioAction.FailTasks(
                                "*/web-002", Optional.of(new TaskFault.Unhealthy(Duration.ofMinutes(1))), 0.5),
                        new ScenarioAction.FailTasks("*/*", Optional.empty(), 1),
                        new ScenarioAction.LoseAgents("small-*", 1, Optional.of(Duration.ofMinutes(20)), true),
                        new ScenarioAction.FailLaunches("shop-asg", Optional.of(new LaunchFault.NeverRegisters())),
                        new ScenarioAction.FailLaunches("shop-asg", Optional.empty()),
                        new ScenarioAction.Tag("shop-asg", "ecs-remediation:ceiling", Optional.empty()),
                        new ScenarioAction.DuplicateDeliveries(0.2),
                        new ScenarioAction.Together(
                                List.of(new ScenarioAction.EndPause(), new ScenarioAction.SetDesired("shop/api", 1))));
    }

    @Test
    void aListUnderDoHappensAtOnceAndOneUnderInTurnOneAfterTheOther() {
        Scenario scenario = with("""
                events:
                  - at: 10m
                    every: 5m
                    inTurn:
                      - setDesired: {service: shop/api, desired: 4}
                      - [resume, {setDesired: {service: shop/api, desired: 1}}]
                  - at: 0s
                    do: [resume, resume]
                """);
        ScenarioAction resume = new ScenarioAction.EndPause();
        assertThat(scenario.events())
                .containsExactly(
                        new ScenarioEvent(
                                Duration.ofMinutes(10),
                                Optional.of(Duration.ofMinutes(5)),
                                Optional.empty(),
                                List.of(
                                        new ScenarioAction.SetDesired("shop/api", 4),
                                        new ScenarioAction.Together(
                                                List.of(resume, new ScenarioAction.SetDesired("shop/api", 1))))),
                        new ScenarioEvent(
                                Duration.ZERO,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new ScenarioAction.Together(List.of(resume, resume)))));
    }

    @Test
    void aMissingFileIsAnInputOutputError() {
        assertThatThrownBy(() -> ScenarioFile.read(Path.of("no-such-file.yaml")))
                .isInstanceOf(IOException.class);
    }

    private static Scenario with(String more) {
        return ScenarioFile.parse("small.yaml", "small", SMALL + more).scenario();
    }
}

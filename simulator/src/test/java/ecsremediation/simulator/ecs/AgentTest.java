package ecsremediation.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentTest {
    private static final String CONTAINER_INSTANCE = "ECS Container Instance ";

    private final Bench bench = new Bench();
    private final EcsInstance instance = bench.instance("a", 4096, 4096);

    private void connected(boolean connected) {
        bench.world.ecs().agentConnected(instance.ec2InstanceId(), connected);
    }

    private EcsService service(int desired) {
        bench.task("t", 256, 512);
        return bench.service(ServiceSpec.ec2("s", "t", desired));
    }

    private List<String> events(String type) {
        return bench.world.bus().events().stream()
                .filter(e -> e.contains("\"" + CONTAINER_INSTANCE + type + " Change\""))
                .toList();
    }

    @Test
    void eachChangeOfTheConnectionIsAnEvent() {
        connected(false);
        connected(false);
        bench.pass(1);
        connected(true);

        assertThat(events("State")).hasSize(2);
        assertThat(events("State").getFirst()).contains("\"agentConnected\":false", instance.arn(), ":cluster/c\"");
        assertThat(events("State").getLast()).contains("\"agentConnected\":true");
        assertThat(events("Health")).isEmpty();
    }

    @Test
    void aLongDisconnectionMarksTheInstanceAsImpaired() {
        connected(false);
        bench.pass(60);

        assertThat(events("Health"))
                .singleElement()
                .asString()
                .contains("\"overallStatus\":\"IMPAIRED\"", "\"type\":\"AGENT_CONNECTIVITY\"")
                .contains("\"statusReason\":\"Agent disconnected since 2026-03-01T00:00:00Z\"")
                .contains("\"capacityProviderName\":null");
        assertThat(instance.agentHealth().status()).isEqualTo("IMPAIRED");

        connected(true);

        assertThat(events("Health")).hasSize(2);
        assertThat(events("Health").getLast())
                .contains(
                        "\"overallStatus\":\"OK\"",
                        "\"statusReason\":null",
                        "\"lastStatusChange\":\"2026-03-01T01:00:00Z\"");
    }

    @Test
    void anAgentThatComesAndGoesIsNotImpaired() {
        for (int i = 0; i < 20; i++) {
            connected(false);
            bench.pass(4);
            connected(true);
            bench.pass(1);
        }

        assertThat(events("State")).hasSize(40);
        assertThat(events("Health")).isEmpty();
    }

    @Test
    void noTaskIsPlacedWithoutTheAgent() {
        connected(false);
        EcsService service = service(1);
        bench.pass(30);

        assertThat(service.tasks()).isEmpty();
        assertThat(bench.messages(service, "encountered error \"AGENT\".")).hasSize(1);

        connected(true);
        bench.pass(6);

        assertThat(service.running()).isEqualTo(1);
    }

    @Test
    void aTaskThatWasPlacedBeforeStaysPendingUntilTheAgentIsBack() {
        EcsService service = service(1);
        bench.world.advance(Duration.ofSeconds(1));
        connected(false);
        bench.pass(60);

        assertThat(service.tasks())
                .singleElement()
                .satisfies(t -> assertThat(t.status()).isEqualTo(TaskStatus.PENDING));

        connected(true);
        bench.pass(1);

        assertThat(service.running()).isEqualTo(1);
    }

    @Test
    void aTaskWithoutTheAgentNeitherStopsNorReportsItsCrash() {
        bench.task("t", 256, 512);
        bench.world.ecs().fault("t", Optional.of(new TaskFault.Crash(Duration.ofMinutes(2), 1)));
        EcsService crashing = bench.service(ServiceSpec.ec2("crashing", "t", 1));
        bench.pass(1);
        EcsTask crashed = crashing.tasks().getFirst();
        connected(false);
        bench.pass(10);
        assertThat(crashed.isRunning()).isTrue();

        bench.world.ecs().stopTask(crashed, "test");
        bench.pass(10);
        assertThat(crashed.status()).isEqualTo(TaskStatus.STOPPING);
        assertThat(instance.remaining().memoryMib()).isEqualTo(4096 - 512);

        connected(true);
        bench.pass(1);

        assertThat(crashed.status()).isEqualTo(TaskStatus.STOPPED);
        assertThat(instance.tasks()).doesNotContain(crashed);
    }

    @Test
    void theTerminationOfALostInstanceEndsItsTasks() {
        EcsService service = service(1);
        bench.pass(1);
        EcsTask task = service.tasks().getFirst();
        connected(false);
        bench.pass(10);

        bench.world.ecs().terminated(instance.ec2InstanceId());
        bench.pass(1);

        assertThat(task.status()).isEqualTo(TaskStatus.STOPPED);
        assertThat(events("Health")).hasSize(1);
    }
}

package ecsremediation.placement;

import static ecsremediation.fixture.Observations.NOW;
import static ecsremediation.fixture.Observations.SERVICE;
import static ecsremediation.fixture.Observations.TASK_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.fixture.AService;
import ecsremediation.fixture.ATask;
import ecsremediation.model.Counts;
import ecsremediation.model.Deployment;
import ecsremediation.model.ProviderShare;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderTasksTest {
    private static final List<ProviderShare> EQUAL = List.of(share("a", 0, 1), share("b", 0, 1));

    @Test
    void theProviderFurthestBelowItsShareGetsTheTask() {
        assertThat(tasks(EQUAL, 1, "a", "a", "b")).isEqualTo(Map.of(List.of("b"), 1));
        assertThat(tasks(EQUAL, 1, "a", "b", "b")).isEqualTo(Map.of(List.of("a"), 1));
        assertThat(tasks(EQUAL, 4, "a", "a")).isEqualTo(Map.of(List.of("b"), 3, List.of("a"), 1));
    }

    @Test
    void ofEquallyFarProvidersEitherMayGetTheLastTask() {
        assertThat(tasks(EQUAL, 1, "a", "b")).isEqualTo(Map.of(List.of("a", "b"), 1));
    }

    @Test
    void theBaseComesFirstAndTheRestGoesByWeight() {
        List<ProviderShare> based = List.of(share("a", 2, 1), share("b", 0, 3));

        assertThat(tasks(based, 2)).isEqualTo(Map.of(List.of("a"), 2));
        assertThat(tasks(based, 4, "a", "a")).isEqualTo(Map.of(List.of("b"), 3, List.of("a"), 1));
    }

    @Test
    void aBaseWithoutWeightGetsNoMoreThanTheBase() {
        List<ProviderShare> based = List.of(share("a", 1, 0), share("b", 0, 1));

        assertThat(tasks(based, 3, "a")).isEqualTo(Map.of(List.of("b"), 3));
    }

    @Test
    void aProviderWithoutBaseAndWeightGetsNothing() {
        List<ProviderShare> spot = List.of(share("a", 0, 0), share("b", 0, 1), share("c", 0, 1));

        assertThat(tasks(spot, 2)).isEqualTo(Map.of(List.of("b"), 1, List.of("c"), 1));
    }

    @Test
    void tasksThatWaitForDifferentProvidersCountForTheirOwn() {
        AService service = AService.named(SERVICE)
                .task(waiting("1", "a"))
                .task(waiting("2", "b"))
                .task(waiting("3", "b"));

        assertThat(new ProviderTasks(service.build(), Optional.of(deployment(EQUAL, 0)), List.of("a", "b"))
                        .of(TASK_DEFINITION, 3))
                .isEqualTo(Map.of(List.of("a"), 1, List.of("b"), 2));
    }

    @Test
    void withoutKnownSharesOrWithARunningTaskThatIsNotListedAnyProviderMayGetThem() {
        assertThat(tasks(List.of(), 2, "a")).isEqualTo(Map.of(List.of("a", "b"), 2));
        assertThat(new ProviderTasks(
                                AService.named(SERVICE).build(), Optional.of(deployment(EQUAL, 1)), List.of("a", "b"))
                        .of(TASK_DEFINITION, 2))
                .isEqualTo(Map.of(List.of("a", "b"), 2));
    }

    private static Map<List<String>, Integer> tasks(List<ProviderShare> shares, int count, String... running) {
        AService service = AService.named(SERVICE);
        for (int i = 0; i < running.length; i++) {
            service.task(ATask.running("r" + i).provider(running[i]).on("i-1").build());
        }
        return new ProviderTasks(service.build(), Optional.of(deployment(shares, running.length)), List.of("a", "b"))
                .of(TASK_DEFINITION, count);
    }

    private static ecsremediation.model.Task waiting(String id, String provider) {
        return ATask.of(id, "PROVISIONING").provider(provider).build();
    }

    private static Deployment deployment(List<ProviderShare> shares, int running) {
        return new Deployment(
                "ecs-svc/1",
                "PRIMARY",
                TASK_DEFINITION,
                new Counts(9, running, 0),
                0,
                NOW,
                NOW,
                "",
                "",
                List.of("a", "b"),
                shares);
    }

    private static ProviderShare share(String provider, int base, int weight) {
        return new ProviderShare(provider, base, weight);
    }
}

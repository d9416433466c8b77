package ecsremediation.simulator.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import ecsremediation.Ports;
import ecsremediation.act.CapacityWriter;
import ecsremediation.event.ServiceName;
import ecsremediation.incident.Incident;
import ecsremediation.incident.Mode;
import ecsremediation.incident.StackNotice;
import ecsremediation.incident.StepKind;
import ecsremediation.simulator.World;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.play.ScenarioPlay;
import ecsremediation.simulator.play.file.ScenarioFile;
import ecsremediation.simulator.ports.InMemoryIncidentStore;
import ecsremediation.simulator.scenario.Lab;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The examples of events/out are what the program puts on the bus, one of each step, and every event has the form of
 * docs/events-schema.json. With {@code -Devents.write=true} it writes the examples.
 */
final class EventExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "events", "out");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void eachStepHasAnExampleAsTheProgramPutsIt() throws IOException {
        SortedMap<String, JsonNode> examples = new TreeMap<>();
        events().forEach(event -> examples.putIfAbsent(file(event), event));

        assertThat(examples.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(StepKind.values())
                        .map(EventExamplesTest::file)
                        .toList());
        for (var example : examples.entrySet()) {
            Path path = EXAMPLES.resolve(example.getKey());
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example.getValue()) + "\n";
            if (Boolean.getBoolean("events.write")) {
                Files.writeString(path, text);
            }
            assertThat(path).hasContent(text);
        }
    }

    @Test
    void everyEventHasTheDocumentedForm() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "events-schema.json")));

        assertThat(events()).hasSizeGreaterThan(40).allSatisfy(event -> {
            Set<ValidationMessage> problems = schema.validate(event);
            assertThat(problems).as(event.toString()).isEmpty();
        });
    }

    @Test
    void theFormTakesEveryKindOfNotice() throws IOException {
        String pattern = JSON.readTree(Files.readString(Path.of("..", "docs", "events-schema.json")))
                .at("/$defs/notice/properties/notice/pattern")
                .asText();

        assertThat(StackNotice.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .allMatch(kind -> kind.matches(pattern));
    }

    @Test
    void theFilesAreThoseOfTheSteps() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(StepKind.values())
                            .map(EventExamplesTest::file)
                            .toList());
        }
    }

    private static String file(StepKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".json";
    }

    private static String file(JsonNode event) {
        return file(StepKind.valueOf(event.at("/detail/step").asText()));
    }

    private static Stream<JsonNode> events() throws IOException {
        Lab again = Trouble.MEMORY_FULL.quiet();
        again.world().after(Duration.ofMinutes(60), () -> again.raiseDesiredCount(6));
        return Stream.of(
                        played(Trouble.MEMORY_FULL, again, InMemoryIncidentStore.ordered(Mode.ACT)),
                        played(Trouble.CEILING_TOO_LOW, InMemoryIncidentStore.ordered(Mode.ACT)),
                        played(Trouble.LAUNCHES_FAIL, InMemoryIncidentStore.ordered(Mode.ACT)),
                        played(Trouble.FIVE_SERVICES, InMemoryIncidentStore.ordered(Mode.ACT)),
                        played(Trouble.MEMORY_FULL, new InMemoryIncidentStore()),
                        lowered(),
                        gone(),
                        scaledIn())
                .flatMap(List::stream);
    }

    private static List<JsonNode> played(Trouble trouble, InMemoryIncidentStore store) {
        return played(trouble, trouble.quiet(), store);
    }

    private static List<JsonNode> played(Trouble trouble, Lab lab, InMemoryIncidentStore store) {
        BusProgram program = BusProgram.in(lab.world(), store, UnaryOperator.identity());
        trouble.begin(lab);
        lab.world().advance(Duration.ofHours(2));
        return program.events();
    }

    /** Another actor raises the group right before the program's write. */
    private static List<JsonNode> lowered() {
        Lab lab = Trouble.MEMORY_FULL.quiet();
        World world = lab.world();
        BusProgram program = BusProgram.in(world, InMemoryIncidentStore.ordered(Mode.ACT), real -> {
            AtomicBoolean isFirst = new AtomicBoolean(true);
            CapacityWriter late = change -> {
                if (isFirst.getAndSet(false)) {
                    world.run(() -> world.autoScaling().update(LabNames.GROUP, SizeChange.to(8, 8)));
                }
                return real.writer().write(change);
            };
            return new Ports(
                    real.reader(),
                    late,
                    real.store(),
                    real.locks(),
                    real.decisions(),
                    real.notifier(),
                    real.steps(),
                    real.journal());
        });
        lab.raiseDesiredCount(4);
        world.advance(Duration.ofMinutes(10));
        return program.events();
    }

    /** An open incident of a service that no longer exists. */
    private static List<JsonNode> gone() {
        Lab lab = Trouble.MEMORY_FULL.quiet();
        World world = lab.world();
        BusProgram program = BusProgram.in(world, InMemoryIncidentStore.ordered(Mode.ACT), UnaryOperator.identity());
        program.store().save(Incident.opened(new ServiceName(LabNames.CLUSTER, "retired"), world.now()));
        world.advance(Duration.ofMinutes(10));
        return program.events();
    }

    /** A policy lowers the group again and again, so that messages are put together. */
    private static List<JsonNode> scaledIn() throws IOException {
        ScenarioFile file = ScenarioFile.read(Path.of("..", "scenarios", "scale-in-by-policy.yaml"));
        ScenarioPlay play = ScenarioPlay.of(file.scenario(), 1).withoutFunctions();
        BusProgram program =
                BusProgram.in(play.world(), InMemoryIncidentStore.ordered(Mode.ACT), UnaryOperator.identity());
        play.play();
        return program.events();
    }
}

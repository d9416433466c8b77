package ecsremediation.simulator.play.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file: where, which field, what to write. */
class ScenarioProblemsTest {
    private static final String FILE = "scenarios/small.yaml";

    private static final String RIGHT = """
            length: 2h
            clusters:
              - name: shop
                groups:
                  - name: asg
                    min: 1
                    desired: 1
                    max: 1
                    types:
                      - {instanceType: t3.micro, cpu: 2048, memory: 952}
                services:
                  - name: api
                    desired: 1
                    task: {cpu: 256, memory: 512}
            events:
              - at: 10m
                do:
                  setDesired:
                    service: shop/api
                    desired: 4
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length: 2h         | length: 48         | 1: length '48' has no unit; write 48s, 48m, 48h or 48d
            length: 2h         | length: 2 weeks    | 1: length '2 weeks' is not a duration; write a time such as 90s, 20m, 48h, 7d or 1h30m
            length: 2h         | length: -2         | 1: length '-2' is negative; write a time such as 90s, 20m, 48h, 7d or 1h30m
            length: 2h         | length: 2000d      | 1: length is more than a year; write at most 366d
            length: 2h         | lenght: 2h         | 1: lenght is not a field of this format; did you mean length?
            length: 2h         | seed: 3            | 1: length is missing; add length to this block
            `        max: 1`   | `        maximal: 1` | 8: clusters[0].groups[0].maximal is not a field of this format; did you mean max?
            min: 1             | min: -1            | 6: clusters[0].groups[0].min is -1; write a whole number from 0 to 1000
            min: 1             | min: 2             | 7: clusters[0].groups[0].desired is 1 with min 2 and max 1; write min, desired and max so that min ≤ desired ≤ max
            min: 1             | min: one           | 6: clusters[0].groups[0].min 'one' is not a whole number; write a whole number from 0 to 1000
            min: 1             | min:               | 6: clusters[0].groups[0].min is empty; write a whole number from 0 to 1000
            memory: 952        | memory: 952MiB     | 10: clusters[0].groups[0].types[0].memory '952MiB' has a unit; write a whole number from 1 to 33554432 without a unit
            service: shop/api  | service: shop/app  | 19: events[0].do.setDesired.service names 'shop/app', which no cluster has; did you mean shop/api?
            service: shop/api  | service: api       | 19: events[0].do.setDesired.service is 'api'; write CLUSTER/SERVICE; each part may end in *
            desired: 4         | desired: 5001      | 20: events[0].do.setDesired.desired is 5001; write a whole number from 0 to 5000
            at: 10m            | at: 3h             | 16: events[0].at is 3h, after the scenario's end; write at most its length, 2h, or raise the length
            at: 10m            | every: 5m          | 16: events[0].at is missing; add at to this block
            setDesired:        | setDesird:         | 18: events[0].do.setDesird is not the name of an action; did you mean setDesired?
            `  do:`            | `  don't:`         | 16: events[0] does nothing; write do with what happens, or inTurn with what happens each time in turn
            name: api          | name: my api       | 12: clusters[0].services[0].name 'my api' is not a name; write letters, digits, hyphens and underscores
            """)
    void eachProblemNamesFileLineFieldAndFix(String right, String wrong, String message) {
        assertThat(problems(RIGHT.replaceFirst(right, wrong))).contains(FILE + ":" + message);
    }

    @Test
    void anUnknownActionIsAnsweredWithAllActions() {
        assertThat(problems(RIGHT.replace("setDesired", "explode")))
                .singleElement()
                .asString()
                .contains(
                        "events[0].do.explode is not the name of an action; allowed here: changeType, deploy, drain,");
    }

    @Test
    void aNameThatIsUsedTwiceIsNamed() {
        String second = """
                  - name: shop
                    groups:
                      - {name: asg, min: 1, desired: 1, max: 1, types: [{instanceType: a, cpu: 1, memory: 1}]}
                    capacityProviders: [{name: cp, group: asg}, {name: cp, group: asg}]
                    services:
                      - {name: api, desired: 1, task: {cpu: 1, memory: 1}}
                      - {name: api, desired: 1, task: {cpu: 1, memory: 1}}
                """.indent(2);
        String events = "events:";
        assertThat(problems(RIGHT.replace(events, second.indent(-2) + events)))
                .containsExactly(
                        FILE
                                + ":15: clusters[1].name is 'shop' as of another cluster; give each cluster a name of its own",
                        FILE + ":17: clusters[1].groups[0].name is 'asg' as of another group; give each group a name of"
                                + " its own",
                        FILE
                                + ":18: clusters[1].capacityProviders[1].name is 'cp' as of another capacity provider; give"
                                + " each capacity provider a name of its own",
                        FILE + ":21: clusters[1].services[1].name is 'api' as of another service; give each service a"
                                + " name of its own");
    }

    @Test
    void aFieldThatIsWrittenTwiceIsNamed() {
        assertThat(problems(RIGHT.replace("length: 2h", "length: 2h\nlength: 3h")))
                .containsExactly(FILE + ":2: length stands twice in one block; keep one of the two");
    }

    @Test
    void aProviderAndItsGroupMustExist() {
        assertThat(problems(RIGHT.replace("name: api", "name: api\n        capacityProvider: spot")))
                .containsExactly(
                        FILE + ":13: clusters[0].services[0].capacityProvider names 'spot', which is no capacity"
                                + " provider of this cluster; add one with this name");
    }

    @Test
    void everyProblemIsReportedInOneRun() {
        String wrong = RIGHT.replace("length: 2h", "length: 2")
                .replace("min: 1", "min: -1")
                .replace("memory: 512", "memori: 512")
                .replace("at: 10m", "at: soon")
                .replace("setDesired", "drain");
        assertThat(problems(wrong))
                .extracting(line -> line.replaceFirst("^\\S+ (\\S+) .*", "$1"))
                .containsExactly(
                        "length",
                        "clusters[0].groups[0].min",
                        "clusters[0].services[0].task.memory",
                        "clusters[0].services[0].task.memori",
                        "events[0].at",
                        "events[0].do.drain.group",
                        "events[0].do.drain.instances",
                        "events[0].do.drain.service",
                        "events[0].do.drain.desired");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `length: 2h\\nclusters:\\n - name: a\\n  groups: x` | 4
            `length: "2h`                                      | 1
            `length: [2h`                                      | 1
            `\\tlength: 2h`                                    | 1
            """)
    void brokenYamlIsNamedWithItsLine(String text, int line) {
        assertThat(problems(text.replace("\\n", "\n").replace("\\t", "\t")))
                .singleElement()
                .asString()
                .startsWith(FILE + ":" + line + ": the file is not YAML: ")
                .contains("; correct the indentation, colons, quotes and brackets there or in the line before");
    }

    @Test
    void anEmptyFileAListAndAnAliasAreRefused() {
        assertThat(problems("")).containsExactly(FILE + ":1: the file is empty; write the fields of docs/scenarios.md");
        assertThat(problems("- a")).containsExactly(FILE + ":1: the file is a list; write a block of fields under it");
        assertThat(problems("length: &time 2h\nstart: *time"))
                .containsExactly(FILE + ":2: the file has the alias *time; write the value again");
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(ScenarioFileException.class, () -> ScenarioFile.parse(FILE, "small", text))
                .lines();
    }
}

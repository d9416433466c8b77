package ecsremediation.simulator.play.file;

import ecsremediation.simulator.play.file.YamlValue.YamlEntry;
import ecsremediation.simulator.play.file.YamlValue.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** A block of fields. {@link #end} reports each field that nobody asked for. */
final class ScenarioFields {
    private final ScenarioField block;
    private final YamlMap map;
    private final List<String> known = new ArrayList<>();

    /** @param block the field whose value the map is */
    ScenarioFields(ScenarioField block, YamlMap map) {
        this.block = block;
        this.map = map;
    }

    /** The field whose value this block is. */
    ScenarioField block() {
        return block;
    }

    /** The field with this name; empty if it is not written. */
    Optional<ScenarioField> optional(String name) {
        known.add(name);
        return map.entries().stream()
                .filter(entry -> entry.key().equals(name))
                .findFirst()
                .map(this::field);
    }

    /** The field with this name. If it is missing, that is a problem. */
    Optional<ScenarioField> required(String name) {
        Optional<ScenarioField> field = optional(name);
        if (field.isEmpty()) {
            block.problems().add(block.line(), path(name), "is missing", "add " + name + " to this block");
        }
        return field;
    }

    /** Every key with its text. */
    SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (YamlEntry entry : map.entries()) {
            field(entry).text().ifPresent(text -> texts.put(entry.key(), text));
        }
        return texts;
    }

    /** The number as an int. */
    static OptionalInt whole(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** Every field that was asked for is known. Any other is a problem. */
    void end() {
        for (YamlEntry entry : map.entries()) {
            if (!known.contains(entry.key())) {
                block.problems()
                        .add(
                                entry.line(),
                                path(entry.key()),
                                "is not a field of this format",
                                Similar.fix(entry.key(), known));
            }
        }
    }

    private ScenarioField field(YamlEntry entry) {
        return new ScenarioField(path(entry.key()), entry.line(), entry.value(), block.problems());
    }

    private String path(String name) {
        return block.path().isEmpty() ? name : block.path() + "." + name;
    }
}

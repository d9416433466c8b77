package ecsremediation.simulator.play.file;

import ecsremediation.simulator.engine.DelayRange;
import ecsremediation.simulator.play.file.YamlValue.YamlEmpty;
import ecsremediation.simulator.play.file.YamlValue.YamlEntry;
import ecsremediation.simulator.play.file.YamlValue.YamlList;
import ecsremediation.simulator.play.file.YamlValue.YamlMap;
import ecsremediation.simulator.play.file.YamlValue.YamlText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A field with its value. Each method reads the value in one form. If the value does not have that form, the method
 * adds a problem and gives an empty result.
 *
 * @param path such as {@code clusters[0].name}
 * @param line the key's line
 */
record ScenarioField(String path, int line, YamlValue value, Problems problems) {
    /** Names in ECS and in this format: letters, digits, hyphens and underscores [ECS API, CreateService]. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(-?\\d+)(?:\\.\\d+)?\\s*[A-Za-z%]+");
    private static final String DURATION_FIX = "write a time such as 90s, 20m, 48h, 7d or 1h30m";
    private static final String RANGE = "..";

    <T> Optional<T> wrong(String problem, String fix) {
        problems.add(line, path.isEmpty() ? YamlReader.WHOLE_FILE : path, problem, fix);
        return Optional.empty();
    }

    Optional<String> text() {
        return value instanceof YamlText scalar ? Optional.of(scalar.text()) : misplaced("write a text");
    }

    private <T> Optional<T> misplaced(String fix) {
        return wrong("is " + value.form(), fix);
    }

    Optional<String> name() {
        return text().flatMap(text -> NAME.matcher(text).matches()
                ? Optional.of(text)
                : wrong("'" + text + "' is not a name", "write letters, digits, hyphens and underscores"));
    }

    Optional<Integer> number(int least, int most) {
        String fix = "write a whole number from " + least + " to " + most;
        if (!(value instanceof YamlText scalar)) {
            return misplaced(fix);
        }
        String text = scalar.text();
        if (NUMBER_AND_UNIT.matcher(text).matches()) {
            return wrong("'" + text + "' has a unit", fix + " without a unit");
        }
        if (!WHOLE.matcher(text).matches()) {
            return wrong("'" + text + "' is not a whole number", fix);
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? wrong("is " + number, fix) : Optional.of(number);
    }

    /** A number above 0 and at most 1, or 0 if {@code zero} allows it. */
    Optional<Double> share(boolean zero) {
        String fix = "write a number " + (zero ? "from 0 to 1" : "above 0 and at most 1") + ", such as 0.5";
        if (!(value instanceof YamlText scalar)) {
            return misplaced(fix);
        }
        if (!scalar.text().matches("\\d{1,3}(\\.\\d{1,6})?")) {
            return wrong("'" + scalar.text() + "' is not a share", fix);
        }
        double share = Double.parseDouble(scalar.text());
        return share > 1 || (share == 0 && !zero) ? wrong("is " + scalar.text(), fix) : Optional.of(share);
    }

    /** A duration of {@code least} or more. */
    Optional<Duration> duration(Duration least) {
        if (!(value instanceof YamlText scalar)) {
            return misplaced(DURATION_FIX);
        }
        return parsed(scalar.text())
                .flatMap(duration -> duration.compareTo(least) < 0
                        ? wrong("is " + scalar.text(), "write " + ScenarioDuration.text(least) + " or more")
                        : Optional.of(duration));
    }

    private Optional<Duration> parsed(String text) {
        if (WHOLE.matcher(text).matches()) {
            return text.startsWith("-")
                    ? wrong("'" + text + "' is negative", DURATION_FIX)
                    : wrong(
                            "'" + text + "' has no unit",
                            "write " + text + "s, " + text + "m, " + text + "h or " + text + "d");
        }
        Optional<Duration> duration = ScenarioDuration.parse(text);
        return duration.isPresent() ? duration : wrong("'" + text + "' is not a duration", DURATION_FIX);
    }

    /** {@code 5s..20s}, or one duration for both bounds. */
    Optional<DelayRange> range() {
        if (!(value instanceof YamlText scalar)) {
            return misplaced("write a range such as 5s..20s");
        }
        String text = scalar.text();
        int dots = text.indexOf(RANGE);
        Optional<Duration> least = ScenarioDuration.parse(dots < 0 ? text : text.substring(0, dots));
        Optional<Duration> most = ScenarioDuration.parse(dots < 0 ? text : text.substring(dots + RANGE.length()));
        if (least.isEmpty() || most.isEmpty() || least.get().compareTo(most.get()) > 0) {
            return wrong("'" + text + "' is not a range of durations", "write a range such as 5s..20s");
        }
        return Optional.of(new DelayRange(least.get(), most.get()));
    }

    Optional<Boolean> flag() {
        return choice(Map.of("true", true, "false", false));
    }

    /** One of these words. */
    <T> Optional<T> choice(Map<String, T> words) {
        List<String> allowed = words.keySet().stream().sorted().toList();
        String fix = "write " + String.join(" or ", allowed);
        if (!(value instanceof YamlText scalar)) {
            return misplaced(fix);
        }
        T chosen = words.get(scalar.text());
        return chosen == null ? wrong("is '" + scalar.text() + "'", fix) : Optional.of(chosen);
    }

    /** A block of fields. */
    Optional<ScenarioFields> fields() {
        return value instanceof YamlMap map
                ? Optional.of(new ScenarioFields(this, map))
                : misplaced("write a block of fields under it");
    }

    /** The items of a list, one or more. */
    List<ScenarioField> items() {
        if (!(value instanceof YamlList list) || list.items().isEmpty()) {
            wrong(
                    value instanceof YamlList ? "is an empty list" : "is " + value.form(),
                    "write a list under it, each" + " item after a hyphen");
            return List.of();
        }
        return IntStream.range(0, list.items().size())
                .mapToObj(i -> item(i, list.items().get(i)))
                .toList();
    }

    /** What each item of a list gives; every item is a block of fields. */
    <T> List<T> blocks(Function<ScenarioFields, T> reading) {
        return items().stream()
                .flatMap(item -> item.fields().stream())
                .map(reading)
                .toList();
    }

    /** A word of these, or a block of one such word with its fields under it. */
    <T> Optional<T> named(Map<String, Function<ScenarioFields, T>> words, String what) {
        Optional<ScenarioField> word = switch (value) {
            case YamlText text -> Optional.of(under(new YamlEntry(text.text(), text.line(), new YamlEmpty(line))));
            case YamlMap map
            when map.entries().size() == 1 -> Optional.of(under(map.entries().getFirst()));
            case YamlMap map ->
                wrong("has " + map.entries().size() + " names at once", "write " + what + " with its fields under it");
            case YamlList _, YamlEmpty _ -> misplaced("write " + what + " with its fields under it");
        };
        return word.flatMap(field -> field.among(words, what));
    }

    private ScenarioField under(YamlEntry entry) {
        String inner = path.isEmpty() ? entry.key() : path + "." + entry.key();
        return new ScenarioField(inner, entry.line(), entry.value(), problems);
    }

    private <T> Optional<T> among(Map<String, Function<ScenarioFields, T>> words, String what) {
        String word = path.substring(path.lastIndexOf('.') + 1);
        Function<ScenarioFields, T> reading = words.get(word);
        if (reading == null) {
            return wrong("is not the name of " + what, Similar.fix(word, words.keySet()));
        }
        YamlValue block = value instanceof YamlEmpty ? new YamlMap(List.of(), line) : value;
        return new ScenarioField(path, line, block, problems).fields().map(fields -> {
            T result = reading.apply(fields);
            fields.end();
            return result;
        });
    }

    /** The text if it is one of these. */
    Optional<String> known(String text, Collection<String> all, String what) {
        return all.contains(text)
                ? Optional.of(text)
                : wrong("names '" + text + "', which is no " + what, Similar.fix(text, all));
    }

    boolean isText(String word) {
        return value instanceof YamlText scalar && scalar.text().equals(word);
    }

    boolean isList() {
        return value instanceof YamlList;
    }

    private ScenarioField item(int index, YamlValue item) {
        return new ScenarioField(path + "[" + index + "]", item.line(), item, problems);
    }
}

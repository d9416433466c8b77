package ecsremediation.simulator.play.file;

import java.util.List;

/** A value of a YAML file. Its line is 1 for the file's first. */
sealed interface YamlValue {
    int line();

    /** What it is, for a message: {@code a text}, {@code a list} and so on. */
    String form();

    /**
     * A text, number, boolean or time, as the file writes it.
     *
     * @param text without quotes
     */
    record YamlText(String text, int line) implements YamlValue {
        @Override
        public String form() {
            return "a text";
        }
    }

    /** A key without a value. */
    record YamlEmpty(int line) implements YamlValue {
        @Override
        public String form() {
            return "empty";
        }
    }

    /** A list. */
    record YamlList(List<YamlValue> items, int line) implements YamlValue {
        public YamlList {
            items = List.copyOf(items);
        }

        @Override
        public String form() {
            return "a list";
        }
    }

    /** Keys with values, in the file's order. */
    record YamlMap(List<YamlEntry> entries, int line) implements YamlValue {
        public YamlMap {
            entries = List.copyOf(entries);
        }

        @Override
        public String form() {
            return "a block of fields";
        }
    }

    /**
     * A key with its value.
     *
     * @param line the key's line
     */
    record YamlEntry(String key, int line, YamlValue value) {}
}

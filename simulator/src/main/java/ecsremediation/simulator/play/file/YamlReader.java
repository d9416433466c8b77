package ecsremediation.simulator.play.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import ecsremediation.simulator.play.file.YamlValue.YamlEmpty;
import ecsremediation.simulator.play.file.YamlValue.YamlEntry;
import ecsremediation.simulator.play.file.YamlValue.YamlList;
import ecsremediation.simulator.play.file.YamlValue.YamlMap;
import ecsremediation.simulator.play.file.YamlValue.YamlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads YAML into values that know their lines. Data binding would lose the lines. Aliases are not allowed. */
final class YamlReader {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    static final String WHOLE_FILE = "the file";

    private final YAMLParser parser;
    private final Problems problems;

    private YamlReader(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The file's value. What is wrong with the syntax goes to the problems; what follows it is not read. */
    static YamlValue read(String text, Problems problems) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                problems.add(1, WHOLE_FILE, "is empty", "write the fields of docs/scenarios.md");
                return new YamlEmpty(1);
            }
            return new YamlReader(parser, problems).value(first);
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            problems.add(
                    Math.max(1, line),
                    WHOLE_FILE,
                    "is not YAML: " + reason(wrong),
                    "correct the indentation, colons, quotes and brackets there or in the line before");
            return new YamlEmpty(1);
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory can be read", impossible);
        }
    }

    private static String reason(JsonProcessingException wrong) {
        return wrong.getOriginalMessage().lines().findFirst().orElse("").strip();
    }

    private YamlValue value(JsonToken token) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.isCurrentAlias()) {
            problems.add(line, WHOLE_FILE, "has the alias *" + parser.getText(), "write the value again");
            return new YamlEmpty(line);
        }
        return switch (token) {
            case START_OBJECT -> new YamlMap(entries(), line);
            case START_ARRAY -> new YamlList(items(), line);
            case VALUE_NULL -> new YamlEmpty(line);
            default -> parser.getText().isBlank() ? new YamlEmpty(line) : new YamlText(parser.getText(), line);
        };
    }

    private List<YamlValue> items() throws IOException {
        List<YamlValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return items;
    }

    private List<YamlEntry> entries() throws IOException {
        List<YamlEntry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            YamlValue value = value(parser.nextToken());
            if (entries.stream().anyMatch(entry -> entry.key().equals(key))) {
                problems.add(line, key, "stands twice in one block", "keep one of the two");
            } else {
                entries.add(new YamlEntry(key, line, value));
            }
        }
        return entries;
    }
}

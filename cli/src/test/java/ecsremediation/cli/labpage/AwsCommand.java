package ecsremediation.cli.labpage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A command of the AWS CLI: its options become the parameters of the API, its output is what {@code --query} selects,
 * as text.
 */
final class AwsCommand {
    /** Options that take a list, with the name of its parameter where the AWS CLI does not derive it. */
    private static final Set<String> LISTS = Set.of(
            "--clusters",
            "--services",
            "--settings",
            "--include",
            "--dimensions",
            "--alarm-names",
            "--alarm-actions",
            "--auto-scaling-group-names");

    private static final Set<String> OF_THE_CLI = Set.of("--query", "--output");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsCall call;
    private final Path folder;

    /** @param folder to which the names of files are relative */
    AwsCommand(AwsCall call, Path folder) {
        this.call = call;
        this.folder = folder;
    }

    /** Runs the command of these words, without {@code aws}. @return what it prints */
    String run(List<String> words) {
        Map<String, List<String>> options = options(words.subList(2, words.size()));
        String service = words.getFirst();
        JsonNode answer = call.answer(service, pascal(words.get(1)), input(service, options));
        JsonNode selected = options.containsKey("--query")
                ? SelectedOutput.of(String.join(" ", options.get("--query")), answer)
                : answer;
        if (!options.containsKey("--output") && !selected.isEmpty()) {
            throw new IllegalArgumentException("this command prints JSON: add --output text: " + words);
        }
        return text(selected);
    }

    private static Map<String, List<String>> options(List<String> words) {
        Map<String, List<String>> options = new TreeMap<>();
        List<String> values = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("--")) {
                values = new ArrayList<>();
                options.put(word, values);
            } else {
                values.add(word);
            }
        }
        return options;
    }

    private ObjectNode input(String service, Map<String, List<String>> options) {
        ObjectNode input = JSON.createObjectNode();
        options.forEach((option, values) -> {
            if (LISTS.contains(option)) {
                ArrayNode list = input.putArray(parameter(service, option));
                values.forEach(value -> list.add(element(value)));
            } else if (!OF_THE_CLI.contains(option)) {
                input.put(parameter(service, option), content(values.getFirst()));
            }
        });
        return input;
    }

    private static String parameter(String service, String option) {
        String name = pascal(option.substring(2));
        if (service.equals("sns") && name.equals("NotificationEndpoint")) {
            return "Endpoint";
        }
        boolean isLower = service.equals("ecs") || service.equals("logs");
        return isLower ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
    }

    private static String pascal(String words) {
        return Arrays.stream(words.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private String content(String value) {
        if (!value.startsWith("file://")) {
            return value;
        }
        try {
            return Files.readString(folder.resolve(value.substring("file://".length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text, or the shorthand of a structure such as {@code Name=a,Value=b}. */
    private static JsonNode element(String value) {
        if (!value.matches("(\\w+=[^,=]*,)*\\w+=[^,=]*")) {
            return JSON.getNodeFactory().textNode(value);
        }
        ObjectNode structure = JSON.createObjectNode();
        for (String field : value.split(",", -1)) {
            String[] parts = field.split("=", 2);
            structure.put(parts[0], parts[1]);
        }
        return structure;
    }

    /** A list of values is one line, with tabs; a list of lists is a line each. */
    private static String text(JsonNode selected) {
        if (!selected.isContainerNode()) {
            return selected.asText();
        }
        List<JsonNode> parts = new ArrayList<>();
        selected.forEach(parts::add);
        boolean isLine = parts.stream().noneMatch(JsonNode::isContainerNode);
        return parts.stream().map(AwsCommand::text).collect(Collectors.joining(isLine ? "\t" : "\n"));
    }
}

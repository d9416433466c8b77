package ecsremediation.cli.labpage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a shell that a page uses: {@code aws}, {@code sleep}, quotes, and {@code name=$(command)}. */
final class PageShell {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=\\$\\((.*)\\)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    private final AwsCommand aws;
    private final Consumer<Duration> sleep;
    private final Map<String, String> variables = new TreeMap<>();

    PageShell(AwsCommand aws, Consumer<Duration> sleep) {
        this.aws = aws;
        this.sleep = sleep;
    }

    /** Runs the commands of a block. @return what they print */
    String run(CommandPage.Block block) {
        List<String> printed = new ArrayList<>();
        for (String line : block.lines()) {
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (assignment.matches()) {
                variables.put(assignment.group(1), command(assignment.group(2)));
            } else {
                printed.add(command(line));
            }
        }
        return String.join("\n", printed).replaceAll("\n+", "\n").strip();
    }

    private String command(String line) {
        List<String> words = WORD.matcher(line)
                .results()
                .map(word -> word.group(1) != null
                        ? word.group(1)
                        : expanded(word.group(2) != null ? word.group(2) : word.group(3)))
                .toList();
        return switch (words.getFirst()) {
            case "sleep" -> {
                sleep.accept(Duration.ofSeconds(Long.parseLong(words.get(1))));
                yield "";
            }
            case "aws" -> aws.run(words.subList(1, words.size()));
            default -> throw new IllegalArgumentException("the page's shell does not know: " + line);
        };
    }

    private String expanded(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(variables.getOrDefault(name.group(1), "")));
    }
}

package ecsremediation.cli.labpage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page with blocks of commands, each followed by the block of its output. */
final class CommandPage {
    private static final Pattern BLOCK =
            Pattern.compile("```sh\\n(.*?)```\\n\\n```text\\n(.*?)\\n?```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("^```sh$", Pattern.MULTILINE);

    private CommandPage() {}

    static List<Block> blocks(Path page) {
        String text = text(page);
        List<Block> blocks = BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
        if (blocks.size() != COMMANDS.matcher(text).results().count()) {
            throw new IllegalStateException("a block of commands has no output in " + page);
        }
        return blocks;
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commands of a POSIX shell, and what they print. */
    record Block(String commands, String output) {
        /** Each command on a line of its own. */
        List<String> lines() {
            return commands.replace("\\\n", " ").lines().map(String::strip).toList();
        }
    }
}

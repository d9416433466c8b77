package ecsremediation.report;

import ecsremediation.model.Capacity;
import ecsremediation.model.Resources;
import java.util.List;

/** Small pieces of English: numbers with their nouns, lists, names that fit. */
final class Phrases {
    /** What stands between words and between the parts of a name. */
    private static final String BETWEEN = " -_./:";

    /** What leads to the words after it, and does not end a text. */
    private static final String LEADING = " -_./:,;→(\"";

    private Phrases() {}

    /** The text with a full stop at its end, where it has none. */
    static String sentence(String text) {
        return text.endsWith(".") || text.endsWith(".\"") || text.endsWith("…") ? text : text + ".";
    }

    /** {@code 1 task}, {@code 3 tasks}. */
    static String count(int number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** {@code 256 CPU units, 512 MiB}; GPUs only where there are any. */
    static String resources(Resources resources) {
        String base = resources.cpuUnits() + " CPU units, " + resources.memoryMib() + " MiB";
        return resources.gpus() == 0 ? base : base + ", " + count(resources.gpus(), "GPU");
    }

    /** {@code desired 1 → 4, max 1 → 4}, or {@code max stays 4} where a number does not change. */
    static String change(Capacity from, Capacity to) {
        return "desired " + step(from.desired(), to.desired()) + ", max " + step(from.max(), to.max());
    }

    /** {@code EcsLabApi:1}: the part of a task definition's ARN that people use. */
    static String family(String taskDefinitionArn) {
        return taskDefinitionArn.substring(taskDefinitionArn.lastIndexOf('/') + 1);
    }

    /**
     * The text on one line and no longer than {@code most} characters. What must be cut ends with an ellipsis, after a word
     * or after a part of a name; a word longer than half of them is cut in its middle.
     */
    static String fit(String text, int most) {
        String line = VisibleText.of(text).strip();
        if (line.length() <= most) {
            return line;
        }
        int end = most - 1;
        for (int i = end; i > most / 2; i--) {
            if (BETWEEN.indexOf(line.charAt(i)) >= 0) {
                end = i;
                break;
            }
        }
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        while (end > 1 && LEADING.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end) + "…";
    }

    private static String step(int from, int to) {
        return from == to ? "stays " + to : from + " → " + to;
    }
}

package ecsremediation.report;

import java.util.List;
import java.util.stream.Stream;

/** Names in a sentence. */
final class NameList {
    /** More names than this are counted and not listed. */
    private static final int LISTED = 5;

    private NameList() {}

    /** The names in order, such as {@code i-1, i-2}; of many the first five and how many more there are. */
    static String list(List<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        String first = String.join(", ", sorted.subList(0, Math.min(LISTED, sorted.size())));
        int more = sorted.size() - LISTED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** One name before the others, such as {@code b and a}, {@code c, a and b}; many others are counted. */
    static String after(String first, List<String> others) {
        return others.size() > LISTED
                ? first + ", " + list(others)
                : Phrases.list(Stream.concat(Stream.of(first), others.stream().sorted())
                        .toList());
    }

    /**
     * A task definition's family and revision, such as {@code EcsLabApi:1}, or a task's id: the end of its
     * ARN.
     */
    static String end(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}

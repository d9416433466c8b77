package ecsremediation.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Sorts lists by a key and finds an element in logarithmic time, without an index. */
public final class KeyOrder {
    private KeyOrder() {}

    /** The elements sorted by key. Elements with equal keys keep their order. */
    public static <T, K extends Comparable<K>> List<T> sorted(List<T> elements, Function<T, K> key) {
        Comparator<T> byKey = Comparator.comparing(key);
        boolean inOrder = IntStream.range(1, elements.size())
                .allMatch(i -> byKey.compare(elements.get(i - 1), elements.get(i)) <= 0);
        return inOrder ? List.copyOf(elements) : elements.stream().sorted(byKey).toList();
    }

    /** The first element with that key. The list must be sorted as {@link #sorted} does for the same key. */
    public static <T, K extends Comparable<K>> Optional<T> find(List<T> sorted, Function<T, K> key, K value) {
        int from = 0;
        int to = sorted.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (key.apply(sorted.get(middle)).compareTo(value) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < sorted.size() && key.apply(sorted.get(from)).equals(value)
                ? Optional.of(sorted.get(from))
                : Optional.empty();
    }
}

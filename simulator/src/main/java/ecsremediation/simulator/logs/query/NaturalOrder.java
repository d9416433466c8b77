package ecsremediation.simulator.logs.query;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The order of {@code sort} [CloudWatch Logs user guide, sort]. Values that are no numbers come before numbers. In
 * them, digits in a row are compared by their length first, then by their value; other characters by Unicode.
 */
final class NaturalOrder implements Comparator<QueryValue> {
    static final NaturalOrder INSTANCE = new NaturalOrder();

    private static final Pattern CHUNK = Pattern.compile("\\d+|\\D");

    private NaturalOrder() {}

    @Override
    public int compare(QueryValue one, QueryValue other) {
        OptionalDouble number = one.number();
        OptionalDouble otherNumber = other.number();
        if (number.isPresent() && otherNumber.isPresent()) {
            return Double.compare(number.getAsDouble(), otherNumber.getAsDouble());
        }
        if (number.isPresent() || otherNumber.isPresent()) {
            return number.isPresent() ? 1 : -1;
        }
        return texts(one.shown(), other.shown());
    }

    private static int texts(String one, String other) {
        String[] chunks = chunks(one);
        String[] otherChunks = chunks(other);
        for (int i = 0; i < Math.min(chunks.length, otherChunks.length); i++) {
            int order = chunk(chunks[i], otherChunks[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(chunks.length, otherChunks.length);
    }

    private static String[] chunks(String text) {
        Stream<MatchResult> found = CHUNK.matcher(text).results();
        return found.map(MatchResult::group).toArray(String[]::new);
    }

    private static int chunk(String one, String other) {
        boolean areDigits = Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0));
        return areDigits && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }
}

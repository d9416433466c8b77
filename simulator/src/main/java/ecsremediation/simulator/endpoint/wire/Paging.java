package ecsremediation.simulator.endpoint.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list that may change between two pages. A token names the last element of the page before.
 *
 * @param next the token for the next page; empty on the last page
 */
public record Paging<T>(List<T> page, Optional<String> next) {
    public Paging {
        page = List.copyOf(page);
    }

    /**
     * The page after the token.
     *
     * @param key identifies an element
     * @param from the first page if it has no token
     * @param invalid the error for a token that names no element
     */
    public static <T> Paging<T> of(List<T> all, Function<T, String> key, From from, AwsFault invalid) {
        int start = from.token().isEmpty() ? 0 : after(all, key, from.token().get(), invalid);
        int end = Math.min(all.size(), start + from.most());
        List<T> page = all.subList(start, end);
        return new Paging<>(page, end < all.size() ? Optional.of(token(key.apply(page.getLast()))) : Optional.empty());
    }

    private static <T> int after(List<T> all, Function<T, String> key, String token, AwsFault invalid) {
        String last = last(token, invalid);
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(last)) {
                return i + 1;
            }
        }
        throw invalid;
    }

    private static String last(String token, AwsFault invalid) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw invalid;
        }
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Where a page begins, and its size.
     *
     * @param most maximum number of elements, 1 or more
     */
    public record From(Optional<String> token, int most) {}
}

package ecsremediation.placement;

/**
 * A number of new instances below which no placement whatever can work.
 *
 * @param binding what makes it so, such as {@code memory}
 */
public record Bound(int instances, String binding) {
    Bound max(Bound other) {
        return other.instances > instances ? other : this;
    }
}

package ecsremediation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ids of every kind, in their order. Names that begin alike or contain a slash have different ids. */
final class InstanceIdTest {
    private static final List<InstanceId> IN_ORDER = List.of(
            new InstanceId.Registered("arn:1"),
            new InstanceId.Registered("arn:2"),
            new InstanceId.Launching("prod", "i-2"),
            new InstanceId.Launching("prod/blue", "i-1"),
            new InstanceId.Launching("prod/blue", "i-2"),
            new InstanceId.Requested("prod", 2),
            new InstanceId.Requested("prod", 10),
            new InstanceId.Requested("prod/blue", 1),
            new InstanceId.Template("prod"),
            new InstanceId.Template("prod/blue"),
            new InstanceId.Simulated(new InstanceId.Template("prod"), 2),
            new InstanceId.Simulated(new InstanceId.Template("prod"), 10),
            new InstanceId.Simulated(new InstanceId.Template("prod/blue"), 1));

    @Test
    void sortsByKindThenByWhatNamesTheInstance() {
        List<InstanceId> reversed = new ArrayList<>(IN_ORDER.reversed());
        Collections.sort(reversed);

        assertThat(reversed).isEqualTo(IN_ORDER);
    }

    @Test
    void isZeroForEqualIdsAlone() {
        assertThat(new TreeSet<>(IN_ORDER)).hasSameSizeAs(IN_ORDER);
        for (InstanceId a : IN_ORDER) {
            for (InstanceId b : IN_ORDER) {
                assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
            }
        }
    }

    @Test
    void onlyARegisteredInstanceHasAnArn() {
        assertThat(IN_ORDER.stream().flatMap(id -> id.arn().stream())).containsExactly("arn:1", "arn:2");
    }
}

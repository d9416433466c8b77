package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.placement.Demand;
import ecsremediation.placement.InstanceKind;
import ecsremediation.placement.Order;
import ecsremediation.placement.Placement;
import ecsremediation.placement.RandomCases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sizes random demands alone, with the closed form and with the search. */
class SingleDemandSizingTest {
    @Test
    void comesToTheSameAsTheSearchForEachDemandAlone() {
        IntStream.rangeClosed(1, RandomCases.many(2_000)).forEach(seed -> {
            SizingCase drawn = SizingCase.of(seed);
            List<InstanceKind> kinds = drawn.question().kinds();
            SingleDemandSizing all = new SingleDemandSizing(
                    drawn.demands(), drawn.there(), List.of(drawn.group()), new TreeMap<>(Map.of("g", kinds)));
            for (int d = 0; d < drawn.demands().size(); d++) {
                Demand alone = drawn.demands().get(d);
                int rest = all.rest(d);

                assertThat(rest).as("seed %s, demand %s", seed, d).isEqualTo(rest(alone, drawn));
                assertThat(all.trial(d, rest, drawn.group()))
                        .as("seed %s, demand %s", seed, d)
                        .isEqualTo(rest == 0 ? GroupTrial.NOTHING_NEEDED : searched(alone.of(rest), drawn, kinds));
            }
        });
    }

    private static int rest(Demand alone, SizingCase drawn) {
        return Placement.place(List.of(alone), drawn.there(), Order.asListed(List.of(alone)))
                .shares()
                .getFirst()
                .left();
    }

    private static GroupTrial searched(Demand rest, SizingCase drawn, List<InstanceKind> kinds) {
        return GroupTrial.of(Sizer.size(new Sizing.Question(List.of(rest), List.of(), drawn.group(), kinds))
                .proof());
    }
}

package ecsremediation.simulator.logs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    /** In the groups that the user guide names: signs, digits among other characters by their length, letters, numbers. */
    @Test
    void sortsTextsBeforeNumbers() {
        List<String> sorted = List.of("!:", "#", "0#", "5A", "111A", "2345_", "@", "A", "a12345hfh", "01", "2", "11");

        assertThat(sorted.reversed().stream()
                        .<QueryValue>map(QueryValue.Raw::new)
                        .sorted(NaturalOrder.INSTANCE)
                        .map(QueryValue::shown))
                .isEqualTo(sorted);
    }

    @Test
    void sortsTimesAsNumbers() {
        Stream<QueryValue> values = Stream.of(new QueryValue.Computed(2), new QueryValue.Raw("1e0"));

        assertThat(values.min(NaturalOrder.INSTANCE).map(QueryValue::shown)).contains("1e0");
    }
}

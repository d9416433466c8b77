package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NameListTest {
    @Test
    void moreThanFiveNamesAreCountedAndNotListed() {
        assertThat(NameList.list(List.of("i-5", "i-1", "i-2", "i-3", "i-4"))).isEqualTo("i-1, i-2, i-3, i-4, i-5");
        assertThat(NameList.list(List.of("g", "f", "e", "d", "c", "b", "a"))).isEqualTo("a, b, c, d, e and 2 more");
    }

    @Test
    void aServiceStandsBeforeTheOthers() {
        assertThat(NameList.after("b", List.of("a"))).isEqualTo("b and a");
        assertThat(NameList.after("d", List.of("c", "a"))).isEqualTo("d, a and c");
        assertThat(NameList.after("g", List.of("a", "b", "c", "d", "e", "f"))).isEqualTo("g, a, b, c, d, e and 1 more");
    }
}

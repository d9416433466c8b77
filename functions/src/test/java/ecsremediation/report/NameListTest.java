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
}

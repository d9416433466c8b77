package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, hardCeiling",
        "1, 0, 1, 1, stepLimit",
        "1, 1, 0, 1, actionsPerHour",
        "1, 1, 1, 0, actionsPerDay"
    })
    void aLimitOfNothingIsRefusedByItsName(int hardCeiling, int step, int hour, int day, String name) {
        assertThatThrownBy(() -> new Limits(hardCeiling, step, hour, day))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " 0 must be at least 1");
    }

    @Test
    void oneOfEachIsALimit() {
        assertThat(new Limits(1, 1, 1, 1).stepLimit()).isEqualTo(1);
    }
}

package ecsremediation.act;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecsremediation.model.Capacity;
import org.junit.jupiter.api.Test;

final class CapacityChangeTest {
    @Test
    void aChangeThatLowersAGroupCannotBeWritten() {
        Capacity from = new Capacity(3, 5);
        assertThatThrownBy(() -> new CapacityChange("g", from, new Capacity(2, 5)))
                .hasMessageContaining("never lower a group");
        assertThatThrownBy(() -> new CapacityChange("g", from, new Capacity(3, 4)))
                .hasMessageContaining("never lower a group");
    }
}

package ecsremediation.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTypeNameTest {
    @ParameterizedTest
    @CsvSource({
        "t3.micro, 1024, 2048, 0, x86_64",
        "t4g.large, 8192, 2048, 0, arm64",
        "m5.xlarge, 16384, 4096, 0, x86_64",
        "c6g.2xlarge, 16384, 8192, 0, arm64",
        "r6i.4xlarge, 131072, 16384, 0, x86_64",
        "g4dn.xlarge, 16384, 4096, 1, x86_64",
    })
    void boundsWhatAnInstanceCanRegister(String type, int memory, int cpu, int gpus, String architecture) {
        InstanceTypeName name = InstanceTypeName.of(type).orElseThrow();

        assertThat(name.memoryMib()).hasValue(memory);
        assertThat(name.cpuUnits()).hasValue(cpu);
        assertThat(name.gpus()).hasValue(gpus);
        assertThat(name.architecture()).isEqualTo(architecture);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x2gd.metal", "m3.large", "i3en.large", "m5.metal"})
    void aFamilyOrSizeThatIsNotListedHasNoBoundOfMemory(String type) {
        assertThat(InstanceTypeName.of(type).orElseThrow().memoryMib()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void theGpusOfALargeAcceleratedTypeAreNotKnown() {
        assertThat(InstanceTypeName.of("p4d.24xlarge").orElseThrow().gpus()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void anUnnamedTypeSaysNothing() {
        assertThat(InstanceTypeName.of("nano")).isEmpty();
    }
}

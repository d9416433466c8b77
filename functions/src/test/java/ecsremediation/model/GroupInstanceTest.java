package ecsremediation.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupInstanceTest {
    @ParameterizedTest
    @ValueSource(strings = {"InService", "Pending", "Pending:Wait", "Standby", "EnteringStandby"})
    void isKeptWhileItsGroupMeansToUseIt(String state) {
        assertThat(in(state).isKept()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Warmed:Stopped", "Warmed:Running", "Terminating:Wait", "Terminated", "Detaching", "Detached"})
    void isNotKeptInTheWarmPoolNorOnItsWayOut(String state) {
        assertThat(in(state).isKept()).isFalse();
    }

    private static GroupInstance in(String state) {
        return new GroupInstance("i-1", state, "Healthy", "eu-central-1a", "t3.micro", 1);
    }
}

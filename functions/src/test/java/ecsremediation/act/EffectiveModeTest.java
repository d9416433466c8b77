package ecsremediation.act;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import ecsremediation.incident.ModeState;
import ecsremediation.model.UnreadableRow;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EffectiveModeTest {

    @ParameterizedTest
    @CsvSource({
        "off,     absent,     off,     AUTHORITY",
        "off,     unreadable, off,     AUTHORITY",
        "off,     off,        off,     AUTHORITY",
        "off,     observe,    off,     AUTHORITY",
        "off,     act,        off,     AUTHORITY",
        "observe, absent,     observe, AUTHORITY",
        "observe, unreadable, observe, AUTHORITY",
        "observe, off,        off,     ORDER",
        "observe, observe,    observe, AUTHORITY",
        "observe, act,        observe, AUTHORITY",
        "act,     absent,     observe, NOT_ORDERED",
        "act,     unreadable, observe, UNREADABLE",
        "act,     off,        off,     ORDER",
        "act,     observe,    observe, ORDER",
        "act,     act,        act,     ORDER"
    })
    void isTheLowerOfAuthorityAndOrder(String authority, String ordered, String mode, EffectiveMode.Reason reason) {
        EffectiveMode effective = new EffectiveMode(Mode.of(authority).orElseThrow(), state(ordered));

        assertThat(effective.mode().word()).isEqualTo(mode);
        assertThat(effective.reason()).isEqualTo(reason);
    }

    private static ModeState state(String ordered) {
        return switch (ordered) {
            case "absent" -> new ModeState.NotOrdered();
            case "unreadable" -> new ModeState.Unreadable(new UnreadableRow.OrderedMode("newer"));
            default ->
                new ModeState.Ordered(
                        new ModeOrder(Mode.of(ordered).orElseThrow(), "anna", Optional.empty(), Instant.EPOCH));
        };
    }
}

package ecsremediation.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:03:12Z, 2026-01-05T10:03:12Z",
        "2026-01-05T10:03:12.417+0000, 2026-01-05T10:03:12.417Z",
        "2026-01-05T10:03:12.417Z, 2026-01-05T10:03:12.417Z",
        "2026-01-05T11:03:12+01:00, 2026-01-05T10:03:12Z",
        "2026-01-05T11:03:12+01, 2026-01-05T10:03:12Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void everySpellingOfAwsIsRead(String text, Instant expected) {
        assertThat(Timestamps.read(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "date",
                "yyyy-mm-ddThh:mm:ssZ",
                "2026-01-05",
                "2026-01-05T10:03:12",
                "2026-13-05T10:03:12Z",
                "1969-12-31T23:59:59Z",
                "2200-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z"
            })
    void otherTextsAreNoTime(String text) {
        assertThat(Timestamps.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "99999999999999", "9999999999999", "soon"})
    void millisecondsOutOfRangeAreNoTime(String text) {
        assertThat(Timestamps.readMillis(text)).isEmpty();
    }
}

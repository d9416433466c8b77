package ecsremediation.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings and the comparison with what they expect. */
class RecordingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAISE = """
            {"diagnoses": [{"service": "web", "cause": "too little Memory"}],
             "plans": [{"kind": "RaiseCapacity", "services": ["web"], "group": "a", "toDesired": 3, "toMax": 4}]}""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"decision\": \"raise\", \"group\": \"a\", \"toDesired\": [2, 3], \"says\": [\"memory|cpu\"]} # ''",
                "{\"decision\": \"hold\"} # decision raise, wanted hold",
                "{\"decision\": [\"raise\", \"hold\"], \"toDesired\": 2} # toDesired 3, wanted 2",
                "{\"decision\": \"raise\", \"group\": \"b\"} # group a, wanted b",
                "{\"decision\": \"raise\", \"says\": [\"disk\"]} # does not say 'disk'",
                "{\"decision\": \"raise\", \"never\": [\"memory\"]} # says 'memory'",
                "{\"service\": \"other\", \"decision\": \"nothing\"} # decision nothing, wanted nothing",
            })
    void comparesEachFieldOfTheExpectation(String expected, String difference) throws IOException {
        Expectation expectation = new Expectation(JSON.readTree(expected));
        JsonNode decision = JSON.readTree(RAISE);
        assertThat(String.join("; ", expectation.differences(decision, ""))).isEqualTo(difference);
    }

    @Test
    void countsARaiseThatNoDecisionAcceptsAsWrong() throws IOException {
        JsonNode decision = JSON.readTree(RAISE);
        assertThat(new Expectation(JSON.readTree("{\"decision\": [\"hold\"]}")).isWrongRaise(decision))
                .isTrue();
        assertThat(new Expectation(JSON.readTree("{\"decision\": [\"hold\", \"raise\"]}")).isWrongRaise(decision))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{ # not JSON",
                "{} # fields ecs and autoscaling",
                "{\"ecs\": {}, \"autoscaling\": {}} # field takenAt",
                "{\"ecs\": {}, \"autoscaling\": {}, \"takenAt\": \"today\", \"cluster\": \"a\"} # field takenAt: a time",
                "{\"ecs\": {}, \"autoscaling\": {}, \"takenAt\": \"2026-03-02T10:00:00Z\"} # field cluster",
            })
    void namesTheFieldThatIsWrong(String json, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("recording.json"), json);
        assertThatThrownBy(() -> Recording.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(words);
    }
}

package ecsremediation.simulator.play;

import java.util.List;

/**
 * What the drawn scenario of one seed showed.
 *
 * @param raises the program's raises
 * @param mails mails to operators
 * @param digest SHA-256 of the whole played scenario: the same seed has the same digest
 * @param violations bounds that it did not keep
 */
public record Swept(long seed, int raises, int mails, String digest, List<ScenarioViolation> violations) {
    public Swept {
        violations = List.copyOf(violations);
    }
}

package ecsremediation.plan;

import ecsremediation.model.FailingLaunches;
import java.time.Instant;
import java.util.Optional;

/**
 * A group with failing launches.
 *
 * @param notBefore when the group may be raised again; empty if it may be raised now
 */
public record BlockedLaunches(FailingLaunches launches, Optional<Instant> notBefore, RequiredCapacity required) {}

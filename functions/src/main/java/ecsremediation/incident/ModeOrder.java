package ecsremediation.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * An operator's order how much the program may do. It stays in force until the next order. The stack's parameter may
 * permit less.
 *
 * @param by the operator
 * @param why in the operator's words
 * @param at when it was given
 */
public record ModeOrder(Mode mode, String by, Optional<String> why, Instant at) {}

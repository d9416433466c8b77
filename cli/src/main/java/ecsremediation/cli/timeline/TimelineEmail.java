package ecsremediation.cli.timeline;

import java.time.Instant;

/** One e-mail as the operators received it, with its virtual time. */
public record TimelineEmail(Instant at, String subject, String text) {}

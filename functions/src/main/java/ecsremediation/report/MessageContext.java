package ecsremediation.report;

import ecsremediation.model.Incident;

/**
 * What one message tells: the news about one service's incident, and the look that found it.
 *
 * @param incident as it stands after this look
 */
public record MessageContext(NotificationType news, Incident incident, Report report) {}

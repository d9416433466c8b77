package ecsremediation.model;

import ecsremediation.event.ServiceName;

/** How many tasks a service lacks, as {@link Service#missing} counts them. */
public record MissingTasks(ServiceName service, int tasks) {}

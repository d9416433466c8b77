package ecsremediation.cli.page;

import ecsremediation.cli.timeline.Moment;

/** A count of a {@link Moment} that a chart draws over time. */
enum Count {
    TASKS_DESIRED,
    TASKS_RUNNING,
    GROUP_DESIRED,
    GROUP_MAX,
    IN_SERVICE,
    REGISTERED;

    int at(Moment moment) {
        return switch (this) {
            case TASKS_DESIRED -> moment.tasks().desired();
            case TASKS_RUNNING -> moment.tasks().running();
            case GROUP_DESIRED -> moment.group().desired();
            case GROUP_MAX -> moment.group().max();
            case IN_SERVICE -> moment.group().inService();
            case REGISTERED -> moment.group().registered();
        };
    }
}

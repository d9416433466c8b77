package ecsremediation.simulator.play;

import ecsremediation.incident.NotificationType;
import ecsremediation.simulator.autoscaling.Sizes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What a scenario showed.
 *
 * @param hours one row for each hour and cluster kind, oldest first
 * @param instanceHours instance-hours by group
 */
public record PlayedScenario(
        String scenario,
        long seed,
        Instant start,
        Duration length,
        List<Hour> hours,
        List<ScenarioRaise> raises,
        List<ScenarioMail> mails,
        List<ScenarioSize> sizes,
        SortedMap<String, Double> instanceHours,
        List<ScenarioIncident> incidents) {

    /**
     * One hour of all clusters together.
     *
     * @param hour 0 for the first
     * @param desired tasks wanted at its end
     * @param running tasks running at its end
     * @param needed instances that the services' desired counts needed at most in it, by first-fit packing
     * @param instances instances at its end
     * @param raises the program's raises in it
     * @param mails mails to operators in it
     * @param openIncidents open incidents at its end
     */
    public record Hour(
            int hour, int desired, int running, int needed, int instances, int raises, int mails, int openIncidents) {}

    /** A raise by the program. */
    public record ScenarioRaise(Instant at, String group, Sizes from, Sizes to, List<String> services) {}

    /**
     * A mail to operators.
     *
     * @param kinds one for each message in it, in the words of the stored kinds
     * @param services {@code cluster/service}
     */
    public record ScenarioMail(Instant at, String subject, List<NotificationType> kinds, List<String> services) {}

    /** A change of a group's sizes. */
    public record ScenarioSize(Instant at, String group, Sizes from, Sizes to, String cause) {}

    /**
     * An incident as it stood at the end.
     *
     * @param state open, escalated, recovering or closed
     */
    public record ScenarioIncident(String service, Instant opened, String state) {}
}

package ecsremediation.handler;

import ecsremediation.event.Fence;
import ecsremediation.event.ServiceName;
import ecsremediation.event.Trigger;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The functions' settings from their environment. A function parses them once at its start, so that a
 * mistake fails the deployment and not an incident.
 *
 * @param authority the most that the functions may ever do
 * @param clusters short names of the clusters to reconcile; empty for every cluster of the account and
 *     Region
 * @param alarmMap the service of an alarm, by alarm name; for alarms that name no service
 * @param sharedWith names of the other stacks that act on some of the clusters as well
 * @param tableName the DynamoDB table with incidents, locks and history
 * @param operatorTopicArn the topic for e-mails; never a topic of alarms
 * @param chatTopicArn the topic for chat messages; empty if there is none
 * @param eventBus the name of the event bus that gets the steps of incidents; empty if there is none
 * @param alarmTopicArns the topics whose alarms are accepted; empty for every topic that may invoke the
 *     function
 * @param account the account of the installation, from the operator topic's ARN
 * @param alarmedCluster the cluster that the stack's alarms watch; empty if it has none
 * @param endpoint the simulator's address for every AWS service; empty for AWS
 */
public record Settings(
        Mode authority,
        SortedSet<String> clusters,
        SortedMap<String, ServiceName> alarmMap,
        SortedSet<String> sharedWith,
        String tableName,
        String operatorTopicArn,
        Optional<String> chatTopicArn,
        Optional<String> eventBus,
        SortedSet<String> alarmTopicArns,
        Limits limits,
        Stack stack,
        String account,
        Optional<String> alarmedCluster,
        Optional<URI> endpoint) {
    public Settings {
        clusters = Collections.unmodifiableSortedSet(new TreeSet<>(clusters));
        alarmMap = Collections.unmodifiableSortedMap(new TreeMap<>(alarmMap));
        sharedWith = Collections.unmodifiableSortedSet(new TreeSet<>(sharedWith));
        alarmTopicArns = Collections.unmodifiableSortedSet(new TreeSet<>(alarmTopicArns));
    }

    /** What the installation may act on. */
    public Fence fence() {
        return new Fence(new Trigger.Origin(account, stack.region()), clusters, alarmTopicArns, alarmMap, sharedWith);
    }

    /**
     * Reads the environment variables.
     *
     * @throws IllegalArgumentException with every problem, each with the variable's name and how to fix it
     */
    public static Settings parse(Map<String, String> environment) {
        return new SettingsParser(environment).parse();
    }
}

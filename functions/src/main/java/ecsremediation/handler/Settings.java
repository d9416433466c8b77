package ecsremediation.handler;

import ecsremediation.act.Mode;
import ecsremediation.event.ServiceName;
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
 * What the functions are told by their environment. Read once, when a function starts, so that a mistake fails the
 * deployment and not the incident.
 *
 * @param clusters short names of the clusters to look at; empty for every cluster of the account and Region
 * @param alarmMap the service an alarm speaks of, for alarms that do not name one; by alarm name
 * @param tableName the DynamoDB table with incidents, locks and what was learned
 * @param operatorTopicArn where e-mails go; never the alarms' own topic
 * @param chatTopicArn where chat messages go, if anywhere
 * @param alarmTopicArns the topics whose alarms we listen to; empty for any topic that may invoke us
 * @param account the account we run in, by the operator topic's ARN
 * @param endpoint another address for every AWS service, for the simulator; empty on AWS
 */
public record Settings(
        Mode mode,
        SortedSet<String> clusters,
        SortedMap<String, ServiceName> alarmMap,
        String tableName,
        String operatorTopicArn,
        Optional<String> chatTopicArn,
        SortedSet<String> alarmTopicArns,
        Limits limits,
        Stack stack,
        String account,
        Optional<URI> endpoint) {
    public Settings {
        clusters = Collections.unmodifiableSortedSet(new TreeSet<>(clusters));
        alarmMap = Collections.unmodifiableSortedMap(new TreeMap<>(alarmMap));
        alarmTopicArns = Collections.unmodifiableSortedSet(new TreeSet<>(alarmTopicArns));
    }

    /**
     * Reads the environment variables.
     *
     * @throws IllegalArgumentException with every problem found, each with the variable's name and the way to mend it
     */
    public static Settings parse(Map<String, String> environment) {
        return new SettingsParser(environment).parse();
    }
}

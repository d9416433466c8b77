package ecsremediation;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import java.util.List;
import java.util.SortedMap;

/**
 * What this installation may do, and for which clusters.
 *
 * @param authority the most that it may ever do; the order in the table may permit less
 * @param clusters short names of the clusters to sweep; empty for every cluster of the account and Region
 * @param alarms the service of an alarm, by alarm name; for alarms that name no service
 */
public record Policy(
        Mode authority, Limits limits, List<String> clusters, SortedMap<String, ServiceName> alarms, Stack stack) {}

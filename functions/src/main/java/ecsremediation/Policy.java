package ecsremediation;

import ecsremediation.act.Mode;
import ecsremediation.event.ServiceName;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import java.util.List;
import java.util.SortedMap;

/**
 * What this installation may do, and for which clusters.
 *
 * @param clusters short names of the clusters to sweep; empty for every cluster of the account and Region
 * @param alarms the service of an alarm, by alarm name; for alarms that name no service
 */
public record Policy(
        Mode mode, Limits limits, List<String> clusters, SortedMap<String, ServiceName> alarms, Stack stack) {}

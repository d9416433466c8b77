package ecsremediation.plan;

import ecsremediation.event.ServiceName;
import ecsremediation.placement.Demand;
import java.util.List;

/**
 * A service's unplaced tasks and the groups that could take them.
 *
 * @param groups their names, in alphabetical order
 */
record CapacityRequest(ServiceName service, List<Demand> demands, List<String> groups) {}

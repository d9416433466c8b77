package ecsremediation.plan;

import ecsremediation.placement.Demand;
import ecsremediation.trigger.ServiceName;
import java.util.List;

/**
 * A service's unplaced tasks and the groups that could take them.
 *
 * @param groups their names, in order
 */
record Claim(ServiceName service, List<Demand> demands, List<String> groups) {}

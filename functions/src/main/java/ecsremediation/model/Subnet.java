package ecsremediation.model;

import java.util.Optional;

/**
 * A subnet in which a service's {@code awsvpc} tasks get their network interface. A task can only be placed on
 * an instance in the subnet's zone.
 *
 * @param id such as {@code subnet-0abc}
 * @param zone its Availability Zone, where a task or an instance of the cluster in that subnet shows it
 */
public record Subnet(String id, Optional<String> zone) {}

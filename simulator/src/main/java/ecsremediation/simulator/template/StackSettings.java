package ecsremediation.simulator.template;

import ecsremediation.simulator.engine.SimulatedAccount;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a stack is created from a template.
 *
 * @param name the stack's name, {@code AWS::StackName}
 * @param account gives {@code AWS::Partition}, {@code AWS::Region} and {@code AWS::AccountId}
 * @param parameters values by name; the others have their defaults. A list's items are separated by commas
 * @param names physical names by logical id, for resources whose template leaves the name to CloudFormation. Others get
 *     {@code STACK-LOGICALID}; CloudFormation appends random characters to that
 */
public record StackSettings(
        String name, SimulatedAccount account, SortedMap<String, String> parameters, SortedMap<String, String> names) {
    /** The stack of the documentation with the template's defaults: ecs-remediation in the lab's account. */
    public static final StackSettings LAB =
            new StackSettings("ecs-remediation", SimulatedAccount.LAB, new TreeMap<>(), new TreeMap<>());

    public StackSettings {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    /** The same stack with another name. */
    public StackSettings named(String other) {
        return new StackSettings(other, account, parameters, names);
    }

    /** The same stack in another account, Region or partition. */
    public StackSettings in(SimulatedAccount other) {
        return new StackSettings(name, other, parameters, names);
    }

    /** The same stack with another value of a parameter. */
    public StackSettings with(String parameter, String value) {
        SortedMap<String, String> changed = new TreeMap<>(parameters);
        changed.put(parameter, value);
        return new StackSettings(name, account, changed, names);
    }

    /** The same stack with a physical name for a resource that the template does not name. */
    public StackSettings naming(String logicalId, String physicalName) {
        SortedMap<String, String> changed = new TreeMap<>(names);
        changed.put(logicalId, physicalName);
        return new StackSettings(name, account, parameters, changed);
    }
}

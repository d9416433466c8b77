package ecsremediation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.StoredRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The commands that messages and the CLI show, each with the Region, and with the stack where it is for one. */
public final class Commands {
    /** Names that the AWS CLI's shorthand syntax takes as they are. Every other name goes into JSON. */
    private static final Pattern SHORTHAND = Pattern.compile("[\\w.:/+-]+");

    /** The most characters of a service's name in the reason of a pause, which has 200 at most. */
    private static final int REASON_NAME = 100;

    /** The most container instances of one call (API reference of UpdateContainerInstancesState). */
    private static final int DRAINED_AT_ONCE = 10;

    private final String stack;
    private final String region;

    Commands(Stack stack) {
        this(stack.name(), stack.region());
    }

    /**
     * Commands for an installation.
     *
     * @param stack the CloudFormation stack's name
     * @param region the Region's code
     */
    public Commands(String stack, String region) {
        this.stack = stack;
        this.region = region;
    }

    /** Switches Container Insights of a cluster on. */
    ShellCommand switchOnInsights(String cluster) {
        return ecs("update-cluster-settings", cluster).with("--settings", "name=containerInsights,value=enabled");
    }

    /** Sets desired and max. */
    ShellCommand set(String group, Capacity capacity) {
        return group("update-auto-scaling-group", group)
                .option("--desired-capacity", capacity.desired())
                .option("--max-size", capacity.max());
    }

    /** Protects instances from scale-in, or ends that. */
    ShellCommand protect(String group, List<String> instances, boolean isProtected) {
        return group("set-instance-protection", group)
                .with("--instance-ids")
                .with(instances.toArray(String[]::new))
                .with(isProtected ? "--protected-from-scale-in" : "--no-protected-from-scale-in");
    }

    /** Drains container instances; as many commands as that takes. */
    List<ShellCommand> drain(String cluster, List<String> containerInstances) {
        return IntStream.iterate(0, from -> from < containerInstances.size(), from -> from + DRAINED_AT_ONCE)
                .mapToObj(from ->
                        containerInstances.subList(from, Math.min(from + DRAINED_AT_ONCE, containerInstances.size())))
                .map(some -> ecs("update-container-instances-state", cluster)
                        .option("--status", "DRAINING")
                        .with("--container-instances")
                        .with(some.toArray(String[]::new)))
                .toList();
    }

    /** Sets a service's desired count. */
    ShellCommand desiredCount(ServiceName service, int desired) {
        return service(service).option("--desired-count", desired);
    }

    /** Sets max alone. */
    ShellCommand setMax(String group, int max) {
        return group("update-auto-scaling-group", group).option("--max-size", max);
    }

    /** Pauses a group by its mode tag, until the tag is deleted. */
    ShellCommand pause(String group) {
        return tag(group, AutoScalingGroup.MODE_TAG, "off");
    }

    /** Deletes the mode tag of a group. */
    ShellCommand deleteModeTag(String group) {
        return aws("autoscaling", "delete-tags")
                .option(
                        "--tags",
                        SHORTHAND.matcher(group).matches()
                                ? "ResourceType=auto-scaling-group,ResourceId=" + group + ",Key="
                                        + AutoScalingGroup.MODE_TAG
                                : "["
                                        + JsonText.ascii(json -> {
                                            json.writeStringField("ResourceType", "auto-scaling-group");
                                            json.writeStringField("ResourceId", group);
                                            json.writeStringField("Key", AutoScalingGroup.MODE_TAG);
                                        })
                                        + "]");
    }

    /** Pauses every raise of the stack for 2 hours, for an operator who looks at that service. */
    ShellCommand pause(ServiceName service) {
        return own("pause")
                .option("--for", "2h")
                .option("--why", "checking " + Phrases.fit(service.service(), REASON_NAME));
    }

    /** Orders the mode of the stack, such as {@code act}. */
    public ShellCommand mode(String word) {
        return own("mode", word);
    }

    /** Ends the pause of the stack and the holds of every open incident. */
    public ShellCommand resume() {
        return own("resume");
    }

    /** Ends the hold of a service's open incident; a pause of the stack stays. */
    ShellCommand resume(ServiceName service) {
        return argument(own("resume"), service.toString());
    }

    /** Shows an incident whole. */
    ShellCommand incident(ServiceName service, Instant openedAt) {
        return argument(own("incident"), service + "/" + openedAt);
    }

    /** Deploys the built template with another parameter Mode: the most that the stack may do. */
    public ShellCommand permit(String word) {
        return ShellCommand.of("sam", "deploy")
                .option("--stack-name", stack)
                .option("--region", region)
                .option("--parameter-overrides", "Mode=" + word);
    }

    /** Shows the parameters of the stack. */
    public ShellCommand settings() {
        return aws("cloudformation", "describe-stacks")
                .option("--stack-name", stack)
                .option("--query", "Stacks[0].Parameters");
    }

    /** Writes the ceiling tag, which permits raises up to that max. */
    ShellCommand ceiling(String group, int max) {
        return tag(group, AutoScalingGroup.CEILING_TAG, String.valueOf(max));
    }

    /** Leaves a group to this stack by its stack tag. */
    ShellCommand claim(String group) {
        return tag(group, AutoScalingGroup.STACK_TAG, stack);
    }

    /** Deletes a row of the stack's table. */
    ShellCommand deleteRow(StoredRow row) {
        return aws("dynamodb", "delete-item")
                .option("--table-name", row.table())
                .option("--key", JsonText.ascii(json -> {
                    attribute(json, "pk", row.pk());
                    attribute(json, "sk", row.sk());
                }));
    }

    private static void attribute(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("S", text);
        json.writeEndObject();
    }

    /** Lets a group launch again. */
    ShellCommand resumeLaunch(String group) {
        return group("resume-processes", group).option("--scaling-processes", "Launch");
    }

    /** Removes a container instance from its cluster. */
    ShellCommand deregister(String cluster, String containerInstance) {
        return ecs("deregister-container-instance", cluster)
                .option("--container-instance", containerInstance)
                .with("--force");
    }

    /** Lists the container instances that satisfy an expression of the cluster query language. */
    ShellCommand instances(String cluster, String expression) {
        return ecs("list-container-instances", cluster).option("--filter", expression);
    }

    /** Turns managed scaling of a capacity provider on or off. */
    ShellCommand managedScaling(String provider, String status) {
        return aws("ecs", "update-capacity-provider")
                .option("--name", provider)
                .option("--auto-scaling-group-provider", "managedScaling={status=" + status + "}");
    }

    /** Starts a service's deployment again. */
    ShellCommand deployAgain(ServiceName service) {
        return service(service).with("--force-new-deployment");
    }

    /** Deploys the newest revision of a task definition's family. */
    ShellCommand deployNewest(ServiceName service, String family) {
        return service(service).option("--task-definition", family).with("--force-new-deployment");
    }

    /** Decodes what EC2 says about a denied launch. */
    ShellCommand decode(String encoded) {
        return aws("sts", "decode-authorization-message").option("--encoded-message", encoded);
    }

    private ShellCommand service(ServiceName service) {
        return ecs("update-service", service.cluster()).option("--service", service.service());
    }

    private ShellCommand tag(String group, String key, String value) {
        return aws("autoscaling", "create-or-update-tags").option("--tags", tags(group, key, value));
    }

    private static String tags(String group, String key, String value) {
        return SHORTHAND.matcher(group).matches()
                ? "ResourceType=auto-scaling-group,PropagateAtLaunch=false,ResourceId=" + group + ",Key=" + key
                        + ",Value=" + value
                : "["
                        + JsonText.ascii(json -> {
                            json.writeStringField("ResourceType", "auto-scaling-group");
                            json.writeBooleanField("PropagateAtLaunch", false);
                            json.writeStringField("ResourceId", group);
                            json.writeStringField("Key", key);
                            json.writeStringField("Value", value);
                        })
                        + "]";
    }

    private ShellCommand group(String operation, String group) {
        return aws("autoscaling", operation).option("--auto-scaling-group-name", group);
    }

    private ShellCommand ecs(String operation, String cluster) {
        return aws("ecs", operation).option("--cluster", cluster);
    }

    private ShellCommand aws(String service, String operation) {
        return ShellCommand.of("aws", service, operation).option("--region", region);
    }

    private ShellCommand own(String... command) {
        return ShellCommand.of("ecs-remediation")
                .with(command)
                .option("--stack", stack)
                .option("--region", region);
    }

    /** With an argument at its end that is no option, also where it begins with a hyphen. */
    private static ShellCommand argument(ShellCommand command, String argument) {
        return argument.startsWith("-") ? command.with("--", argument) : command.with(argument);
    }
}

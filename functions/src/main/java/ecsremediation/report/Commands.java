package ecsremediation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import ecsremediation.event.ServiceName;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.StoredRow;
import java.io.IOException;
import java.util.List;

/** Commands for the operator to copy: one argument a line, quoted for a POSIX shell where a name needs it. */
final class Commands {
    private final Stack stack;

    Commands(Stack stack) {
        this.stack = stack;
    }

    /** Sets desired and max back to the numbers before a raise. */
    List<String> set(String group, Capacity capacity) {
        return List.of(
                "aws autoscaling update-auto-scaling-group \\",
                "  --region " + stack.region() + " \\",
                "  --auto-scaling-group-name " + quoted(group) + " \\",
                "  --desired-capacity " + capacity.desired() + " --max-size " + capacity.max());
    }

    /** Sets max alone back, for a group whose desired capacity ECS drives; not below what runs. */
    List<String> setMax(String group, int max) {
        return List.of(
                "aws autoscaling update-auto-scaling-group \\",
                "  --region " + stack.region() + " \\",
                "  --auto-scaling-group-name " + quoted(group) + " \\",
                "  --max-size " + max);
    }

    /** Pauses a group by its mode tag, until the tag is deleted. */
    List<String> pause(String group) {
        return tag(group, AutoScalingGroup.MODE_TAG, "off");
    }

    /** Pauses every raise of the stack for 2 hours. */
    List<String> pause() {
        return List.of("ecs-remediation pause --for 2h --why REASON --stack " + quoted(stack.name()) + " --region "
                + stack.region());
    }

    /** Orders the mode of the stack, such as {@code act}. */
    List<String> mode(String word) {
        return List.of(
                "ecs-remediation mode " + word + " --stack " + quoted(stack.name()) + " --region " + stack.region());
    }

    /** Writes the ceiling tag, which permits raises up to its number; the operator replaces NUMBER. */
    List<String> ceiling(String group) {
        return tag(group, AutoScalingGroup.CEILING_TAG, "NUMBER");
    }

    /** Lets a group launch again, in one line that a sentence may end with. */
    static String resumeLaunch(String group) {
        return "aws autoscaling resume-processes --auto-scaling-group-name " + quoted(group)
                + " --scaling-processes Launch";
    }

    /** Removes a container instance from its cluster, in one line that a sentence may end with. */
    static String deregister(String cluster, String containerInstance) {
        return "aws ecs deregister-container-instance --cluster " + quoted(cluster) + " --container-instance "
                + quoted(containerInstance) + " --force";
    }

    /** Turns managed scaling of a capacity provider on or off, in one line that a sentence may end with. */
    static String managedScaling(String provider, String status) {
        return "aws ecs update-capacity-provider --name " + quoted(provider)
                + " --auto-scaling-group-provider 'managedScaling={status=" + status + "}'";
    }

    /** Starts a service's deployment again, in one line that a sentence may end with. */
    static String deployAgain(ServiceName service) {
        return "aws ecs update-service --cluster " + quoted(service.cluster()) + " --service "
                + quoted(service.service()) + " --force-new-deployment";
    }

    /** Deletes a row of the stack's table. */
    static String deleteRow(StoredRow row, String region) {
        String key = JsonText.object(json -> {
            attribute(json, "pk", row.pk());
            attribute(json, "sk", row.sk());
        });
        return "aws dynamodb delete-item --region " + region + " --table-name " + quoted(row.table()) + " --key "
                + quoted(key);
    }

    private static void attribute(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("S", text);
        json.writeEndObject();
    }

    private List<String> tag(String group, String key, String value) {
        return List.of(
                "aws autoscaling create-or-update-tags --region " + stack.region() + " --tags \\",
                "  "
                        + quoted("ResourceType=auto-scaling-group,PropagateAtLaunch=false,ResourceId=" + group + ",Key="
                                + key + ",Value=" + value));
    }

    /** The word for a POSIX shell, in single quotes if it needs them. */
    static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

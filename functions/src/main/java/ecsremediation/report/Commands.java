package ecsremediation.report;

import ecsremediation.observe.AutoScalingGroup;
import ecsremediation.observe.Capacity;
import java.util.List;

/** AWS CLI commands for the operator to copy: one argument a line, quoted for a POSIX shell where a name needs it. */
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

    /** Takes a group out of our hands by its mode tag. */
    List<String> pause(String group) {
        return List.of(
                "aws autoscaling create-or-update-tags --region " + stack.region() + " --tags \\",
                "  "
                        + quoted("ResourceId=" + group + ",ResourceType=auto-scaling-group,PropagateAtLaunch=false,Key="
                                + AutoScalingGroup.MODE_TAG + ",Value=off"));
    }

    /** Writes the ceiling tag with which an owner lets us act. */
    List<String> ceiling(String group, String value) {
        return List.of(
                "aws autoscaling create-or-update-tags --region " + stack.region() + " --tags \\",
                "  "
                        + quoted("ResourceId=" + group + ",ResourceType=auto-scaling-group,PropagateAtLaunch=false,Key="
                                + AutoScalingGroup.CEILING_TAG + ",Value=" + value));
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

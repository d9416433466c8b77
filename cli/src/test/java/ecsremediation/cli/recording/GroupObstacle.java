package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.incident.NotificationKind;
import ecsremediation.model.AutoScalingGroup;
import java.time.Duration;
import java.time.Instant;

/**
 * Something about a group for which the program does not raise it, and the kind of message about that. It is put into a
 * recorded cluster in the shapes of EC2 Auto Scaling.
 */
enum GroupObstacle {
    NO_CEILING(NotificationKind.NO_CEILING) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            untag(group, AutoScalingGroup.CEILING_TAG);
        }
    },
    BAD_CEILING(NotificationKind.BAD_CEILING) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            tag(group, AutoScalingGroup.CEILING_TAG, "ten");
        }
    },
    AT_CEILING(NotificationKind.AT_CEILING) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            tag(group, AutoScalingGroup.CEILING_TAG, String.valueOf(Math.max(1, desired(group))));
        }
    },
    LAUNCH_SUSPENDED(NotificationKind.LAUNCH_SUSPENDED) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            group.withArrayProperty("SuspendedProcesses").addObject().put("ProcessName", "Launch");
        }
    },
    LAUNCH_FAILING(NotificationKind.LAUNCH_FAILING) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            recorded.failedLaunch(
                    group, "The image id '[ami-0123456789abcdef0]' does not exist. Launching EC2 instance failed.");
        }
    },
    BACKOFF(NotificationKind.BACKOFF) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            recorded.failedLaunch(
                    group,
                    "We currently do not have sufficient capacity in the Availability Zone you requested. Launching EC2"
                            + " instance failed.");
        }
    },
    LOWERED(NotificationKind.LOWERED) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            recorded.lowered(group, "a user request update of AutoScalingGroup constraints to ");
        }
    },
    LOWERED_UNTIL(NotificationKind.EXTERNAL_CHANGE) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            recorded.lowered(group, "a scheduled action update of AutoScalingGroup constraints to ");
            recorded.add("ScheduledUpdateGroupActions", group)
                    .put("ScheduledActionName", "morning")
                    .put("StartTime", recorded.at(Duration.ofHours(6)))
                    .put("DesiredCapacity", desired(group) + 9)
                    .put("MaxSize", desired(group) + 9);
        }
    },
    OPERATOR_SET(NotificationKind.OPERATOR_SET) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            group.putObject("Operator").put("Managed", true).put("Principal", "eks.amazonaws.com");
        }
    },
    MANAGED_SCALING_BROKEN(NotificationKind.MANAGED_SCALING) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            recorded.managed(group).put("updateStatus", "UPDATE_FAILED").put("updateStatusReason", "the plan is gone");
        }
    },
    MANAGED_SCALING_IDLE(NotificationKind.NOT_RESOLVED) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            recorded.managed(group);
            tag(group, "AmazonECSManaged", "");
            group.put("MaxSize", desired(group));
        }
    },
    WARM_POOL(NotificationKind.WARM_POOL) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            group.put("MaxSize", desired(group));
            group.put("WarmPoolSize", 0);
            group.putObject("WarmPoolConfiguration").put("MinSize", 0).put("PoolState", "Stopped");
        }
    },
    INSTANCE_REFRESH(NotificationKind.INSTANCE_REFRESH) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            recorded.add("InstanceRefreshes", group)
                    .put("InstanceRefreshId", "08b91cf7-8fa6-48af-b6a6-d227f40f1b9b")
                    .put("Status", "InProgress")
                    .put("StartTime", recorded.at(Duration.ofMinutes(-2)));
        }
    },
    MODE_OFF(NotificationKind.PAUSED) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            tag(group, AutoScalingGroup.MODE_TAG, "off");
        }
    },
    OTHER_STACK(NotificationKind.OUT_OF_SCOPE) {
        @Override
        void on(ObjectNode group, Recorded recorded) {
            tag(group, AutoScalingGroup.STACK_TAG, "ecs-remediation-batch");
        }
    };

    private final NotificationKind kind;

    GroupObstacle(NotificationKind kind) {
        this.kind = kind;
    }

    /** The kind of the message about it. */
    NotificationKind kind() {
        return kind;
    }

    /** The recorded cluster with the obstacle on each of its groups. */
    Recording of(Recording recording) {
        ObjectNode tree = recording.tree().deepCopy();
        Recorded recorded = new Recorded(tree, recording.takenAt());
        tree.path("autoscaling").path("AutoScalingGroups").forEach(group -> on((ObjectNode) group, recorded));
        return new Recording(recording.takenAt(), recording.region(), recording.cluster(), tree);
    }

    abstract void on(ObjectNode group, Recorded recorded);

    private static int desired(ObjectNode group) {
        return group.path("DesiredCapacity").asInt();
    }

    private static void untag(ObjectNode group, String key) {
        group.path("Tags").elements().forEachRemaining(tag -> {
            if (tag.path("Key").asText().equals(key)) {
                ((ObjectNode) tag).put("Key", "Owner");
            }
        });
    }

    private static void tag(ObjectNode group, String key, String value) {
        untag(group, key);
        group.withArrayProperty("Tags").addObject().put("Key", key).put("Value", value);
    }

    /** What is recorded beside the groups themselves. */
    record Recorded(ObjectNode tree, Instant takenAt) {
        private String at(Duration later) {
            return takenAt.plus(later).toString();
        }

        private ObjectNode add(String list, ObjectNode group) {
            JsonNode name = group.path("AutoScalingGroupName");
            ObjectNode lists = (ObjectNode) tree.path("autoscaling");
            return lists.withArrayProperty(list).addObject().set("AutoScalingGroupName", name);
        }

        /** A capacity provider with managed scaling has the group. */
        private ObjectNode managed(ObjectNode group) {
            ObjectNode provider = ((ObjectNode) tree.path("ecs"))
                    .withArrayProperty("capacityProviders")
                    .addObject()
                    .put(
                            "name",
                            "provider-of-" + group.path("AutoScalingGroupName").asText())
                    .put("status", "ACTIVE");
            ObjectNode groupProvider = provider.putObject("autoScalingGroupProvider");
            groupProvider.set("autoScalingGroupArn", group.path("AutoScalingGroupARN"));
            groupProvider.putObject("managedScaling").put("status", "ENABLED").put("targetCapacity", 100);
            return provider;
        }

        private void failedLaunch(ObjectNode group, String words) {
            activity(group, "Launching a new EC2 instance.  Status Reason: " + words, "Failed")
                    .put("Cause", "")
                    .put("StatusMessage", words);
        }

        private void lowered(ObjectNode group, String by) {
            int to = desired(group);
            activity(group, "Terminating EC2 instance: i-0a1b2c3d4e5f60718", "Successful")
                    .put(
                            "Cause",
                            "At %s %smin: 0, max: %d, desired: %d changing the desired capacity from %d to %d."
                                    .formatted(at(Duration.ofMinutes(-2)), by, to, to, to + 1, to));
        }

        private ObjectNode activity(ObjectNode group, String description, String status) {
            return add("Activities", group)
                    .put(
                            "ActivityId",
                            "6f7a2b34-" + group.path("AutoScalingGroupName").asText())
                    .put("Description", description)
                    .put("StatusCode", status)
                    .put("StartTime", at(Duration.ofMinutes(-2)))
                    .put("EndTime", at(Duration.ofMinutes(-2)));
        }
    }
}

package ecsremediation.cli.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.incident.Cause;

/**
 * A kind of service that the program does not manage, in the shapes of Amazon ECS. Operators hear of its missing tasks only if
 * an alarm or an ECS event names it.
 */
enum UnmanagedService {
    FARGATE(Cause.FARGATE) {
        @Override
        void on(ObjectNode service) {
            service.put("launchType", "FARGATE");
        }
    },
    DAEMON(Cause.DAEMON) {
        @Override
        void on(ObjectNode service) {
            service.put("schedulingStrategy", "DAEMON");
        }
    },
    EXTERNAL_INSTANCES(Cause.EXTERNAL_INSTANCES) {
        @Override
        void on(ObjectNode service) {
            service.put("launchType", "EXTERNAL");
        }
    },
    MANAGED_INSTANCES(Cause.MANAGED_INSTANCES) {
        @Override
        void on(ObjectNode service) {
            service.put("launchType", "MANAGED_INSTANCES");
        }
    },
    CODE_DEPLOY(Cause.CODE_DEPLOY) {
        @Override
        void on(ObjectNode service) {
            service.putObject("deploymentController").put("type", "CODE_DEPLOY");
        }
    },
    EXTERNAL_CONTROLLER(Cause.EXTERNAL_CONTROLLER) {
        @Override
        void on(ObjectNode service) {
            service.putObject("deploymentController").put("type", "EXTERNAL");
        }
    },
    NOT_ACTIVE(Cause.NOT_ACTIVE) {
        @Override
        void on(ObjectNode service) {
            service.put("status", "DRAINING");
        }
    },
    UNKNOWN_KIND(Cause.UNKNOWN_KIND) {
        @Override
        void on(ObjectNode service) {
            service.put("schedulingStrategy", "SINGLETON");
        }
    };

    private final Cause cause;

    UnmanagedService(Cause cause) {
        this.cause = cause;
    }

    /** Why the program leaves it alone. */
    Cause cause() {
        return cause;
    }

    /** The recorded cluster with every service of this kind. */
    Recording of(Recording recording) {
        ObjectNode tree = recording.tree().deepCopy();
        tree.path("ecs").path("services").forEach(service -> on((ObjectNode) service));
        return new Recording(recording.takenAt(), recording.region(), recording.cluster(), tree);
    }

    abstract void on(ObjectNode service);
}

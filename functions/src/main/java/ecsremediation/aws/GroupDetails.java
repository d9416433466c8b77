package ecsremediation.aws;

import ecsremediation.model.ScalingActivity;
import ecsremediation.model.ScalingPolicy;
import ecsremediation.model.ScheduledAction;
import java.util.List;

/** The data of a group that needs further calls. */
record GroupDetails(
        List<ScalingPolicy> policies,
        List<ScheduledAction> scheduledActions,
        boolean refreshing,
        List<ScalingActivity> activities) {}

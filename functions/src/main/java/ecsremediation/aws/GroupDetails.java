package ecsremediation.aws;

import ecsremediation.model.ScalingActivity;
import ecsremediation.model.ScalingPolicy;
import java.util.List;

/** What takes further calls to learn of a group. */
record GroupDetails(
        List<ScalingPolicy> policies,
        List<String> scheduledActions,
        boolean refreshing,
        List<ScalingActivity> activities) {}

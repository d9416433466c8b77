package ecsremediation.aws;

import ecsremediation.observe.ScalingActivity;
import ecsremediation.observe.ScalingPolicy;
import java.util.List;

/** What takes further calls to learn of a group. */
record GroupDetails(
        List<ScalingPolicy> policies,
        List<String> scheduledActions,
        boolean refreshing,
        List<ScalingActivity> activities) {}

package ecsremediation.aws;

import static ecsremediation.aws.ResponseFields.required;
import static ecsremediation.aws.ResponseFields.text;

import ecsremediation.model.ScalingActivity;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.Activity;

/** Scaling activities as DescribeScalingActivities gives them. */
final class ActivityMapping {
    private ActivityMapping() {}

    static ScalingActivity activity(Activity a) {
        return new ScalingActivity(
                required(a.activityId(), "ActivityId"),
                required(a.startTime(), "StartTime"),
                Optional.ofNullable(a.endTime()),
                required(a.statusCodeAsString(), "StatusCode"),
                text(a.description()),
                text(a.cause()),
                text(a.statusMessage()));
    }
}

package ecsremediation.handler;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import ecsremediation.act.InsightsSetter;
import ecsremediation.act.SettingOutcome;
import ecsremediation.report.InsightsText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.lambda.powertools.cloudformation.AbstractCustomResourceHandler;
import software.amazon.lambda.powertools.cloudformation.Response;

/**
 * Answers CloudFormation about the custom resource of Container Insights. Powertools sends the answer, and catches what
 * is a RuntimeException. An Error, a call without an end and an answer that is not accepted are caught here.
 *
 * <p>A deletion always succeeds: a stack must not stay because a cluster is gone or somebody else changed it. The answer
 * names what was not restored.
 */
final class ContainerInsightsResource extends AbstractCustomResourceHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerInsightsResource.class);

    /** The same for every request, so that no update replaces the resource. */
    private static final String PHYSICAL_ID = "container-insights";

    private final Supplier<InsightsSetter> setter;
    private final Duration pause;

    /**
     * @param setter is asked in each request, so that a wrong setting is answered as well
     * @param answers sends the answer to CloudFormation
     * @param pause between two attempts of a refused call, and before the second attempt to answer
     */
    ContainerInsightsResource(Supplier<InsightsSetter> setter, SdkHttpClient answers, Duration pause) {
        super(new RepeatingHttpClient(answers, pause));
        this.setter = setter;
        this.pause = pause;
    }

    @Override
    protected Response create(CloudFormationCustomResourceEvent event, Context context) {
        return set(event, context);
    }

    /** The stored rows say what to restore, not the old properties: after a failed update they may be those of the new one. */
    @Override
    protected Response update(CloudFormationCustomResourceEvent event, Context context) {
        return set(event, context);
    }

    @Override
    protected Response delete(CloudFormationCustomResourceEvent event, Context context) {
        LimitedWork.End end = work(context, (time, done) -> setter.get().restore(time, done));
        List<String> rest = notReached(end, event);
        String reason = switch (end) {
            case LimitedWork.End.Done(var outcomes) -> InsightsText.reason(outcomes, rest);
            case LimitedWork.End.Late(var outcomes) -> InsightsText.reason(outcomes, rest);
            case LimitedWork.End.Broken(var outcomes, Throwable why) -> InsightsText.broken(why, outcomes);
        };
        return answer(Response.Status.SUCCESS, reason, end, rest);
    }

    private Response set(CloudFormationCustomResourceEvent event, Context context) {
        LimitedWork.End end = work(context, (time, done) -> {
            InsightsRequest request = InsightsRequest.of(event.getResourceProperties());
            setter.get().set(request.clusters(), request.value(), time, done);
        });
        List<String> rest = notReached(end, event);
        return switch (end) {
            case LimitedWork.End.Done(var outcomes) ->
                answer(
                        outcomes.stream().anyMatch(SettingOutcome::isFailure)
                                ? Response.Status.FAILED
                                : Response.Status.SUCCESS,
                        InsightsText.reason(outcomes, List.of()),
                        end,
                        List.of());
            case LimitedWork.End.Late(var outcomes) ->
                answer(Response.Status.FAILED, InsightsText.reason(outcomes, rest), end, rest);
            case LimitedWork.End.Broken(var outcomes, Throwable why) ->
                answer(Response.Status.FAILED, InsightsText.broken(why, outcomes), end, rest);
        };
    }

    private LimitedWork.End work(Context context, LimitedWork.Work task) {
        return LimitedWork.of(task, context::getRemainingTimeInMillis, pause);
    }

    /** The clusters of the request of which nothing is known, if the work did not come to its end. */
    private static List<String> notReached(LimitedWork.End end, CloudFormationCustomResourceEvent event) {
        List<String> known =
                end.outcomes().stream().map(SettingOutcome::cluster).toList();
        return end instanceof LimitedWork.End.Done
                ? List.of()
                : InsightsRequest.names(event.getResourceProperties()).stream()
                        .filter(cluster -> !known.contains(cluster))
                        .toList();
    }

    private static Response answer(Response.Status status, String reason, LimitedWork.End end, List<String> rest) {
        if (end instanceof LimitedWork.End.Broken broken) {
            LOG.error("the request broke off", broken.why());
        }
        LOG.info("answers CloudFormation", entry("status", status.name()), entry("reason", reason));
        Map<String, String> data = new TreeMap<>();
        data.put("NotRestored", InsightsText.notRestored(end.outcomes(), rest));
        return Response.builder()
                .status(status)
                .physicalResourceId(PHYSICAL_ID)
                .reason(reason)
                .value(data)
                .build();
    }

    /**
     * Lambda then repeats the request, which is harmless.
     *
     * @throws IllegalStateException always
     */
    @Override
    protected void onSendFailure(
            CloudFormationCustomResourceEvent event, Context context, Response response, Exception why) {
        throw new IllegalStateException("CloudFormation did not take the answer of " + event.getRequestType(), why);
    }
}

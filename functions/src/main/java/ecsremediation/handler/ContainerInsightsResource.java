package ecsremediation.handler;

import static ecsremediation.handler.InsightsRequest.names;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import ecsremediation.act.InsightsSetter;
import ecsremediation.act.SettingOutcome;
import ecsremediation.report.InsightsText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * <p>A deletion always succeeds, and so does the restoring part of an update: a stack must not stay because a cluster is
 * gone or somebody else changed it. The answer names what was not restored, and the log has a line for each cluster.
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
        return answer(Response.Status.SUCCESS, end, names(event.getResourceProperties()));
    }

    /**
     * Fails only if a cluster of the request is not set. If all are, the rest of the work was to restore those that the
     * request no longer names, and that succeeds as a deletion does.
     */
    private Response set(CloudFormationCustomResourceEvent event, Context context) {
        LimitedWork.End end = work(context, (time, done) -> {
            InsightsRequest request = InsightsRequest.of(event.getResourceProperties());
            setter.get().set(request.clusters(), request.value(), time, done);
        });
        List<String> named = names(event.getResourceProperties());
        if (!areSet(named, end)) {
            return answer(Response.Status.FAILED, end, end instanceof LimitedWork.End.Late ? named : List.of());
        }
        return answer(Response.Status.SUCCESS, end, names(event.getOldResourceProperties()));
    }

    private LimitedWork.End work(Context context, LimitedWork.Work task) {
        return LimitedWork.of(task, context::getRemainingTimeInMillis, pause);
    }

    private static boolean areSet(List<String> named, LimitedWork.End end) {
        return !named.isEmpty()
                && end.outcomes().stream().noneMatch(SettingOutcome::isFailure)
                && known(end).containsAll(named);
    }

    private static List<String> known(LimitedWork.End end) {
        return end.outcomes().stream().map(SettingOutcome::cluster).toList();
    }

    /** @param concerned the clusters to name if the work did not come to their turn */
    private static Response answer(Response.Status status, LimitedWork.End end, List<String> concerned) {
        List<String> known = known(end);
        List<String> rest =
                concerned.stream().filter(cluster -> !known.contains(cluster)).toList();
        InsightsText.Unreached unreached = switch (end) {
            case LimitedWork.End.Done _ -> new InsightsText.Unreached(List.of(), Optional.empty());
            case LimitedWork.End.Late _ -> new InsightsText.Unreached(rest, Optional.empty());
            case LimitedWork.End.Broken(var _, Throwable why) -> {
                LOG.error("the request broke off", why);
                yield new InsightsText.Unreached(rest, Optional.of(why));
            }
        };
        InsightsText.each(end.outcomes(), unreached)
                .forEach(line -> LOG.info("Container Insights of a cluster", entry("outcome", line)));
        String reason = InsightsText.reason(end.outcomes(), unreached);
        LOG.info("answers CloudFormation", entry("status", status.name()), entry("reason", reason));
        Map<String, String> data = new TreeMap<>();
        data.put("NotRestored", InsightsText.notRestored(end.outcomes(), unreached));
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

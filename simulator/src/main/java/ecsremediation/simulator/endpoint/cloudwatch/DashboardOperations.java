package ecsremediation.simulator.endpoint.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.World;
import ecsremediation.simulator.cloudwatch.DashboardCheck;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Operation;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operations of CloudWatch on dashboards. A dashboard is kept as it was put; nothing draws it. */
final class DashboardOperations {
    private final World world;
    private final Map<String, Saved> dashboards = new TreeMap<>();

    DashboardOperations(World world) {
        this.world = world;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "PutDashboard", this::put,
                "GetDashboard", this::get,
                "ListDashboards", this::list,
                "DeleteDashboards", this::delete);
    }

    private ObjectNode put(Input input) {
        String name = input.text("DashboardName").orElseThrow(() -> CloudWatchOperations.missing("DashboardName"));
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw CloudWatchOperations.invalid("The field \"DashboardName\" holds up to 255 characters A-Z, a-z, 0-9,"
                    + " hyphen and underscore: " + name);
        }
        String body = input.text("DashboardBody").orElseThrow(() -> CloudWatchOperations.missing("DashboardBody"));
        List<DashboardCheck.Problem> problems = DashboardCheck.of(body);
        if (!problems.isEmpty()) {
            AwsFault fault = AwsFault.sender(
                            "DashboardInvalidInputError", "The dashboard body is invalid, there are validation errors.")
                    .queryCode("InvalidParameterInput");
            messages(fault.detail(), "dashboardValidationMessages", problems);
            throw fault;
        }
        dashboards.put(name, new Saved(name, body, world.now()));
        ObjectNode answer = Trees.object();
        messages(answer, "DashboardValidationMessages", problems);
        return answer;
    }

    private static void messages(ObjectNode answer, String name, List<DashboardCheck.Problem> problems) {
        ArrayNode messages = answer.putArray(name);
        problems.forEach(
                problem -> messages.addObject().put("DataPath", problem.path()).put("Message", problem.message()));
    }

    private ObjectNode get(Input input) {
        String name = input.text("DashboardName").orElseThrow(() -> CloudWatchOperations.missing("DashboardName"));
        Saved saved = dashboards.get(name);
        if (saved == null) {
            throw AwsFault.of(404, "DashboardNotFoundError", "Dashboard " + name + " does not exist")
                    .queryCode("ResourceNotFound");
        }
        return Trees.object()
                .put("DashboardArn", arn(name))
                .put("DashboardBody", saved.body())
                .put("DashboardName", name);
    }

    /** Dashboards are global: their ARN has no Region. */
    private String arn(String name) {
        return world.account()
                .arn("cloudwatch", "dashboard/" + name)
                .replace(":" + world.account().region() + ":", "::");
    }

    private ObjectNode list(Input input) {
        ObjectNode answer = Trees.object();
        ArrayNode entries = answer.putArray("DashboardEntries");
        String prefix = input.text("DashboardNamePrefix").orElse("");
        dashboards.values().stream()
                .filter(saved -> saved.name().startsWith(prefix))
                .forEach(saved -> entries.addObject()
                        .put("DashboardName", saved.name())
                        .put("DashboardArn", arn(saved.name()))
                        .put("Size", saved.body().getBytes(StandardCharsets.UTF_8).length)
                        .set("LastModified", Trees.instant(saved.at())));
        return answer;
    }

    private ObjectNode delete(Input input) {
        input.texts("DashboardNames").forEach(dashboards::remove);
        return Trees.object();
    }

    private record Saved(String name, String body, Instant at) {}
}

package ecsremediation.simulator.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a dashboard's body against [CloudWatch API, Dashboard Body Structure and Syntax]. */
public final class DashboardCheck {
    /** The widget types, and the property that each must have; empty for none. */
    private static final Map<String, String> TYPES = Map.of(
            "metric", "region", "log", "query", "text", "markdown", "alarm", "alarms", "explorer", "", "custom", "");

    private static final int MOST_WIDGETS = 500;
    private static final int WIDTH = 24;
    private static final int MOST_HEIGHT = 1000;

    private final List<Problem> problems = new ArrayList<>();

    private DashboardCheck() {}

    /** What is wrong with a body; empty if nothing is. */
    public static List<Problem> of(String body) {
        DashboardCheck check = new DashboardCheck();
        try {
            check.dashboard(new ObjectMapper().readTree(body));
        } catch (JsonProcessingException noJson) {
            check.add("", "The dashboard body is invalid JSON: " + noJson.getOriginalMessage());
        }
        return List.copyOf(check.problems);
    }

    private void dashboard(JsonNode body) {
        JsonNode widgets = body.path("widgets");
        if (!widgets.isArray()) {
            add("/widgets", "The field \"widgets\" must be an array.");
        } else if (widgets.size() > MOST_WIDGETS) {
            add("/widgets", "A dashboard has at most " + MOST_WIDGETS + " widgets.");
        }
        for (int i = 0; i < widgets.size(); i++) {
            widget("/widgets/" + i, widgets.get(i));
        }
    }

    private void widget(String path, JsonNode widget) {
        String type = widget.path("type").asText();
        if (!TYPES.containsKey(type)) {
            add(
                    path + "/type",
                    "The field \"type\" must be one of "
                            + String.join(", ", TYPES.keySet().stream().sorted().toList()) + ".");
        }
        number(path, widget, "width", 1, WIDTH);
        number(path, widget, "height", 1, MOST_HEIGHT);
        number(path, widget, "x", 0, WIDTH - 1);
        number(path, widget, "y", 0, Integer.MAX_VALUE);
        JsonNode properties = widget.path("properties");
        String required = TYPES.getOrDefault(type, "");
        if (!properties.isObject()) {
            add(path + "/properties", "The field \"properties\" must be an object.");
        } else if (!required.isEmpty() && !properties.has(required)) {
            add(path + "/properties", "A widget of type " + type + " must have the property \"" + required + "\".");
        }
        if (type.equals("metric") && !properties.has("metrics") && !properties.has("annotations")) {
            add(path + "/properties/metrics", "A widget of type metric must have metrics or annotations.");
        }
    }

    private void number(String path, JsonNode widget, String name, int least, int most) {
        JsonNode number = widget.path(name);
        if (!number.isMissingNode() && (!number.isInt() || number.intValue() < least || number.intValue() > most)) {
            add(
                    path + "/" + name,
                    "The field \"" + name + "\" must be a whole number from " + least + " to " + most + ".");
        }
    }

    private void add(String path, String message) {
        problems.add(new Problem(path, message));
    }

    /**
     * One thing that is wrong.
     *
     * @param path where in the body, as a JSON pointer
     */
    public record Problem(String path, String message) {}
}

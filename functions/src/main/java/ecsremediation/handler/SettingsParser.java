package ecsremediation.handler;

import ecsremediation.event.ServiceName;
import ecsremediation.incident.Mode;
import ecsremediation.plan.Limits;
import ecsremediation.report.Stack;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Parses {@link Settings}. It continues after a problem, so that one attempt reports all problems. */
final class SettingsParser {
    /** The parts of an SNS topic's ARN that AWS allows: partition, Region, account and name. */
    private static final Pattern TOPIC = Pattern.compile("arn:aws[\\w-]*:sns:[\\w-]+:\\d{12}:[\\w.-]{1,256}");

    /** The names that ECS allows (API reference of CreateCluster and CreateService). Metrics take them as dimensions. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    /** The names that EventBridge allows (API reference of CreateEventBus), without the slash of partners' buses. */
    private static final Pattern BUS = Pattern.compile("[A-Za-z0-9_.-]{1,256}");

    /** The largest hard ceiling that the IAM policy and the template allow. */
    private static final int CEILING_MOST = 1000;

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingsParser(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings parse() {
        Mode authority = authority();
        String operatorTopic = topic("OPERATOR_TOPIC_ARN", required("OPERATOR_TOPIC_ARN"));
        SortedSet<String> alarmTopics = new TreeSet<>(list("ALARM_TOPIC_ARN"));
        alarmTopics.forEach(arn -> topic("ALARM_TOPIC_ARN", arn));
        if (alarmTopics.contains(operatorTopic)) {
            problem(
                    "OPERATOR_TOPIC_ARN",
                    "is an alarm topic as well, so our messages would trigger the functions",
                    "use two topics");
        }
        SortedSet<String> clusters = clusters();
        Settings settings = new Settings(
                authority,
                clusters,
                alarmMap(clusters),
                sharedWith(),
                required("TABLE_NAME"),
                operatorTopic,
                optional("CHAT_TOPIC_ARN").map(arn -> topic("CHAT_TOPIC_ARN", arn)),
                eventBus(),
                alarmTopics,
                limits(),
                new Stack(
                        stackName(),
                        part(operatorTopic, 1),
                        required("AWS_REGION"),
                        Optional.of(part(operatorTopic, 4))),
                part(operatorTopic, 4),
                optional("ALARM_CLUSTER"),
                endpoint());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("settings to correct:\n- " + String.join("\n- ", problems));
        }
        return settings;
    }

    private Mode authority() {
        String value = optional("MODE").orElse("observe").toLowerCase(Locale.ROOT);
        return switch (value) {
            case "off" -> Mode.OFF;
            case "observe" -> Mode.OBSERVE;
            case "act" -> Mode.ACT;
            default -> {
                problem("MODE", "is \"" + value + "\"", "use off, observe or act");
                yield Mode.OFF;
            }
        };
    }

    private SortedSet<String> clusters() {
        SortedSet<String> clusters = new TreeSet<>();
        for (String cluster : list("CLUSTERS")) {
            String name = cluster.substring(cluster.lastIndexOf('/') + 1);
            if (!NAME.matcher(name).matches()) {
                problem("CLUSTERS", "has the entry \"" + cluster + "\"", "use names or ARNs of ECS clusters");
            }
            clusters.add(name);
        }
        return clusters;
    }

    /** The other stacks. The own name among them means nothing. */
    private SortedSet<String> sharedWith() {
        SortedSet<String> stacks = new TreeSet<>(list("SHARED_WITH"));
        stacks.remove(stackName());
        return stacks;
    }

    private String stackName() {
        return optional("STACK_NAME").orElse("ecs-remediation");
    }

    private SortedMap<String, ServiceName> alarmMap(SortedSet<String> clusters) {
        SortedMap<String, ServiceName> map = new TreeMap<>();
        for (String entry : list("ALARM_MAP")) {
            int equals = entry.lastIndexOf('=');
            int slash = entry.indexOf('/', equals + 1);
            if (equals < 1 || slash < equals + 2 || slash == entry.length() - 1) {
                problem("ALARM_MAP", "has the entry \"" + entry + "\"", "write alarm=cluster/service");
            } else {
                ServiceName service = new ServiceName(entry.substring(equals + 1, slash), entry.substring(slash + 1));
                if (!NAME.matcher(service.cluster()).matches()
                        || !NAME.matcher(service.service()).matches()) {
                    problem("ALARM_MAP", "has the entry \"" + entry + "\"", "use names that ECS allows");
                }
                map.put(entry.substring(0, equals).strip(), service);
            }
        }
        map.values().stream()
                .map(ServiceName::cluster)
                .filter(cluster -> !clusters.isEmpty() && !clusters.contains(cluster))
                .distinct()
                .forEach(cluster -> problem(
                        "ALARM_MAP",
                        "has an alarm of cluster " + cluster + ", which is not in CLUSTERS",
                        "add the cluster to CLUSTERS, or remove the entry"));
        return map;
    }

    private Limits limits() {
        return new Limits(
                number("HARD_CEILING", Limits.DEFAULT.hardCeiling(), CEILING_MOST),
                number("STEP_LIMIT", Limits.DEFAULT.stepLimit(), CEILING_MOST),
                number("ACTIONS_PER_HOUR", Limits.DEFAULT.actionsPerHour(), CEILING_MOST),
                number("ACTIONS_PER_DAY", Limits.DEFAULT.actionsPerDay(), CEILING_MOST));
    }

    private int number(String name, int otherwise, int most) {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get().matches("\\d{1,4}")) {
            int number = Integer.parseInt(value.get());
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        problem(name, "is \"" + value.get() + "\"", "use a whole number from 1 to " + most);
        return otherwise;
    }

    private Optional<String> eventBus() {
        Optional<String> name = optional("EVENT_BUS");
        name.filter(n -> !BUS.matcher(n).matches())
                .ifPresent(n -> problem(
                        "EVENT_BUS",
                        "is \"" + n + "\"",
                        "use the name of a bus of this account and Region, or leave it empty"));
        return name;
    }

    private Optional<URI> endpoint() {
        Optional<String> value = optional("AWS_ENDPOINT_URL");
        if (value.isPresent() && !value.get().matches("https?://[^\\s/]+/?")) {
            problem("AWS_ENDPOINT_URL", "is \"" + value.get() + "\"", "use http://host:port, or leave it empty");
            return Optional.empty();
        }
        return value.map(URI::create);
    }

    private String topic(String name, String arn) {
        if (!arn.isEmpty() && !TOPIC.matcher(arn).matches()) {
            problem(name, "is \"" + arn + "\"", "use a topic's ARN, arn:aws:sns:REGION:ACCOUNT:NAME");
        }
        return arn;
    }

    /**
     * One of the colon-separated parts of an ARN; empty if the ARN has no such part, which is already
     * reported.
     */
    private static String part(String arn, int index) {
        String[] parts = arn.split(":", -1);
        return parts.length > index ? parts[index] : "";
    }

    private String required(String name) {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            problem(name, "is missing", "the template sets it; redeploy the stack");
        }
        return value.orElse("");
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    private List<String> list(String name) {
        return optional(name).stream()
                .flatMap(value -> Pattern.compile(",").splitAsStream(value))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private void problem(String name, String wrong, String fix) {
        problems.add(name + " " + wrong + ": " + fix);
    }
}

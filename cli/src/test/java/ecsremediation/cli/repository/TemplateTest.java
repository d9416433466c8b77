package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.lambda.LocalContext;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares template.yaml with the code: permissions, environment variables, handlers and timeouts. */
class TemplateTest {
    private static final String TEMPLATE = Repository.text(Path.of("template.yaml"));
    private static final Path SOURCES = Path.of("functions/src/main/java/ecsremediation");

    /** Lambda sets this variable. */
    private static final String SET_BY_LAMBDA = "AWS_REGION";

    /** The logging of Powertools reads these; the code sets the namespace and the dimensions of the metrics. */
    private static final Set<String> READ_BY_POWERTOOLS = Set.of("POWERTOOLS_SERVICE_NAME", "POWERTOOLS_LOG_LEVEL");

    private static final Pattern READ = Pattern.compile("\\.((?:describe|list)[A-Z]\\w*?)(?:Paginator)?\\b");
    private static final Pattern GRANTED = Pattern.compile("\\b(?:ecs|autoscaling):((?:Describe|List)\\w+)");
    private static final Pattern VARIABLE_READ = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\"");
    private static final Pattern VARIABLE_SET = Pattern.compile("(?m)^ {8,10}([A-Z_]+): ");

    @Test
    void grantsExactlyTheReadsThatTheAdaptersMake() {
        assertThat(groups(GRANTED, TEMPLATE)).isEqualTo(capitalised(groups(READ, sources("aws"))));
    }

    @Test
    void grantsOneWriteToAutoScalingAndOneToEcs() {
        assertThat(groups(Pattern.compile("\\bautoscaling:((?!Describe)[A-Z]\\w+)$", Pattern.MULTILINE), TEMPLATE))
                .containsExactly("UpdateAutoScalingGroup");
        assertThat(groups(Pattern.compile("\\becs:((?!Describe|List)[A-Z]\\w+)"), TEMPLATE))
                .containsExactly("UpdateClusterSettings");
    }

    @Test
    void theDocumentedStopKeepsEveryOtherParameter() {
        String section = TEMPLATE.substring(TEMPLATE.indexOf("\nParameters:\n"), TEMPLATE.indexOf("\nRules:\n"));
        NavigableSet<String> parameters = groups(Pattern.compile("(?m)^  (\\w+):$"), section);
        String page = Repository.text(Path.of("docs/operating.md"));
        String command = page.substring(
                page.indexOf("aws cloudformation update-stack "), page.indexOf("aws cloudformation wait "));

        assertThat(command)
                .contains(
                        " --use-previous-template ",
                        " --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND ",
                        " ParameterKey=Mode,ParameterValue=observe ");
        assertThat(parameters.remove("Mode")).isTrue();
        assertThat(groups(Pattern.compile(" ParameterKey=(\\w+),UsePreviousValue=true(?=\\s)"), command))
                .isEqualTo(parameters);
        assertThat(command.lines().toList().subList(0, (int) command.lines().count() - 1))
                .allMatch(line -> line.endsWith(" \\"));
    }

    @Test
    void setsExactlyTheVariablesThatTheSettingsRead() {
        NavigableSet<String> read =
                groups(VARIABLE_READ, Repository.text(SOURCES.resolve("handler/SettingsParser.java")));
        NavigableSet<String> set = groups(VARIABLE_SET, TEMPLATE);
        read.remove(SET_BY_LAMBDA);
        set.removeAll(READ_BY_POWERTOOLS);

        assertThat(set).isEqualTo(read);
    }

    @Test
    void startsHandlersThatExist() {
        NavigableSet<String> handlers =
                groups(Pattern.compile("Handler: ecsremediation\\.handler\\.(\\w+)::handleRequest"), TEMPLATE);

        assertThat(handlers)
                .containsExactly("AlarmFunction", "ContainerInsightsFunction", "ServiceEventFunction", "TickFunction")
                .allSatisfy(
                        name -> assertThat(Repository.files()).contains(SOURCES.resolve("handler/" + name + ".java")));
    }

    /** The value that the Lambda developer guide recommends for SQS event sources. */
    @Test
    void theVisibilityTimeoutIsSixTimesTheFunctionsTimeout() {
        assertThat(number("VisibilityTimeout")).isEqualTo(6 * number("(?m)^    Timeout"));
    }

    /** ManyClustersTest measures the sweep with this timeout and schedule. */
    @Test
    void upToFiveTicksRunAtATime() {
        assertThat(TEMPLATE).contains("ScheduleExpression: rate(1 minute)");
        assertThat(timeout("TickFunction")).isEqualTo(5 * 60);
    }

    @Test
    void localFunctionsHaveTheTimeoutsOfTheTemplate() {
        assertThat(new LocalContext("AlarmFunction", 1).getRemainingTimeInMillis())
                .isEqualTo(1000 * number("(?m)^    Timeout"));
        assertThat(new LocalContext("TickFunction", 1).getRemainingTimeInMillis())
                .isEqualTo(1000 * timeout("TickFunction"));
        assertThat(new LocalContext("ContainerInsightsFunction", 1).getRemainingTimeInMillis())
                .isEqualTo(1000 * timeout("ContainerInsightsFunction"));
    }

    /** The function answers before CloudFormation gives up, even if it starts slowly. */
    @Test
    void theCustomResourceWaitsLongerThanItsFunctionMayRun() {
        assertThat(number("ServiceTimeout") - timeout("ContainerInsightsFunction"))
                .isBetween(15, 60);
    }

    /** The timeout of a function that does not have the usual one, in seconds. */
    private static int timeout(String function) {
        String rest = TEMPLATE.substring(TEMPLATE.indexOf("\n  " + function + ":\n"));
        return Integer.parseInt(rest.replaceFirst("(?s).*?\n      Timeout: (\\d+)\n.*", "$1"));
    }

    private static int number(String name) {
        return Integer.parseInt(
                groups(Pattern.compile(name + ": (\\d+)"), TEMPLATE).getFirst());
    }

    private static String sources(String folder) {
        return Repository.files().stream()
                .filter(file -> file.startsWith(SOURCES.resolve(folder)))
                .map(Repository::text)
                .reduce("", (all, text) -> all + "\n" + text);
    }

    private static NavigableSet<String> groups(Pattern pattern, String text) {
        return sorted(pattern.matcher(text).results().map(found -> found.group(1)));
    }

    private static NavigableSet<String> capitalised(NavigableSet<String> names) {
        return sorted(names.stream().map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)));
    }

    private static NavigableSet<String> sorted(Stream<String> names) {
        NavigableSet<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return sorted;
    }
}

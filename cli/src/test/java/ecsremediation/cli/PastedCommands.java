package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.aws.Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceStatus;
import software.amazon.awssdk.services.ecs.model.ManagedScalingStatus;

/**
 * The commands of a mail, pasted by an operator: those of our own program run through its command line, those of the AWS
 * CLI through the SDK, with the parameters that the AWS CLI makes of their options.
 */
final class PastedCommands {
    /** A word of a command whose names need no quotes. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|[^\\s']+");

    private final ServedLab lab;
    private final List<String> answers = new ArrayList<>();

    PastedCommands(ServedLab lab) {
        this.lab = lab;
    }

    /** What the commands that only print printed. */
    List<String> answers() {
        return answers;
    }

    /** Pastes the commands of one section of a mail, in their order. @return how many there were */
    int section(String mail, String title) {
        List<List<String>> commands = commands(mail, title);
        commands.forEach(this::run);
        return commands.size();
    }

    /** Pastes one command of a section, of several to choose from. */
    void one(String mail, String title, int index) {
        run(commands(mail, title).get(index));
    }

    /**
     * Pastes the AWS CLI's commands of one section of a mail into a POSIX shell that finds no other program, and runs what
     * the shell would run. @return how many there were
     */
    int shell(String mail, String title) {
        String script = "aws() { printf '%s\\0' aws \"$@\"; printf '\\n\\0'; }\n"
                + sections(mail, title)
                        .lines()
                        .skip(1)
                        .dropWhile(line -> !line.startsWith("  aws "))
                        .collect(Collectors.joining("\n", "", "\n"));
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String word : printed(script).split("\0", -1)) {
            if (word.equals("\n")) {
                commands.add(List.copyOf(words));
                words.clear();
            } else {
                words.add(word);
            }
        }
        commands.forEach(this::run);
        return commands.size();
    }

    private static String printed(String script) {
        try {
            ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-s").redirectErrorStream(true);
            shell.environment().clear();
            shell.environment().put("PATH", "");
            Process process = shell.start();
            process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of each command of a section, whose title may have more words. */
    static List<List<String>> commands(String mail, String title) {
        List<List<String>> commands = new ArrayList<>();
        for (String command : sections(mail, title).replace(" \\\n", " ").split("\n", -1)) {
            if (command.startsWith("  aws ") || command.startsWith("  ecs-remediation ")) {
                commands.add(WORD.matcher(command)
                        .results()
                        .map(m -> m.group(1) == null ? m.group() : m.group(1))
                        .toList());
            }
        }
        return commands;
    }

    /** The first section with that title; the empty line behind it ends it. */
    private static String sections(String mail, String title) {
        return Stream.of(mail.split("\n\n", -1))
                .filter(section -> section.startsWith(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + title + " in\n" + mail));
    }

    private void run(List<String> words) {
        if (words.getFirst().equals("ecs-remediation")) {
            assertThat(lab.paste(words.subList(1, words.size()))).isZero();
            return;
        }
        Map<String, List<String>> options = options(words.subList(3, words.size()));
        assertThat(options.remove("--region")).containsExactly("eu-central-1");
        try (Clients clients = lab.clients()) {
            String operation = words.get(1) + " " + words.get(2);
            switch (words.get(1)) {
                case "ecs" -> ecs(clients.ecs(), operation, options);
                case "autoscaling" -> autoScaling(clients.autoScalingForWriting(), operation, options);
                case "dynamodb" -> dynamoDb(clients.dynamoDb(), operation, options);
                case "sts" -> answers.add(lab.decoded(one(options, "--encoded-message")));
                default -> throw new AssertionError(operation);
            }
        }
    }

    private static void ecs(EcsClient ecs, String operation, Map<String, List<String>> options) {
        switch (operation) {
            case "ecs update-service" ->
                ecs.updateService(r -> r.cluster(one(options, "--cluster"))
                        .service(one(options, "--service"))
                        .taskDefinition(
                                options.containsKey("--task-definition") ? one(options, "--task-definition") : null)
                        .desiredCount(
                                options.containsKey("--desired-count") ? number(options, "--desired-count") : null)
                        .forceNewDeployment(options.containsKey("--force-new-deployment")));
            case "ecs update-cluster-settings" -> {
                String[] setting = one(options, "--settings").split("[=,]", -1);
                ClusterSetting insights = ClusterSetting.builder()
                        .name(setting[1])
                        .value(setting[3])
                        .build();
                ecs.updateClusterSettings(
                        r -> r.cluster(one(options, "--cluster")).settings(List.of(insights)));
            }
            case "ecs update-container-instances-state" ->
                assertThat(ecs.updateContainerInstancesState(r -> r.cluster(one(options, "--cluster"))
                                        .status(ContainerInstanceStatus.fromValue(one(options, "--status")))
                                        .containerInstances(all(options, "--container-instances")))
                                .failures())
                        .isEmpty();
            case "ecs deregister-container-instance" ->
                ecs.deregisterContainerInstance(r -> r.cluster(one(options, "--cluster"))
                        .containerInstance(one(options, "--container-instance"))
                        .force(options.containsKey("--force")));
            case "ecs list-container-instances" ->
                ecs.listContainerInstances(
                        r -> r.cluster(one(options, "--cluster")).filter(one(options, "--filter")));
            case "ecs update-capacity-provider" -> {
                String status = one(options, "--auto-scaling-group-provider")
                        .replaceFirst("^managedScaling=\\{status=(\\w+)}$", "$1");
                ecs.updateCapacityProvider(r -> r.name(one(options, "--name"))
                        .autoScalingGroupProvider(
                                p -> p.managedScaling(m -> m.status(ManagedScalingStatus.fromValue(status)))));
            }
            default -> throw new AssertionError(operation);
        }
    }

    private static void dynamoDb(DynamoDbClient table, String operation, Map<String, List<String>> options) {
        assertThat(operation).isEqualTo("dynamodb delete-item");
        Map<String, AttributeValue> key = new TreeMap<>();
        json(one(options, "--key"))
                .properties()
                .forEach(field -> key.put(
                        field.getKey(),
                        AttributeValue.fromS(field.getValue().path("S").asText())));
        table.deleteItem(r -> r.tableName(one(options, "--table-name")).key(key));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static void autoScaling(AutoScalingClient groups, String operation, Map<String, List<String>> options) {
        switch (operation) {
            case "autoscaling update-auto-scaling-group" ->
                groups.updateAutoScalingGroup(r -> r.autoScalingGroupName(one(options, "--auto-scaling-group-name"))
                        .desiredCapacity(
                                options.containsKey("--desired-capacity")
                                        ? number(options, "--desired-capacity")
                                        : null)
                        .maxSize(number(options, "--max-size")));
            case "autoscaling set-instance-protection" ->
                groups.setInstanceProtection(r -> r.autoScalingGroupName(one(options, "--auto-scaling-group-name"))
                        .instanceIds(all(options, "--instance-ids"))
                        .protectedFromScaleIn(options.containsKey("--protected-from-scale-in")));
            case "autoscaling resume-processes" ->
                groups.resumeProcesses(r -> r.autoScalingGroupName(one(options, "--auto-scaling-group-name"))
                        .scalingProcesses(all(options, "--scaling-processes")));
            case "autoscaling create-or-update-tags" ->
                groups.createOrUpdateTags(r -> r.tags(tag(one(options, "--tags"))));
            case "autoscaling delete-tags" -> groups.deleteTags(r -> r.tags(tag(one(options, "--tags"))));
            default -> throw new AssertionError(operation);
        }
    }

    private static Tag tag(String text) {
        Map<String, String> fields = new TreeMap<>();
        if (text.startsWith("[")) {
            json(text)
                    .get(0)
                    .properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
        } else {
            Arrays.stream(text.split(",", -1))
                    .map(field -> field.split("=", 2))
                    .forEach(field -> fields.put(field[0], field[1]));
        }
        return Tag.builder()
                .resourceType(fields.get("ResourceType"))
                .resourceId(fields.get("ResourceId"))
                .propagateAtLaunch(Boolean.valueOf(fields.get("PropagateAtLaunch")))
                .key(fields.get("Key"))
                .value(fields.get("Value"))
                .build();
    }

    private static Map<String, List<String>> options(List<String> words) {
        Map<String, List<String>> options = new TreeMap<>();
        String option = "";
        for (String word : words) {
            if (word.startsWith("--")) {
                option = word;
                options.put(option, new ArrayList<>());
            } else {
                all(options, option).add(word);
            }
        }
        return options;
    }

    private static String one(Map<String, List<String>> options, String name) {
        List<String> values = all(options, name);
        assertThat(values).as(name).hasSize(1);
        return values.getFirst();
    }

    private static List<String> all(Map<String, List<String>> options, String name) {
        return Objects.requireNonNull(options.get(name), name);
    }

    private static int number(Map<String, List<String>> options, String name) {
        return Integer.parseInt(one(options, name));
    }
}

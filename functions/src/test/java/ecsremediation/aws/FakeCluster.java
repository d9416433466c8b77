package ecsremediation.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.aws.FakeAws.Call;
import ecsremediation.aws.FakeAws.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One ECS cluster behind the API's own limits. A call that asks for more than AWS allows is refused, and
 * lists have pages.
 */
final class FakeCluster {
    static final String NAME = "EcsLabPublicCluster";
    private static final JsonMapper MAPPER = new JsonMapper();
    static final String ARN = "arn:aws:ecs:eu-central-1:111122223333:";
    private static final int PAGE = 100;

    final Map<String, ObjectNode> services = new LinkedHashMap<>();
    final Map<String, ObjectNode> tasks = new LinkedHashMap<>();
    final Map<String, ObjectNode> instances = new LinkedHashMap<>();
    final Map<String, ObjectNode> providers = new LinkedHashMap<>();
    final Map<String, ObjectNode> taskDefinitions = new LinkedHashMap<>();

    /** Instances that the list contains and the describe call does not find. */
    final List<String> gone = new ArrayList<>();

    void installOn(FakeAws aws) {
        aws.on("DescribeClusters", this::describeClusters)
                .on("ListServices", c -> list(c, "serviceArns", services.keySet()))
                .on("DescribeServices", c -> describe(c, "services", 10, services))
                .on("ListTasks", c -> list(c, "taskArns", tasksOf(c)))
                .on("DescribeTasks", c -> describe(c, "tasks", 100, tasks))
                .on("ListContainerInstances", c -> list(c, "containerInstanceArns", instances.keySet()))
                .on("DescribeContainerInstances", c -> describe(c, "containerInstances", 100, instances))
                .on("DescribeCapacityProviders", c -> describe(c, "capacityProviders", 10, providers))
                .on("DescribeTaskDefinition", this::describeTaskDefinition);
    }

    /** A REPLICA service on EC2 with one deployment. */
    ObjectNode service(String name, int desired, int running) {
        String arn = ARN + "service/" + NAME + "/" + name;
        ObjectNode service = object("""
                {"serviceArn":"%1$s","serviceName":"%2$s","status":"ACTIVE","launchType":"EC2","schedulingStrategy":"REPLICA",
                 "desiredCount":%3$d,"runningCount":%4$d,"pendingCount":0,
                 "deploymentConfiguration":{"minimumHealthyPercent":50,"maximumPercent":150,"strategy":"LINEAR"},
                 "deploymentController":{"type":"ECS"},"taskDefinition":"%5$s",
                 "deployments":[{"id":"ecs-svc/%2$s","status":"PRIMARY","taskDefinition":"%5$s","desiredCount":%3$d,
                   "runningCount":%4$d,"pendingCount":0,"failedTasks":2,"createdAt":1466801808.595,
                   "updatedAt":1466801812.435,"rolloutState":"IN_PROGRESS","rolloutStateReason":"in progress"}],
                 "placementConstraints":[{"type":"distinctInstance"}],
                 "placementStrategy":[{"type":"spread","field":"attribute:ecs.availability-zone"}],
                 "events":[{"id":"1","createdAt":1466801810.000,"message":"older"},
                   {"id":"2","createdAt":1466801812.435,"message":"newer"}]}
                """.formatted(arn, name, desired, running, taskDefinition("td-" + name)));
        services.put(arn, service);
        return service;
    }

    /** A task of a service. A STOPPED task stopped a minute after its creation. */
    ObjectNode task(String service, String id, String lastStatus) {
        String arn = ARN + "task/" + NAME + "/" + id;
        ObjectNode task = object("""
                {"taskArn":"%s","group":"service:%s","startedBy":"ecs-svc/%s","taskDefinitionArn":"%s","lastStatus":"%s",
                 "desiredStatus":"%s","createdAt":1466801808.595,"healthStatus":"HEALTHY","containers":[]}
                """.formatted(
                        arn,
                        service,
                        service,
                        ARN + "task-definition/td-" + service + ":1",
                        lastStatus,
                        lastStatus.equals("STOPPED") ? "STOPPED" : "RUNNING"));
        if (lastStatus.equals("STOPPED")) {
            task.put("stoppedAt", 1466801868.595)
                    .put("stopCode", "EssentialContainerExited")
                    .put("stoppedReason", "exit");
        }
        tasks.put(arn, task);
        return task;
    }

    /** A t3.micro in the form in which it registers. */
    ObjectNode instance(String ec2Id) {
        String arn = ARN + "container-instance/" + NAME + "/" + ec2Id;
        ObjectNode instance = object("""
                {"containerInstanceArn":"%s","ec2InstanceId":"%s","status":"ACTIVE","agentConnected":true,
                 "runningTasksCount":1,"pendingTasksCount":0,"registeredAt":1466801808.595,
                 "registeredResources":[
                   {"name":"CPU","type":"INTEGER","doubleValue":0.0,"longValue":0,"integerValue":2048},
                   {"name":"MEMORY","type":"INTEGER","doubleValue":0.0,"longValue":0,"integerValue":952},
                   {"name":"PORTS","type":"STRINGSET","integerValue":0,"stringSetValue":["22","2376","2375","51678","51679"]},
                   {"name":"PORTS_UDP","type":"STRINGSET","integerValue":0,"stringSetValue":[]}],
                 "remainingResources":[
                   {"name":"CPU","type":"INTEGER","doubleValue":0.0,"longValue":0,"integerValue":1792},
                   {"name":"MEMORY","type":"INTEGER","doubleValue":0.0,"longValue":0,"integerValue":440},
                   {"name":"PORTS","type":"STRINGSET","integerValue":0,"stringSetValue":["22","2376","2375","51678","51679","8080"]},
                   {"name":"PORTS_UDP","type":"STRINGSET","integerValue":0,"stringSetValue":["53"]}],
                 "attributes":[{"name":"ecs.instance-type","value":"t3.micro"},
                   {"name":"ecs.availability-zone","value":"eu-central-1a"},
                   {"name":"com.amazonaws.ecs.capability.docker-remote-api.1.18"}]}
                """.formatted(arn, ec2Id));
        instances.put(arn, instance);
        return instance;
    }

    /**
     * A capacity provider.
     *
     * @param group an ARN or a name
     */
    void provider(String name, String group, String managedScaling) {
        providers.put(name, object("""
                {"name":"%s","status":"ACTIVE","type":"EC2_AUTOSCALING","autoScalingGroupProvider":
                 {"autoScalingGroupArn":"%s","managedScaling":{"status":"%s","targetCapacity":100}}}
                """.formatted(name, group, managedScaling)));
    }

    /** One of AWS's own capacity providers. */
    void fargate(String name) {
        providers.put(name, object("{\"name\":\"%1$s\",\"status\":\"ACTIVE\",\"type\":\"%1$s\"}".formatted(name)));
    }

    /** The ARN of a task definition of 256 CPU units and 512 MiB. */
    String taskDefinition(String family) {
        String arn = ARN + "task-definition/" + family + ":1";
        taskDefinitions.put(arn, object("""
                {"taskDefinitionArn":"%s","family":"%s","revision":1,"cpu":"256","memory":"512",
                 "containerDefinitions":[{"name":"main","cpu":0}]}
                """.formatted(arn, family)));
        return arn;
    }

    private Reply describeClusters(Call call) {
        if (!call.list("clusters").equals(List.of(NAME))) {
            return Reply.ok(
                    "{\"clusters\":[],\"failures\":[{\"arn\":\"%scluster/x\",\"reason\":\"MISSING\"}]}".formatted(ARN));
        }
        ObjectNode cluster = MAPPER.createObjectNode().put("clusterName", NAME).put("status", "ACTIVE");
        ArrayNode names = cluster.putArray("capacityProviders");
        providers.keySet().forEach(names::add);
        ObjectNode answer = MAPPER.createObjectNode();
        answer.putArray("clusters").add(cluster);
        return Reply.ok(answer.toString());
    }

    private Reply describeTaskDefinition(Call call) {
        ObjectNode found =
                taskDefinitions.get(call.json().path("taskDefinition").asText());
        return found == null
                ? Reply.error(400, "ClientException", "Unable to describe task definition.")
                : Reply.ok(
                        MAPPER.createObjectNode().set("taskDefinition", found).toString());
    }

    private Collection<String> tasksOf(Call call) {
        boolean ofAll = call.json().path("serviceName").isMissingNode();
        String owner = "service:" + call.json().path("serviceName").asText();
        String status = call.json().path("desiredStatus").asText();
        String instance = call.json().path("containerInstance").asText();
        return tasks.entrySet().stream()
                .filter(e -> instance.isEmpty()
                        || e.getValue().path("containerInstanceArn").asText().equals(instance))
                .filter(e -> ofAll || e.getValue().path("group").asText().equals(owner))
                .filter(e -> e.getValue().path("desiredStatus").asText().equals(status))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Reply list(Call call, String field, Collection<String> arns) {
        int from = call.json().path("nextToken").asInt(0);
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode page = answer.putArray(field);
        arns.stream()
                .skip(from)
                .limit(Math.min(PAGE, call.json().path("maxResults").asInt(10)))
                .forEach(page::add);
        if (from + page.size() < arns.size()) {
            answer.put("nextToken", String.valueOf(from + page.size()));
        }
        return Reply.ok(answer.toString());
    }

    private Reply describe(Call call, String field, int most, Map<String, ObjectNode> things) {
        List<String> asked = call.list(field);
        if (asked.isEmpty() || asked.size() > most) {
            return Reply.error(400, "InvalidParameterException", field + " has " + asked.size() + " elements");
        }
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode found = answer.putArray(field);
        ArrayNode failures = answer.putArray("failures");
        for (String arn : asked) {
            JsonNode thing = things.get(arn);
            if (thing == null || gone.contains(arn)) {
                failures.addObject().put("arn", arn).put("reason", "MISSING");
            } else {
                found.add(thing);
            }
        }
        return Reply.ok(answer.toString());
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /**
     * Answers the first calls with an error.
     *
     * @param times the number of failing calls
     */
    static Function<Call, Reply> failing(int times, Reply error, Function<Call, Reply> then) {
        AtomicInteger asked = new AtomicInteger();
        return call -> asked.incrementAndGet() <= times ? error : then.apply(call);
    }
}

"""Plays the lab by hand with botocore and the AWS CLI against a running world, and checks every parsed answer.

usage: play_lab.py ENDPOINT_URL [--cli PATH_OF_AWS]

The world is the lab at rest, without functions, on a fast clock: ./ecs-remediation serve --functions none --speed 300
"""

import argparse
import json
import os
import subprocess
import sys
import time

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

REGION = "eu-central-1"
CLUSTER = "EcsLabPublicCluster"
SERVICE = "EcsLabApi"
GROUP = "EcsLabAsg"
TABLE = "ecs-remediation"
PATIENCE = 90  # real seconds for what takes minutes of virtual time

checked = 0
answered = set()


def check(claim, holds):
    """Counts a claim that holds; ends the run with one that does not."""
    global checked
    if not holds:
        sys.exit(f"play_lab: not so: {claim}")
    checked += 1


class Caller:
    """A botocore client that notes which operations were answered."""

    def __init__(self, session, service, url):
        self.service = service
        self.client = session.create_client(
            service, region_name=REGION, endpoint_url=url, config=Config(retries={"total_max_attempts": 1})
        )

    def __getattr__(self, operation):
        def call(**parameters):
            answered.add(f"{self.service}:{operation}")
            return getattr(self.client, operation)(**parameters)

        return call

    def refused(self, code, operation, **parameters):
        """The call must be refused with this code."""
        try:
            getattr(self, operation)(**parameters)
        except ClientError as error:
            found = error.response["Error"]["Code"]
            check(f"{operation} is refused with {code}, not {found}", found == code)
            check(f"{operation} has a request id", bool(error.response["ResponseMetadata"]["RequestId"]))
            return
        check(f"{operation} is refused", False)


def until(claim, condition):
    """Waits for what the world's clock brings."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            check(claim, True)
            return
        time.sleep(0.2)
    check(f"{claim}, within {PATIENCE} s", False)


def with_cli(path, url):
    """The lab's commands, as one types them."""

    def aws(*words):
        environment = dict(
            os.environ,
            AWS_ACCESS_KEY_ID="lab",
            AWS_SECRET_ACCESS_KEY="lab",
            AWS_DEFAULT_REGION=REGION,
            AWS_PAGER="",
            AWS_ENDPOINT_URL=url,
        )
        run = subprocess.run([path, *words], env=environment, capture_output=True, text=True, timeout=60)
        check(f"aws {' '.join(words)} exits 0: {run.stderr.strip()}", run.returncode == 0)
        return json.loads(run.stdout) if run.stdout.strip() else {}

    clusters = aws("ecs", "list-clusters")["clusterArns"]
    check("the CLI lists the cluster", [arn.split("/")[-1] for arn in clusters] == [CLUSTER])
    settings = aws(
        "ecs", "update-cluster-settings", "--cluster", CLUSTER, "--settings", "name=containerInsights,value=enabled"
    )["cluster"]["settings"]
    check("the CLI turns Container Insights on", settings == [{"name": "containerInsights", "value": "enabled"}])
    services = aws("ecs", "describe-services", "--cluster", CLUSTER, "--services", SERVICE)["services"]
    check("the CLI describes the service", services[0]["serviceName"] == SERVICE)
    groups = aws("autoscaling", "describe-auto-scaling-groups", "--auto-scaling-group-names", GROUP)
    check("the CLI describes the group", groups["AutoScalingGroups"][0]["AutoScalingGroupName"] == GROUP)
    alarms = aws("cloudwatch", "describe-alarms")["MetricAlarms"]
    check("the CLI describes the alarms", len(alarms) >= 2)
    check("the CLI knows its account", aws("sts", "get-caller-identity")["Account"] == "111122223333")


def at_rest(ecs, autoscaling):
    check("one cluster", len(ecs.list_clusters()["clusterArns"]) == 1)
    described = ecs.describe_clusters(clusters=[CLUSTER, "none"], include=["SETTINGS"])
    check("the cluster is ACTIVE", described["clusters"][0]["status"] == "ACTIVE")
    check("a missing cluster is a failure", described["failures"][0]["reason"] == "MISSING")
    cluster = ecs.update_cluster_settings(
        cluster=CLUSTER, settings=[{"name": "containerInsights", "value": "enhanced"}]
    )["cluster"]
    check("the setting is answered", cluster["settings"][0]["value"] == "enhanced")
    check("one service", len(ecs.list_services(cluster=CLUSTER)["serviceArns"]) == 1)
    ecs.refused("ClusterNotFoundException", "list_services", cluster="none")
    ecs.refused("InvalidParameterException", "describe_services", cluster=CLUSTER, services=["x"] * 11)
    ecs.refused("ServiceNotFoundException", "update_service", cluster=CLUSTER, service="none")
    instances = ecs.list_container_instances(cluster=CLUSTER, status="ACTIVE")["containerInstanceArns"]
    instance = ecs.describe_container_instances(cluster=CLUSTER, containerInstances=instances)["containerInstances"][0]
    memory = {r["name"]: r["integerValue"] for r in instance["registeredResources"]}["MEMORY"]
    check("the instance registered 952 MiB", memory == 952)
    check("no capacity provider", ecs.describe_capacity_providers()["capacityProviders"] == [])
    details = autoscaling.describe_auto_scaling_instances(InstanceIds=[instance["ec2InstanceId"]])
    check("the instance is the group's", details["AutoScalingInstances"][0]["AutoScalingGroupName"] == GROUP)
    return instance


def definitions(ecs):
    registered = ecs.register_task_definition(
        family="probe",
        cpu="128",
        memory="64",
        containerDefinitions=[
            {"name": "web", "image": "web:1", "memory": 64, "portMappings": [{"containerPort": 80, "hostPort": 0}]}
        ],
    )["taskDefinition"]
    read = ecs.describe_task_definition(taskDefinition="probe:1")["taskDefinition"]
    check("the definition is kept", read == registered and read["containerDefinitions"][0]["memory"] == 64)
    service = ecs.create_service(cluster=CLUSTER, serviceName="probe", taskDefinition="probe", desiredCount=0)
    check("the service is created", service["service"]["status"] == "ACTIVE")
    first = ecs.list_services(cluster=CLUSTER, maxResults=1)
    second = ecs.list_services(cluster=CLUSTER, maxResults=1, nextToken=first["nextToken"])
    check("two pages of services", first["serviceArns"] != second["serviceArns"] and "nextToken" not in second)
    ecs.refused("InvalidParameterException", "list_services", cluster=CLUSTER, nextToken="junk")


def service_of(ecs):
    return ecs.describe_services(cluster=CLUSTER, services=[SERVICE])["services"][0]


def group_of(autoscaling):
    return autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[GROUP])["AutoScalingGroups"][0]


def trouble(ecs):
    updated = ecs.update_service(cluster=CLUSTER, service=SERVICE, desiredCount=4)["service"]
    check("desired is 4", updated["desiredCount"] == 4)
    until(
        "ECS says that memory is missing",
        lambda: any("insufficient memory" in event["message"] for event in service_of(ecs)["events"]),
    )
    service = service_of(ecs)
    check("one runs, none is pending", (service["runningCount"], service["pendingCount"]) == (1, 0))


def groups(autoscaling):
    autoscaling.refused(
        "ValidationError", "update_auto_scaling_group", AutoScalingGroupName=GROUP, DesiredCapacity=4
    )
    autoscaling.refused("ValidationError", "set_desired_capacity", AutoScalingGroupName=GROUP, DesiredCapacity=9)
    tag = dict(ResourceId=GROUP, ResourceType="auto-scaling-group", Key="team", Value="a&b", PropagateAtLaunch=False)
    autoscaling.create_or_update_tags(Tags=[tag])
    tags = autoscaling.describe_tags(Filters=[{"Name": "key", "Values": ["team"]}])["Tags"]
    check("the tag is there", tags == [tag])
    found = autoscaling.describe_auto_scaling_groups(Filters=[{"Name": "tag:team", "Values": ["a&b"]}])
    check("the group is found by its tag", len(found["AutoScalingGroups"]) == 1)
    autoscaling.suspend_processes(AutoScalingGroupName=GROUP, ScalingProcesses=["AZRebalance"])
    check("a process is suspended", group_of(autoscaling)["SuspendedProcesses"][0]["ProcessName"] == "AZRebalance")
    autoscaling.resume_processes(AutoScalingGroupName=GROUP, ScalingProcesses=["AZRebalance"])
    check("none is suspended", group_of(autoscaling)["SuspendedProcesses"] == [])
    check("no policy", autoscaling.describe_policies(AutoScalingGroupName=GROUP)["ScalingPolicies"] == [])
    actions = autoscaling.describe_scheduled_actions(AutoScalingGroupName=GROUP)
    check("no scheduled action", actions["ScheduledUpdateGroupActions"] == [])
    check("no warm pool", "WarmPoolConfiguration" not in autoscaling.describe_warm_pool(AutoScalingGroupName=GROUP))
    refreshes = autoscaling.describe_instance_refreshes(AutoScalingGroupName=GROUP)
    check("no instance refresh", refreshes["InstanceRefreshes"] == [])


def raise_group(ecs, autoscaling):
    autoscaling.update_auto_scaling_group(AutoScalingGroupName=GROUP, MaxSize=4, DesiredCapacity=3)
    autoscaling.set_desired_capacity(AutoScalingGroupName=GROUP, DesiredCapacity=4)
    check("desired and max are 4", (group_of(autoscaling)["DesiredCapacity"], group_of(autoscaling)["MaxSize"]) == (4, 4))
    until(
        "four instances are in service",
        lambda: sum(i["LifecycleState"] == "InService" for i in group_of(autoscaling)["Instances"]) == 4,
    )
    activities = autoscaling.describe_scaling_activities(AutoScalingGroupName=GROUP, MaxRecords=2)
    check("activities come in pages", len(activities["Activities"]) == 2 and "NextToken" in activities)
    check("an activity has a time", activities["Activities"][0]["StartTime"].tzinfo is not None)
    until("four tasks run", lambda: service_of(ecs)["runningCount"] == 4)
    arns = ecs.list_tasks(cluster=CLUSTER, serviceName=SERVICE, desiredStatus="RUNNING")["taskArns"]
    tasks = ecs.describe_tasks(cluster=CLUSTER, tasks=arns)["tasks"]
    check("the four are RUNNING", [task["lastStatus"] for task in tasks] == ["RUNNING"] * 4)
    check("one task per instance", len({task["containerInstanceArn"] for task in tasks}) == 4)
    check("PENDING is never a desired status", ecs.list_tasks(cluster=CLUSTER, desiredStatus="PENDING")["taskArns"] == [])
    stopped = ecs.stop_task(cluster=CLUSTER, task=arns[0], reason="by hand")["task"]
    check("a stopped task says why", stopped["stoppedReason"] == "by hand")


def drain(ecs, instance):
    arn = instance["containerInstanceArn"]
    drained = ecs.update_container_instances_state(cluster=CLUSTER, containerInstances=[arn], status="DRAINING")
    check("the instance drains", drained["containerInstances"][0]["status"] == "DRAINING")


def alarms(cloudwatch):
    all_alarms = cloudwatch.describe_alarms()["MetricAlarms"]
    names = {alarm["AlarmName"] for alarm in all_alarms}
    check("the lab's alarms", {"alarm_ecslabapi_pending", "alarm_ecslabapi_gap"} <= names)
    gap = cloudwatch.describe_alarms(AlarmNames=["alarm_ecslabapi_gap"])["MetricAlarms"][0]
    check("metric math has its expression", any("Expression" in query for query in gap["Metrics"]))
    cloudwatch.put_metric_alarm(
        AlarmName="probe",
        Namespace="ECS/ContainerInsights",
        MetricName="RunningTaskCount",
        Dimensions=[{"Name": "ClusterName", "Value": CLUSTER}, {"Name": "ServiceName", "Value": SERVICE}],
        Statistic="Average",
        Period=60,
        EvaluationPeriods=1,
        Threshold=0.5,
        ComparisonOperator="LessThanThreshold",
    )
    cloudwatch.set_alarm_state(AlarmName="probe", StateValue="ALARM", StateReason="by hand")
    probe = cloudwatch.describe_alarms(AlarmNamePrefix="pro")["MetricAlarms"][0]
    check("the alarm's threshold", probe["Threshold"] == 0.5)
    for_metric = cloudwatch.describe_alarms_for_metric(
        Namespace=probe["Namespace"], MetricName=probe["MetricName"], Dimensions=probe["Dimensions"]
    )
    check("the metric has the alarm", "probe" in {alarm["AlarmName"] for alarm in for_metric["MetricAlarms"]})
    cloudwatch.refused("ResourceNotFound", "set_alarm_state", AlarmName="none", StateValue="OK", StateReason="x")


def metrics(cloudwatch):
    listed = cloudwatch.list_metrics(Namespace="ECS/ContainerInsights", MetricName="DesiredTaskCount")["Metrics"]
    metric = next(m for m in listed if {"Name": "ServiceName", "Value": SERVICE} in m["Dimensions"])
    now = cloudwatch.describe_alarms(AlarmNames=["probe"])["MetricAlarms"][0]["StateUpdatedTimestamp"]
    window = dict(StartTime=now.timestamp() - 1200, EndTime=now.timestamp())
    points = cloudwatch.get_metric_statistics(**metric, **window, Period=60, Statistics=["Average"])["Datapoints"]
    check("the metric has points", len(points) >= 5 and points[0]["Average"] >= 1)
    stat = lambda name: {"Metric": dict(metric, MetricName=name), "Period": 60, "Stat": "Average"}
    data = cloudwatch.get_metric_data(
        **window,
        ScanBy="TimestampAscending",
        MetricDataQueries=[
            {"Id": "d", "MetricStat": stat("DesiredTaskCount"), "ReturnData": False},
            {"Id": "r", "MetricStat": stat("RunningTaskCount"), "ReturnData": False},
            {"Id": "gap", "Expression": "d - r", "Label": "gap"},
        ],
    )["MetricDataResults"]
    check("the gap is computed", data[0]["Id"] == "gap" and max(data[0]["Values"]) >= 0)
    cloudwatch.put_metric_data(Namespace="Own", MetricData=[{"MetricName": "m", "Value": 3.5}])
    check("a custom metric", len(cloudwatch.list_metrics(Namespace="Own")["Metrics"]) == 1)


def topics(sns):
    arns = {topic["TopicArn"] for topic in sns.list_topics()["Topics"]}
    arn = sns.create_topic(Name="notification_list")["TopicArn"]
    check("the alarm's topic is there", arn in arns)
    subscription = sns.subscribe(TopicArn=arn, Protocol="email", Endpoint="second@example.com")["SubscriptionArn"]
    check("the address is not confirmed", subscription == "pending confirmation")
    listed = {s["Endpoint"]: s["SubscriptionArn"] for s in sns.list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]}
    check("the subscription is listed", listed["second@example.com"] == "PendingConfirmation")
    sns.refused("InvalidParameter", "confirm_subscription", TopicArn=arn, Token="none")
    check("its attributes", sns.get_topic_attributes(TopicArn=arn)["Attributes"]["TopicArn"] == arn)
    check("a message id", bool(sns.publish(TopicArn=arn, Subject="Hi", Message="1 \u2192 4 <&>")["MessageId"]))
    sns.refused("NotFound", "publish", TopicArn=arn + "none", Message="x")
    sns.refused("InvalidParameter", "publish", TopicArn=arn, Subject="x" * 100, Message="x")


def logs(ecs, insights):
    ecs.update_cluster_settings(cluster=CLUSTER, settings=[{"name": "containerInsights", "value": "enabled"}])
    until("a log group", lambda: len(insights.describe_log_groups(logGroupNamePrefix="/aws/ecs/")["logGroups"]) == 1)
    group = insights.describe_log_groups()["logGroups"][0]["logGroupName"]
    text = "stats avg(CpuReserved) as cpu by TaskDefinitionFamily | filter Type = 'Task'"
    query = insights.start_query(logGroupName=group, startTime=0, endTime=4102444800, queryString=text)["queryId"]
    until("the query completes", lambda: insights.get_query_results(queryId=query)["status"] == "Complete")
    row = insights.get_query_results(queryId=query)["results"][0]
    check("the fields of a row", [cell["field"] for cell in row] == ["TaskDefinitionFamily", "cpu"])
    check("the values of a row", [cell["value"] for cell in row] == [SERVICE, "256"])
    insights.refused(
        "MalformedQueryException", "start_query", logGroupName=group, startTime=0, endTime=1, queryString="parse x"
    )
    insights.refused("ResourceNotFoundException", "get_query_results", queryId="none")
    check("events", len(insights.filter_log_events(logGroupName=group, limit=3)["events"]) == 3)
    saved = insights.put_query_definition(name="cpu", queryString=text, logGroupNames=[group])["queryDefinitionId"]
    listed = insights.describe_query_definitions(queryDefinitionNamePrefix="c")["queryDefinitions"]
    check("the saved query", [d["queryDefinitionId"] for d in listed] == [saved])
    check("it is deleted", insights.delete_query_definition(queryDefinitionId=saved)["success"])


def dashboards(cloudwatch):
    body = json.dumps({"widgets": [{"type": "text", "properties": {"markdown": "Lab"}}]})
    check("no problems", cloudwatch.put_dashboard(DashboardName="lab", DashboardBody=body)["DashboardValidationMessages"] == [])
    check("the body as it was put", cloudwatch.get_dashboard(DashboardName="lab")["DashboardBody"] == body)
    cloudwatch.refused("InvalidParameterInput", "put_dashboard", DashboardName="lab", DashboardBody="{}")
    entries = cloudwatch.list_dashboards(DashboardNamePrefix="l")["DashboardEntries"]
    check("the dashboard is listed", [(e["DashboardName"], e["Size"]) for e in entries] == [("lab", len(body))])
    cloudwatch.delete_dashboards(DashboardNames=["lab"])
    cloudwatch.refused("ResourceNotFound", "get_dashboard", DashboardName="lab")


def queues(sqs):
    url = sqs.create_queue(QueueName="probe")["QueueUrl"]
    check("its URL", sqs.get_queue_url(QueueName="probe")["QueueUrl"] == url)
    check("it is listed", url in sqs.list_queues()["QueueUrls"])
    sqs.send_message(QueueUrl=url, MessageBody="hello")
    count = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]["ApproximateNumberOfMessages"]
    check("one message waits", count == "1")
    message = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"][0]
    check("its body", message["Body"] == "hello")
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=3600)
    check("it is hidden", "Messages" not in sqs.receive_message(QueueUrl=url))
    sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    left = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    check("it is gone", left["ApproximateNumberOfMessagesNotVisible"] == "0")
    sqs.refused("AWS.SimpleQueueService.NonExistentQueue", "get_queue_url", QueueName="none")


def table(dynamodb):
    check("our table is there", TABLE in dynamodb.list_tables()["TableNames"])
    check("it is ACTIVE", dynamodb.describe_table(TableName=TABLE)["Table"]["TableStatus"] == "ACTIVE")
    made = dynamodb.create_table(
        TableName="probe",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )
    check("a table is made", made["TableDescription"]["TableName"] == "probe")
    for number in (10, 9, 100):
        dynamodb.put_item(TableName="probe", Item={"id": {"N": str(number)}, "b": {"B": b"\x00\xff"}})
    found = dynamodb.scan(TableName="probe", Limit=2)
    check("numbers are in order", [item["id"]["N"] for item in found["Items"]] == ["9", "10"])
    check("there is a second page", found["LastEvaluatedKey"] == {"id": {"N": "10"}})
    item = dynamodb.get_item(TableName="probe", Key={"id": {"N": "9.0"}})["Item"]
    check("binaries come back", item["b"]["B"] == b"\x00\xff")
    batch = dynamodb.batch_get_item(RequestItems={"probe": {"Keys": [{"id": {"N": "9"}}, {"id": {"N": "8"}}]}})
    check("a batch answers what is there", len(batch["Responses"]["probe"]) == 1)
    updated = dynamodb.update_item(
        TableName="probe",
        Key={"id": {"N": "1"}},
        UpdateExpression="SET #n = if_not_exists(#n, :zero) + :one ADD tags :tags",
        ExpressionAttributeNames={"#n": "count"},
        ExpressionAttributeValues={":zero": {"N": "0"}, ":one": {"N": "1"}, ":tags": {"SS": ["a"]}},
        ReturnValues="ALL_NEW",
    )["Attributes"]
    check("an update from nothing", updated["count"] == {"N": "1"} and updated["tags"] == {"SS": ["a"]})
    queried = dynamodb.query(
        TableName="probe", KeyConditionExpression="id = :id", ExpressionAttributeValues={":id": {"N": "1"}}
    )
    check("a query finds it", queried["Count"] == 1)
    condition = dict(ConditionExpression="attribute_not_exists(id)")
    dynamodb.refused("ConditionalCheckFailedException", "put_item", TableName="probe", Item=updated, **condition)
    write = {"Put": dict(TableName="probe", Item=updated, **condition)}
    dynamodb.refused("TransactionCanceledException", "transact_write_items", TransactItems=[write])
    dynamodb.delete_item(TableName="probe", Key={"id": {"N": "1"}})
    dynamodb.transact_write_items(TransactItems=[write])
    check("the transaction wrote", "Item" in dynamodb.get_item(TableName="probe", Key={"id": {"N": "1"}}))
    dynamodb.refused("ValidationException", "get_item", TableName="probe", Key={"id": {"S": "1"}})
    dynamodb.delete_table(TableName="probe")
    dynamodb.refused("ResourceNotFoundException", "describe_table", TableName="probe")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("url")
    arguments.add_argument("--cli", help="the aws command, to play the lab's commands with it as well")
    given = arguments.parse_args()
    session = botocore.session.get_session()
    session.set_credentials("lab", "lab")
    ecs, autoscaling, cloudwatch, sns, sqs, dynamodb, sts, insights = (
        Caller(session, name, given.url)
        for name in ("ecs", "autoscaling", "cloudwatch", "sns", "sqs", "dynamodb", "sts", "logs")
    )
    check("whose account it is", sts.get_caller_identity()["Account"] == "111122223333")
    if given.cli:
        with_cli(given.cli, given.url)
    instance = at_rest(ecs, autoscaling)
    definitions(ecs)
    trouble(ecs)
    groups(autoscaling)
    raise_group(ecs, autoscaling)
    alarms(cloudwatch)
    metrics(cloudwatch)
    logs(ecs, insights)
    dashboards(cloudwatch)
    topics(sns)
    queues(sqs)
    table(dynamodb)
    drain(ecs, instance)
    print(f"play_lab: {checked} claims hold over {len(answered)} operations")


if __name__ == "__main__":
    main()

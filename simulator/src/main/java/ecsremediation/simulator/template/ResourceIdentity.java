package ecsremediation.simulator.template;

import ecsremediation.simulator.engine.SimulatedAccount;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * The name of a stack's resource, and the values of {@code Ref} and {@code Fn::GetAtt} that follow from it [CloudFormation
 * template reference, return values].
 *
 * @param type the resource's type, {@code AWS::SNS::Topic}
 * @param name the physical name
 */
record ResourceIdentity(SimulatedAccount account, String type, String logicalId, String name) {

    /** The property that names a resource of this type. */
    static String nameProperty(String type) {
        return switch (type) {
            case "AWS::Serverless::Function", "AWS::Lambda::Function" -> "FunctionName";
            case "AWS::DynamoDB::Table" -> "TableName";
            case "AWS::SNS::Topic" -> "TopicName";
            case "AWS::SQS::Queue" -> "QueueName";
            case "AWS::IAM::Role" -> "RoleName";
            case "AWS::IAM::ManagedPolicy" -> "ManagedPolicyName";
            case "AWS::Logs::LogGroup" -> "LogGroupName";
            case "AWS::CloudWatch::Alarm" -> "AlarmName";
            case "AWS::CloudWatch::Dashboard" -> "DashboardName";
            default -> "Name";
        };
    }

    /** The value of {@code Ref}. */
    String ref(String path) {
        return switch (type) {
            case "AWS::SNS::Topic", "AWS::IAM::ManagedPolicy", "AWS::Lambda::Alias", "AWS::Lambda::Version" -> arn();
            case "AWS::SQS::Queue" -> attribute("QueueUrl", path);
            case "AWS::KMS::Key" -> keyId();
            default -> name;
        };
    }

    /** The value of {@code Fn::GetAtt}. */
    String attribute(String attribute, String path) {
        return switch (attribute) {
            case "Arn" -> type.equals("AWS::Logs::LogGroup") ? arn() + ":*" : arn();
            case "TopicArn" -> only("AWS::SNS::Topic", arn(), attribute, path);
            case "TopicName" -> only("AWS::SNS::Topic", name, attribute, path);
            case "QueueName" -> only("AWS::SQS::Queue", name, attribute, path);
            case "QueueUrl" ->
                only(
                        "AWS::SQS::Queue",
                        "https://sqs." + account.region() + ".amazonaws.com/" + account.id() + "/" + name,
                        attribute,
                        path);
            case "KeyId" -> only("AWS::KMS::Key", keyId(), attribute, path);
            default -> throw unsupported(attribute, path);
        };
    }

    /** What SAM publishes for a function with {@code AutoPublishAlias: live}. */
    ResourceIdentity published(String what, String path) {
        if (!type.equals("AWS::Serverless::Function")) {
            throw new TemplateException(path, "only a function has ." + what);
        }
        return switch (what) {
            case "Alias" -> new ResourceIdentity(account, "AWS::Lambda::Alias", logicalId, name + ":live");
            case "Version" -> new ResourceIdentity(account, "AWS::Lambda::Version", logicalId, name + ":1");
            default -> throw new TemplateException(path, "a function has no ." + what);
        };
    }

    /** The resource's ARN. */
    String arn() {
        return switch (type) {
            case "AWS::Serverless::Function", "AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version" ->
                account.function(name);
            case "AWS::DynamoDB::Table" -> account.arn("dynamodb", "table/" + name);
            case "AWS::SNS::Topic" -> account.topic(name);
            case "AWS::SQS::Queue" -> account.queue(name);
            case "AWS::KMS::Key" -> account.arn("kms", "key/" + keyId());
            case "AWS::IAM::Role" -> iam("role");
            case "AWS::IAM::ManagedPolicy" -> iam("policy");
            case "AWS::Logs::LogGroup" -> account.arn("logs", "log-group:" + name);
            case "AWS::CloudWatch::Alarm" -> account.alarm(name);
            case "AWS::Events::Rule" -> account.arn("events", "rule/" + name);
            case "AWS::Scheduler::Schedule" -> account.arn("scheduler", "schedule/default/" + name);
            default -> deterministic();
        };
    }

    /** IAM is global: its ARNs name no Region. */
    private String iam(String kind) {
        return "arn:" + account.partition() + ":iam::" + account.id() + ":" + kind + "/" + name;
    }

    private String keyId() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** An ARN in the most frequent format, for types without an entry above. */
    private String deterministic() {
        String[] parts = type.toLowerCase(Locale.ROOT).split("::", -1);
        return account.arn(parts[Math.min(1, parts.length - 1)], parts[parts.length - 1] + "/" + name);
    }

    private String only(String owner, String value, String attribute, String path) {
        if (!type.equals(owner)) {
            throw unsupported(attribute, path);
        }
        return value;
    }

    private TemplateException unsupported(String attribute, String path) {
        return new TemplateException(path, "the attribute " + attribute + " of " + type + " is not supported");
    }
}

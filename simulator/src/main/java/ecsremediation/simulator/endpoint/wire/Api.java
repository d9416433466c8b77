package ecsremediation.simulator.endpoint.wire;

import java.util.Optional;
import java.util.function.Predicate;

/** The AWS services of the endpoint, and how their requests differ in each protocol. */
public enum Api {
    ECS("ecs", "AmazonEC2ContainerServiceV20141113", "", "", "InvalidParameterException"),
    DYNAMODB("dynamodb", "DynamoDB_20120810", "com.amazonaws.dynamodb.v20120810#", "", "ValidationException"),
    SQS("sqs", "AmazonSQS", "com.amazonaws.sqs#", "", "InvalidParameterValue"),
    CLOUDWATCH(
            "cloudwatch",
            "GraniteServiceVersion20100801",
            "com.amazonaws.cloudwatch.v2010_08_01#",
            "2010-08-01",
            "ValidationError"),
    AUTO_SCALING("autoscaling", "", "", "2011-01-01", "ValidationError"),
    SNS("sns", "", "", "2010-03-31", "InvalidParameter"),
    /** It has no error of its own for parameters that are not valid. */
    EVENTBRIDGE("events", "AWSEvents", "", "", "ValidationException"),
    LOGS("logs", "Logs_20140328", "", "", "InvalidParameterException"),
    STS("sts", "", "", "2011-06-15", "ValidationError");

    private final String prefix;
    private final String target;
    private final String typeNamespace;
    private final String queryVersion;
    private final String invalid;

    Api(String prefix, String target, String typeNamespace, String queryVersion, String invalid) {
        this.prefix = prefix;
        this.target = target;
        this.typeNamespace = typeNamespace;
        this.queryVersion = queryVersion;
        this.invalid = invalid;
    }

    /** The service's prefix in IAM actions, such as {@code autoscaling}. */
    public String prefix() {
        return prefix;
    }

    /** The namespace before an error's name in {@code __type}. */
    String typeNamespace() {
        return typeNamespace;
    }

    /** The error code for invalid parameters. */
    public String invalidCode() {
        return invalid;
    }

    /** Whether errors carry the code of the former Query protocol in a header: SQS and CloudWatch. */
    boolean isQueryCompatible() {
        return this == SQS || this == CLOUDWATCH;
    }

    /** The namespace of its XML answers, from the service models. */
    String xmlNamespace() {
        return switch (this) {
            case CLOUDWATCH -> "http://monitoring.amazonaws.com/doc/2010-08-01/";
            case STS -> "https://sts.amazonaws.com/doc/2011-06-15/";
            case ECS, DYNAMODB, SQS, AUTO_SCALING, SNS, EVENTBRIDGE, LOGS ->
                "http://" + prefix + ".amazonaws.com/doc/" + queryVersion + "/";
        };
    }

    /** The service of an {@code X-Amz-Target} with this prefix, or of an RPC path with this name. */
    static Optional<Api> ofTarget(String target) {
        return Optional.of(target).filter(t -> !t.isEmpty()).flatMap(t -> first(api -> api.target.equals(t)));
    }

    /** The service with this version in the Query protocol. */
    static Optional<Api> ofQueryVersion(String version) {
        return Optional.of(version).filter(v -> !v.isEmpty()).flatMap(v -> first(api -> api.queryVersion.equals(v)));
    }

    private static Optional<Api> first(Predicate<Api> test) {
        for (Api api : values()) {
            if (test.test(api)) {
                return Optional.of(api);
            }
        }
        return Optional.empty();
    }
}

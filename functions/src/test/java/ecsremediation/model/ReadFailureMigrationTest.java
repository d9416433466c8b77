package ecsremediation.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.fixture.Observations;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text with which version 1.0.0 named a thing that it could not read. */
final class ReadFailureMigrationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cluster C | CLUSTER | C",
                "list of services of C | SERVICE_LIST | C",
                "service EcsLabApi | SERVICE | EcsLabApi",
                "services A, B | SERVICES | A, B",
                "services A | SERVICES | A",
                "task definition EcsLabApi:1 | TASK_DEFINITION | EcsLabApi:1",
                "list of container instances of C | CONTAINER_INSTANCE_LIST | C",
                "container instance 1f2e | CONTAINER_INSTANCE | 1f2e",
                "100 container instances from 1f2e | CONTAINER_INSTANCES | 100 container instances from 1f2e",
                "list of RUNNING tasks of cluster C | TASK_LIST | RUNNING tasks of cluster C",
                "list of STOPPED tasks of EcsLabApi | TASK_LIST | STOPPED tasks of EcsLabApi",
                "task 1f2e | TASK | 1f2e",
                "3 tasks from 1f2e | TASKS | 3 tasks from 1f2e",
                "capacity provider cp | CAPACITY_PROVIDER | cp",
                "capacity providers FARGATE, cp | CAPACITY_PROVIDERS | FARGATE, cp",
                "group my group | GROUP | my group",
                "groups a, b | GROUPS | a, b",
                "groups tagged for C | GROUPS | tagged for C",
                "groups of 3 instances from i-1 | GROUPS | of 3 instances from i-1",
                "scaling policies of prod/blue | SCALING_POLICIES | prod/blue",
                "scaling policy cpu | SCALING_POLICY | cpu",
                "scheduled actions of g | SCHEDULED_ACTIONS | g",
                "instance refreshes of g | INSTANCE_REFRESHES | g",
                "scaling activities of g | SCALING_ACTIVITIES | g",
                "scaling activity 1f2e | SCALING_ACTIVITY | 1f2e",
                "something else | OTHER | something else",
            })
    void isReadAsKindAndNameAndPrintedAsBefore(String what, ReadFailure.Kind kind, String name) throws Exception {
        ObjectNode record = (ObjectNode) ObservationJson.tree(Observations.lab().build());
        record.withArray("unread").addObject().put("what", what).put("why", "MISSING");

        assertThat(ObservationJson.fromTree(record).unread()).singleElement().satisfies(failure -> {
            assertThat(failure).isEqualTo(new ReadFailure(kind, name, "MISSING"));
            assertThat(failure.what()).isEqualTo(what);
        });
    }

    @Test
    void aRecordThatVersion1WroteIsReadable() throws Exception {
        try (InputStream record = requireNonNull(getClass().getResourceAsStream("/decisions-1.0.0/partly-read.json"))) {
            JsonNode tree = ObservationJson.tree(record);

            assertThat(ObservationJson.fromTree(tree.path("observation")).unread())
                    .containsExactly(new ReadFailure(
                            ReadFailure.Kind.TASK_DEFINITION,
                            "EcsLabApi:1",
                            "AccessDeniedException: User is not authorized to perform: ecs:DescribeTaskDefinition"));
        }
    }
}

package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.session.LabFault;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults that are switched over HTTP while the lab is served, and the e-mails to its operators. */
class ServedFaultsTest {
    private final ServedLab lab = ServedLab.atRest();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        lab.close();
    }

    @Test
    void anImageThatCannotBePulledIsNamedUntilItCan() throws Exception {
        switchOn(LabFault.BAD_TASK_IMAGE);
        lab.desire(4);
        assertNamedWithin20Minutes("action required, 3 of 4 tasks missing: the container image cannot be pulled");

        switchOff(LabFault.BAD_TASK_IMAGE);
        assertRecovered(4);
    }

    @Test
    void theStepEventsAreServed() throws Exception {
        lab.desire(4);
        lab.pass(Duration.ofMinutes(15));

        List<JsonNode> events = new ArrayList<>();
        for (String line : send("GET", "events").body().lines().toList()) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertThat(events)
                .extracting(event -> event.at("/detail/step").asText())
                .containsExactly("OPENED", "RAISED", "CLEARED");
        assertThat(events)
                .allMatch(event -> event.path("source").asText().equals("ecs.remediation")
                        && event.at("/detail/service").asText().equals("EcsLabApi"));
        assertThat(send("GET", "other").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "events").statusCode()).isEqualTo(405);
    }

    @Test
    void crashingTasksAreNamedUntilTheyStay() throws Exception {
        switchOn(LabFault.CRASHING_TASKS);
        assertNamedWithin20Minutes("action required, 1 of 1 task missing: the tasks start and exit");

        switchOff(LabFault.CRASHING_TASKS);
        assertRecovered(1);
    }

    @Test
    void missingCapacityOfEc2IsNamedUntilItIsBack() throws Exception {
        switchOn(LabFault.NO_CAPACITY);
        lab.desire(4);
        assertNamedWithin20Minutes("holding, 3 of 4 tasks missing: EC2 has no capacity for these instances now");

        switchOff(LabFault.NO_CAPACITY);
        assertRecovered(4);
    }

    @Test
    void lostAgentsOfFreeInstancesAreNamedUntilTheyAreBack() throws Exception {
        lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(2, 2));
        lab.pass(Duration.ofMinutes(5));
        switchOn(LabFault.AGENTS_LOST);
        lab.desire(2);
        assertNamedWithin20Minutes("action required, 1 of 2 tasks missing: the ECS agent is disconnected");

        switchOff(LabFault.AGENTS_LOST);
        assertRecovered(2);
    }

    private void assertNamedWithin20Minutes(String cause) {
        lab.pass(Duration.ofMinutes(20));
        assertThat(lab.mails()).anyMatch(mail -> mail.startsWith("[ECS] EcsLabApi: " + cause));
    }

    private void assertRecovered(int tasks) {
        lab.pass(Duration.ofMinutes(30));
        assertThat(lab.running()).isEqualTo(tasks);
        assertThat(lab.mails().getLast()).contains("cleared");
    }

    private void switchOn(LabFault fault) throws IOException, InterruptedException {
        assertThat(send("PUT", "faults/" + fault).body()).matches("(?s)" + fault + " +on  .*");
    }

    private void switchOff(LabFault fault) throws IOException, InterruptedException {
        assertThat(send("DELETE", "faults/" + fault).body()).matches("(?s)" + fault + " +off  .*");
    }

    private HttpResponse<String> send(String method, String resource) throws IOException, InterruptedException {
        URI uri = URI.create(lab.uri() + "/control/" + resource);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void listsTheFaultsAndRefusesWhatIsNone() throws Exception {
        switchOn(LabFault.THROTTLED);
        switchOn(LabFault.THROTTLED);

        List<String> list = send("GET", "faults").body().lines().toList();
        assertThat(list).hasSize(LabFault.values().length);
        assertThat(list.stream().filter(line -> line.contains(" on ")))
                .singleElement()
                .asString()
                .startsWith("throttled ");
        HttpResponse<String> unknown = send("PUT", "faults/earthquake");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("'earthquake'");
        assertThat(Arrays.stream(LabFault.values()).map(LabFault::toString)).allMatch(unknown.body()::contains);
        assertThat(send("POST", "faults/throttled").statusCode()).isEqualTo(405);
        assertThat(send("PUT", "faults").statusCode()).isEqualTo(405);
        assertThat(send("GET", "clock").statusCode()).isEqualTo(404);
    }
}

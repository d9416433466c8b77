package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code status}, {@code incidents} and {@code incident}, on an account in which one incident has ended. */
class IncidentCommandsTest {
    private static final String SERVICE = "EcsLabPublicCluster/EcsLabApi";

    private static final ServedLab LAB = ServedLab.atRest();
    private static String open = "";
    private static String openList = "";

    @BeforeAll
    static void playAnIncident() {
        LAB.desire(4);
        LAB.pass(Duration.ofMinutes(2));
        LAB.run("status");
        open = LAB.out();
        LAB.run("incidents");
        openList = LAB.out();
        LAB.pass(Duration.ofMinutes(30));
    }

    @AfterAll
    static void close() {
        LAB.close();
    }

    @Test
    void statusShowsOpenIncidentsAndGroupsWithTheirLastRaise() {
        assertThat(open)
                .contains("Stack ecs-remediation in eu-central-1, table ecs-remediation")
                .containsPattern(
                        "Mode: act; permitted: act by the parameter Mode, at .* UTC; ordered: act by lab, .* UTC")
                .contains("Pause: none")
                .contains("Left to owners: 0 not ours, 0 held by order")
                .contains("Open incidents: 1")
                .containsPattern(
                        SERVICE + "  raised for .*, next reconciliation .*; EcsLabAsg raised: desired 1 → 4, max 1 → 4")
                .containsPattern("EcsLabAsg  desired 4, max 4, ceiling 10; last raised .*: desired 1 → 4, max 1 → 4");
        assertThat(openList).containsPattern(SERVICE + "/2026-\\S+Z  raised for");
    }

    @Test
    void statusNamesThePauseAndWhoOrderedIt() throws IOException {
        LAB.run("pause", "--for", "1h", "--why", "load test", "--by", "anna");
        assertThat(LAB.run("status")).isZero();
        assertThat(LAB.out()).contains("Open incidents: 0").containsPattern("Pause: until .* by anna: load test");
        assertThat(LAB.run("status", "--json")).isZero();
        JsonNode status = new ObjectMapper().readTree(LAB.out());
        assertThat(status.at("/pause/by").asText()).isEqualTo("anna");
        assertThat(status.at("/groups/0/lastAction/to/desired").asInt()).isEqualTo(4);
        assertThat(status.at("/left/notOurs").isInt()).isTrue();
        assertThat(status.at("/mode/name").asText()).isEqualTo("act");
        LAB.run("resume");
    }

    @Test
    void statusNamesTheHolderOfAGroupsLock() {
        Instant local = Instant.now();
        Instant functions = LAB.world().now();
        LAB.lock("EcsLabAsg", "TickFunction", local.isAfter(functions) ? local : functions);
        LAB.run("status");
        assertThat(LAB.out()).containsPattern("EcsLabAsg .*; locked by TickFunction until \\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void incidentsListsEndedIncidents() throws IOException {
        assertThat(LAB.run("incidents", "--all")).isZero();
        assertThat(LAB.out())
                .containsPattern(
                        SERVICE + "/2026-\\S+Z  cleared after \\d+ min.*; the instances have too little memory left;")
                .hasLineCount(1);
        LAB.run("incidents", "--all", "--json");
        JsonNode incidents = new ObjectMapper().readTree(LAB.out());
        assertThat(incidents).hasSize(1);
        assertThat(incidents.at("/0/phase").asText()).isEqualTo("CLEARED");
    }

    @Test
    void incidentShowsItsTimelineAndDecisions() {
        assertThat(LAB.run("incident", SERVICE)).isZero();
        assertThat(LAB.out())
                .containsSubsequence(
                        "gap seen",
                        "EcsLabAsg raised: desired 1 → 4, max 1 → 4",
                        "mailed: raising EcsLabAsg",
                        "EcsLabAsg: 4 in service",
                        "EcsLabAsg: 4 registered",
                        "every task runs",
                        "mailed: cleared",
                        "Decisions, of",
                        "triggered by ECS event SERVICE_TASK_PLACEMENT_FAILURE",
                        "seen: desired 4, running 1, pending 0: the instances have too little memory left",
                        "plan: raise EcsLabAsg: desired 1 → 4, max 1 → 4 (at least 3, chosen 3, at most 3 new;",
                        "done: EcsLabAsg was raised",
                        "triggered by the clock",
                        "more time");
    }

    @Test
    void noOutputNamesAReasonOrAStateByItsConstant() {
        for (String[] command : new String[][] {{"status"}, {"incidents", "--all"}, {"incident", SERVICE}, {"mode"}}) {
            LAB.run(command);
            assertThat(OwnConstants.in(LAB.out())).as(command[0]).isEmpty();
        }
        assertThat(OwnConstants.in(open + openList)).isEmpty();
    }

    @Test
    void theListedIdFindsTheIncidentWithItsDecisionsAsJson() throws IOException {
        LAB.run("incidents", "--all", "--json");
        String id = new ObjectMapper().readTree(LAB.out()).at("/0/id").asText();
        assertThat(LAB.run("incident", id, "--json")).isZero();
        JsonNode history = new ObjectMapper().readTree(LAB.out());
        assertThat(history.path("id").asText()).isEqualTo(id);
        assertThat(history.at("/decisions/0/outcomes/0/kind").asText()).isEqualTo("Raised");
        assertThat(history.at("/decisions/0/observation").isMissingNode()).isTrue();
    }

    @Test
    void aShortenedIdFindsTheIncident() {
        LAB.run("incidents", "--all");
        String id = LAB.out().replaceFirst("(?s) .*", "");
        for (int length : new int[] {4, 7, 10, 16, 19}) {
            String shortened = id.substring(0, SERVICE.length() + 1 + length);
            assertThat(LAB.run("incident", shortened)).as(shortened).isZero();
            assertThat(LAB.out()).contains("  id     " + id + "\n");
        }
        assertThat(LAB.run("incident", SERVICE + "/2025")).isEqualTo(ExitCode.USAGE);
        assertThat(LAB.run("incident", SERVICE + "/yesterday")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anUnknownIncidentIsAnsweredWithTheCommandThatListsThem() {
        assertThat(LAB.run("incident", "EcsLabPublicCluster/other")).isEqualTo(ExitCode.USAGE);
        assertThat(LAB.errors()).singleElement().asString().contains("EcsLabPublicCluster/other", "incidents --all");
        assertThat(LAB.run("incident", SERVICE + "/2020-01-01T00:00:00Z")).isEqualTo(ExitCode.USAGE);
        assertThat(LAB.run("incident", "EcsLabApi")).isEqualTo(ExitCode.USAGE);
        assertThat(LAB.errors()).singleElement().asString().contains("write CLUSTER/SERVICE");
    }
}

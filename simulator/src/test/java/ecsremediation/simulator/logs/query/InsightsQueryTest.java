package ecsremediation.simulator.logs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecsremediation.simulator.World;
import ecsremediation.simulator.logs.CloudWatchLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each query runs on the events of two tasks over three minutes, two services and a cluster. */
class InsightsQueryTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final String GROUP = "/aws/ecs/containerinsights/lab/performance";

    private final World world = new World(1, START);

    InsightsQueryTest() {
        for (int minute = 0; minute < 3; minute++) {
            put(
                    minute,
                    "{'Type':'Task','TaskId':'t1','TaskDefinitionFamily':'api','ServiceName':'web'," + "'CpuUtilized':"
                            + (10 + minute) + ".5,'CpuReserved':100.0,'MemoryUtilized':200}");
            put(
                    minute,
                    "{'Type':'Task','TaskId':'t2','TaskDefinitionFamily':'job','ServiceName':'batch',"
                            + "'CpuUtilized':40.0,'CpuReserved':50.0,'MemoryUtilized':300}");
            put(minute, "{'Type':'Container','TaskId':'t1','ContainerName':'app','ServiceName':'web'}");
            put(minute, "{'Type':'Container','TaskId':'t1','ContainerName':'log','ServiceName':'web'}");
            put(
                    minute,
                    "{'Type':'Service','ServiceName':'web','RunningTaskCount':1,'DesiredTaskCount':4,"
                            + "'CloudWatchMetrics':[{'Namespace':'ECS/ContainerInsights'}]}");
            put(minute, "{'Type':'Cluster','ClusterName':'lab','ContainerInstanceCount':" + (minute + 1) + "}");
        }
    }

    private void put(int minute, String json) {
        world.logs()
                .put(
                        new CloudWatchLogs.LogTarget(GROUP, "stream", 1),
                        START.plus(Duration.ofMinutes(minute)),
                        () -> json.replace('\'', '"'));
    }

    @Test
    void averagesTheCpuByTaskFamily() {
        assertThat(rows("stats avg(CpuUtilized) by TaskDefinitionFamily | filter Type = 'Task'"))
                .containsExactlyInAnyOrder(
                        "TaskDefinitionFamily=api, avg(CpuUtilized)=11.5",
                        "TaskDefinitionFamily=job, avg(CpuUtilized)=40");
    }

    @Test
    void countsTheContainerInstancesOfAClusterInTime() {
        assertThat(rows("stats avg(ContainerInstanceCount) as instances by bin(1m) as minute, ClusterName"
                        + " | filter Type = \"Cluster\" | sort minute desc"))
                .containsExactly(
                        "minute=2026-01-05 09:02:00.000, ClusterName=lab, instances=3",
                        "minute=2026-01-05 09:01:00.000, ClusterName=lab, instances=2",
                        "minute=2026-01-05 09:00:00.000, ClusterName=lab, instances=1");
    }

    @Test
    void countsTheRunningContainersOfAService() {
        assertThat(rows("filter Type='Container' | stats count_distinct(ContainerName) as containers by ServiceName"))
                .containsExactly("ServiceName=web, containers=2");
        assertThat(rows("filter Type=\"Service\" | stats max(RunningTaskCount) by ServiceName"))
                .containsExactly("ServiceName=web, max(RunningTaskCount)=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
            filter Type="Task" | stats avg(CpuUtilized) as cpu by TaskDefinitionFamily | sort cpu desc                  ! TaskDefinitionFamily=job, cpu=40; TaskDefinitionFamily=api, cpu=11.5
            filter Type="Task" | stats avg(CpuUtilized) as cpu by TaskDefinitionFamily | sort cpu asc                   ! TaskDefinitionFamily=api, cpu=11.5; TaskDefinitionFamily=job, cpu=40
            filter Type="Task" | stats avg(CpuUtilized) as cpu by TaskDefinitionFamily as f | sort f | limit 1          ! f=api, cpu=11.5
            filter Type="Task" | stats avg(CpuUtilized) as cpu by TaskDefinitionFamily | filter cpu > 20                ! TaskDefinitionFamily=job, cpu=40
            filter Type="Task" | stats max(CpuUtilized) as top, min(CpuUtilized) as low by ServiceName | sort top       ! ServiceName=web, top=12.5, low=10.5; ServiceName=batch, top=40.0, low=40.0
            filter Type="Task" | stats sum(CpuUtilized) by TaskId | sort TaskId                                         ! TaskId=t1, sum(CpuUtilized)=34.5; TaskId=t2, sum(CpuUtilized)=120
            filter Type="Task" | stats 100*avg(CpuUtilized)/avg(CpuReserved) as percent by TaskId | sort percent        ! TaskId=t1, percent=11.5; TaskId=t2, percent=80
            filter Type in ["Task","Container"] | stats count(*) as n by Type | sort n desc, Type                       ! Type=Container, n=6; Type=Task, n=6
            filter Type="Task" and not ServiceName like /^we/ | stats count() as n by ServiceName                       ! ServiceName=batch, n=3
            filter Type="Task" and ServiceName not like "we" | stats count() as n                                       ! n=3
            filter ServiceName =~ "at" or Type = 'Cluster' | stats count(*) as n by Type | sort Type desc               ! Type=Task, n=3; Type=Cluster, n=3
            filter Type="Task" and CpuUtilized >= 11.5 | stats count(CpuUtilized) as n by TaskId | sort TaskId          ! TaskId=t1, n=2; TaskId=t2, n=3
            filter Type="Container" | stats count_distinct(TaskId) as tasks                                             ! tasks=1
            filter CloudWatchMetrics.0.Namespace = "ECS/ContainerInsights" | stats count(*) as n                        ! n=3
            STATS Count(*) AS n BY Type | SORT Type | LIMIT 2                                                            ! Type=Cluster, n=3; Type=Container, n=6
            stats latest(ContainerInstanceCount) as newest, earliest(ContainerInstanceCount) as oldest                   ! newest=3, oldest=1
            filter Type="Task" | stats pct(CpuUtilized, 50) as half by TaskId | sort TaskId | limit 1                   ! TaskId=t1, half=11.5
            filter Type="Task" | fields CpuUtilized / CpuReserved as share | stats max(share) as most by TaskId | sort most ! TaskId=t1, most=0.125; TaskId=t2, most=0.8
            stats count(*) as n by bin(2m) as period, Type | filter Type = "Cluster" | sort period                      ! period=2026-01-05 09:00:00.000, Type=Cluster, n=2; period=2026-01-05 09:02:00.000, Type=Cluster, n=1
            stats count(*) as n by Type | stats sum(n) as all, count(*) as types                                        ! all=18, types=4
            filter ispresent(ContainerName) and TaskId = 't1' | stats count(*) as n by concat(ServiceName, "/", ContainerName) as c | sort c ! c=web/app, n=3; c=web/log, n=3
            """)
    void answersVariants(String query, String expected) {
        assertThat(String.join("; ", rows(query))).isEqualTo(expected);
    }

    @Test
    void groupsRowsThatLackAFieldByThemselves() {
        assertThat(rows("stats count(*) as n by TaskDefinitionFamily | sort TaskDefinitionFamily"))
                .containsExactly("n=12", "TaskDefinitionFamily=api, n=3", "TaskDefinitionFamily=job, n=3");
    }

    @Test
    void showsTimestampAndMessageOfEventsNewestFirst() {
        List<Map<String, String>> rows = run("filter Type = 'Cluster'").rows();

        assertThat(rows)
                .extracting(row -> row.get("@timestamp"))
                .containsExactly("2026-01-05 09:02:00.000", "2026-01-05 09:01:00.000", "2026-01-05 09:00:00.000");
        assertThat(rows.getFirst().keySet()).containsExactly("@timestamp", "@message", "@ptr");
        assertThat(rows.getFirst().get("@message")).startsWith("{\"Type\":\"Cluster\"");
    }

    @Test
    void showsTheFieldsOfTheLastDisplay() {
        assertThat(rows("fields TaskId, CpuUtilized | filter Type = 'Task' | sort CpuUtilized | limit 1"
                        + " | display CpuUtilized, missing"))
                .containsExactly("CpuUtilized=10.5");
    }

    @Test
    void ignoresComments() {
        assertThat(rows("# all\nstats count(*) as n # | limit 1\n| display n")).containsExactly("n=18");
    }

    @Test
    void countsWhatItScannedAndMatched() {
        QueryResults results = run("filter Type = 'Task' | stats count(*) by TaskId | limit 1");

        assertThat(results.scanned()).isEqualTo(18);
        assertThat(results.matched()).isEqualTo(6);
        assertThat(results.rows()).hasSize(1);
    }

    @Test
    void readsTheTimeRangeWithBothItsEnds() {
        QueryResults results = InsightsQuery.parse("stats count(*) as n")
                .run(List.copyOf(world.logs().groups()), START, START.plusSeconds(60), 10);

        assertThat(results.rows()).containsExactly(Map.of("n", "12"));
    }

    @Test
    void findsTheSameWhateverTheOrderOfGroupsAndFilters() {
        String one =
                "filter Type='Task' | stats avg(CpuUtilized) as cpu by ServiceName, bin(1m) as t | sort t, ServiceName";
        String other =
                "stats avg(CpuUtilized) as cpu by bin(1m) as t, ServiceName | sort t, ServiceName | filter Type='Task'";

        assertThat(run(one).rows()).hasSize(6).isEqualTo(run(other).rows());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
            parse @message "*" as x             ! the command parse is not simulated at line 1 and position 1
            stats avg(CpuUtilized by Type       ! unexpected by at line 1 and position 23
            stats median(CpuUtilized)           ! the function median is not simulated at line 1 and position 7
            fields jsonParse(@message) as m     ! the function jsonParse is not simulated at line 1 and position 8
            stats pct(CpuUtilized)              ! the function pct does not take 1 argument at line 1 and position 7
            stats bin(5m, 5m, 5m)               ! the function bin does not take 3 arguments at line 1 and position 7
            fields @timestamp | dedup Type      ! the command dedup is not simulated at line 1 and position 21
            pattern @message                    ! the command pattern is not simulated at line 1 and position 1
            fields @timestamp |                 ! unexpected end of the query at line 1 and position 20
            select *                            ! unexpected select at line 1 and position 1
            filter Type = "Task                 ! unexpected " at line 1 and position 15
            filter Type like /(/                ! no regular expression: Unclosed group at line 1 and position 18
            stats Type by ServiceName           ! Type is no aggregation at line 1 and position 7
            fields max(CpuUtilized)             ! max(CpuUtilized) is an aggregation, which only stats has at line 1 and position 8
            limit 0                             ! limit must be from 1 to 10000 at line 1 and position 7
            limit 10001                         ! limit must be from 1 to 10000 at line 1 and position 7
            limit many                          ! unexpected many at line 1 and position 7
            filter Type = and                   ! unexpected and at line 1 and position 15
            stats count(*) as n by Type | filter n = CpuUtilized ! this filter compares fields of events with results of stats, which is not simulated at line 1 and position 31
            sort Type up                        ! unexpected up at line 1 and position 11
            filter Type ; limit 1               ! unexpected ; at line 1 and position 13
            """)
    void refusesOtherQueriesByTheirPart(String query, String problem) {
        assertThatThrownBy(() -> InsightsQuery.parse(query))
                .isInstanceOf(MalformedQuery.class)
                .hasMessage(problem);
    }

    @Test
    void namesTheLineOfAProblem() {
        assertThatThrownBy(() -> InsightsQuery.parse("fields @timestamp\n| filter Type == 1"))
                .isInstanceOfSatisfying(MalformedQuery.class, malformed -> {
                    assertThat(malformed.problem()).isEqualTo("unexpected = at line 2 and position 16");
                    assertThat(malformed.start()).isEqualTo(33);
                    assertThat(malformed.end()).isEqualTo(34);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "|", "# only a comment"})
    void refusesAQueryWithoutACommand(String query) {
        assertThatThrownBy(() -> InsightsQuery.parse(query)).isInstanceOf(MalformedQuery.class);
    }

    private QueryResults run(String query) {
        return InsightsQuery.parse(query)
                .run(List.copyOf(world.logs().groups()), START, START.plus(Duration.ofHours(1)), 1000);
    }

    /** Each row as text, without its pointer. */
    private List<String> rows(String query) {
        return run(query).rows().stream()
                .map(row -> {
                    Map<String, String> cells = new LinkedHashMap<>(row);
                    cells.remove("@ptr");
                    return cells.entrySet().stream()
                            .map(cell -> cell.getKey() + "=" + cell.getValue())
                            .collect(Collectors.joining(", "));
                })
                .toList();
    }
}

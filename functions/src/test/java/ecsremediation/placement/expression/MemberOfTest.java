package ecsremediation.placement.expression;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Resources;
import ecsremediation.placement.InstanceCapacity;
import ecsremediation.placement.InstanceId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberOfTest {
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "ecs.instance-type", "t3.micro",
            "ecs.availability-zone", "eu-central-1a",
            "stack", "prod",
            "generation", "10",
            "flag", "");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            attribute:stack == prod ; yes
            attribute:stack equals prod ; yes
            attribute:stack == "prod" ; yes
            attribute:stack == 'test' ; no
            attribute:stack != test ; yes
            attribute:stack!=prod ; no
            attribute:stack not_equals prod ; no
            attribute:absent == prod ; no
            attribute:absent != prod ; yes
            attribute:stack exists ; yes
            attribute:flag exists ; yes
            attribute:absent exists ; no
            attribute:absent !exists ; yes
            attribute:stack not_exists ; no
            attribute:ecs.availability-zone in [eu-central-1a, eu-central-1b] ; yes
            attribute:ecs.availability-zone in ['us-east-1a'] ; no
            attribute:ecs.availability-zone !in [us-east-1a] ; yes
            attribute:ecs.availability-zone not_in [eu-central-1a] ; no
            attribute:ecs.instance-type =~ t3.* ; yes
            attribute:ecs.instance-type =~ t3 ; no
            attribute:ecs.instance-type matches (t2|t3)[.](micro|small) ; yes
            (attribute:ecs.instance-type =~ (t2|t3).*) ; yes
            attribute:ecs.instance-type !~ t2.* ; yes
            attribute:ecs.instance-type not_matches 't3[.].*' ; no
            attribute:generation > 9 ; yes
            attribute:generation >= 10 ; yes
            attribute:generation < 10 ; no
            attribute:generation <= 9.9 ; no
            attribute:generation greater_than 10 ; no
            attribute:generation greater_than_equal 10.0 ; yes
            attribute:generation less_than 10.0.1 ; yes
            attribute:generation less_than_equal 10 ; yes
            attribute:stack > prod-a ; no
            attribute:stack < prod-a ; yes
            attribute:absent > 1 ; no
            agentConnected == true ; yes
            not(attribute:stack == prod) ; no
            !attribute:stack == test ; yes
            !(attribute:stack == prod) ; no
            not not attribute:stack == prod ; yes
            attribute:stack == prod and attribute:generation == 10 ; yes
            attribute:stack == prod && attribute:generation == 11 ; no
            attribute:stack == test || attribute:generation == 10 ; yes
            attribute:stack == prod or attribute:stack == x and attribute:stack == y ; yes
            (attribute:stack == prod or attribute:stack == x) and attribute:stack == y ; no
            not attribute:stack == x and attribute:stack == y ; no
            attribute:stack == test and agentVersion > 1.0 ; no
            attribute:stack == prod or agentVersion > 1.0 ; yes
            """)
    void readsTheLanguageAsEcsDoes(String expression, String expected) {
        assertThat(MemberOf.matches(expression, capacity(new InstanceId.Registered("room"))))
                .isEqualTo(Match.of(expected.equals("yes")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "attribute:stack",
                "attribute:stack ==",
                "attribute:stack === prod",
                "attribute:stack == prod and",
                "attribute:stack == prod prod",
                "(attribute:stack == prod",
                "attribute:stack == prod)",
                "attribute:stack in []",
                "attribute:stack in [a, b",
                "attribute:stack in a",
                "attribute:stack == 'prod",
                "attribute:stack =~ [a-",
                "attribute:stack =~",
                "attribute:stack like prod",
                "== prod",
                "andattribute:stack",
                "agentVersion >= 1.70.0",
                "registeredAt > 2026-01-01",
                "runningTasksCount == 1",
                "task:group == family:x",
                "task:group == service:unread",
                "task:group in [service:absent, service:unread]",
                "task:group =~ service:x.*",
                "ec2InstanceId == i-1",
                "attribute:stack == prod and agentVersion > 1.0",
                "attribute:stack == test or agentVersion > 1.0",
                "not agentVersion > 1.0"
            })
    void anUnknownResultIsNeverNo(String expression) {
        assertThat(MemberOf.matches(expression, capacity(new InstanceId.Registered("room"))))
                .isInstanceOfSatisfying(
                        Match.Unknown.class, u -> assertThat(u.expression()).isEqualTo(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            attribute:ecs.availability-zone == a ; true
            attribute:rack == 1 and not(attribute:ecs.availability-zone in [a, b]) ; true
            attribute:ecs.availability-zone exists or attribute:rack == 1 ; true
            attribute:rack == ecs.availability-zone ; false
            attribute:my.ecs.availability-zone == a ; false
            attribute:ecs.availability-zone ; false
            """)
    void namesTheAttributesAnExpressionReads(String expression, boolean reads) {
        assertThat(MemberOf.reads(expression, "ecs.availability-zone")).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            task:group == service:neighbour ; yes
            task:group in [service:unread, service:neighbour] ; yes
            task:group =~ service:neigh.* ; yes
            task:group exists ; yes
            task:group != service:neighbour ; no
            task:group == service:absent ; no
            task:group != service:absent ; yes
            task:group == service:unread and attribute:stack == test ; no
            """)
    void knowsTheTaskGroupsOfServicesThatWereRead(String expression, String expected) {
        assertThat(MemberOf.matches(expression, capacity(new InstanceId.Registered("room"))))
                .isEqualTo(Match.of(expected.equals("yes")));
    }

    @Test
    void namesTheServicesOfTaskGroups() {
        assertThat(
                        MemberOf.services(
                                "task:group in [service:b, service:a] and not(task:group == family:x or attribute:a == service:c)"))
                .containsExactly("a", "b");
        assertThat(MemberOf.services("task:group == service:a and")).isEmpty();
    }

    @Test
    void saysWhereReadingStopped() {
        assertThat(MemberOf.matches("attribute:stack == prod prod", capacity(new InstanceId.Registered("room"))))
                .isEqualTo(new Match.Unknown(
                        "attribute:stack == prod prod", "it should have and, or, or its end at \"prod\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            runningTasksCount == 2 ; yes
            runningTasksCount < 2 ; no
            task:group == service:neighbour ; yes
            task:group == service:absent ; no
            task:group != service:absent ; yes
            ec2InstanceId in [i-1, i-2] ; no
            ec2InstanceId not_in [i-1] ; yes
            """)
    void knowsEverySubjectOfANewInstance(String expression, String expected) {
        assertThat(MemberOf.matches(expression, capacity(new InstanceId.Template("g"))))
                .isEqualTo(Match.of(expected.equals("yes")));
    }

    @Test
    void tooDeepExpressionsAreUnreadable() {
        String fits = "(".repeat(49) + "attribute:stack == prod" + ")".repeat(49);
        String tooDeep = "(".repeat(50) + "attribute:stack == prod" + ")".repeat(50);
        assertThat(MemberOf.matches(fits, capacity(new InstanceId.Template("g"))))
                .isEqualTo(new Match.Yes());
        assertThat(MemberOf.matches(tooDeep, capacity(new InstanceId.Template("g"))))
                .isInstanceOf(Match.Unknown.class);
        assertThat(MemberOf.matches("!".repeat(1900) + "a exists", capacity(new InstanceId.Template("g"))))
                .isInstanceOf(Match.Unknown.class);
    }

    @Test
    void tooLongExpressionsAreUnreadable() {
        String longest = "attribute:stack == " + "x".repeat(QueryParser.LONGEST - 19);
        assertThat(MemberOf.matches(longest, capacity(new InstanceId.Template("g"))))
                .isEqualTo(new Match.No());
        assertThat(MemberOf.matches(longest + "x", capacity(new InstanceId.Template("g"))))
                .isInstanceOf(Match.Unknown.class);
    }

    @Test
    void runawayPatternsAreStopped() {
        InstanceCapacity capacity = capacityWith(Map.of("stack", "a".repeat(60)), new InstanceId.Template("g"));
        assertThat(MemberOf.matches("attribute:stack =~ '(a+a+)+\\1b'", capacity))
                .isEqualTo(new Match.Unknown(
                        "attribute:stack =~ '(a+a+)+\\1b'", "the regular expression (a+a+)+\\1b takes too long"));
    }

    @Test
    void noTextThrows() {
        String[] pieces = {
            "attribute:stack",
            " ",
            "==",
            "prod",
            "!",
            "(",
            ")",
            "[",
            "]",
            ",",
            "'",
            "\"",
            "and",
            "or",
            "in",
            "=~",
            "&&",
            "~",
            "exists",
            "*",
            "\\",
            "ä",
            "\n"
        };
        SplittableRandom random = new SplittableRandom(7);
        InstanceCapacity capacity = capacity(new InstanceId.Template("g"));
        for (int i = 0; i < 20_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                expression.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(MemberOf.matches(expression.toString(), capacity)).isNotNull();
        }
    }

    private static InstanceCapacity capacity(InstanceId id) {
        return capacityWith(ATTRIBUTES, id);
    }

    private static InstanceCapacity capacityWith(Map<String, String> attributes, InstanceId id) {
        return new InstanceCapacity(
                id,
                Optional.empty(),
                Resources.NONE,
                false,
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                OptionalInt.empty(),
                new TreeMap<>(attributes),
                Optional.empty(),
                new TreeMap<>(Map.of(new ServiceName("c", "neighbour"), 2)),
                Set.of("unread"));
    }
}

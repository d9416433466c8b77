package ecsremediation.event;

import static ecsremediation.event.Payloads.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No input makes the parser throw. The seeds are fixed, so that a failure can be repeated. */
@Timeout(60)
class TriggerParserFuzzTest {
    private static final int MEGABYTE = 1 << 20;

    private static final List<byte[]> VALID = List.of(
            bytes(Payloads.snsRecords(Payloads.pendingAlarm())),
            bytes(Payloads.sqsRecords(Payloads.notification(Payloads.pendingAlarm()), Payloads.serviceAction("A"))),
            bytes(Payloads.alarmEvent(Payloads.alarmData("ALARM", Payloads.labMetric()))),
            bytes(Payloads.alarmAction(Payloads.alarmData("OK", Payloads.labMetric()))),
            bytes(Payloads.launchFailed()),
            bytes(Payloads.sqsRecords(Payloads.failedInvocation(Payloads.snsRecords(Payloads.pendingAlarm())))));

    private static final List<String> WRONG =
            List.of("null", "true", "-1", "1e999999", "\"\"", "[]", "{}", "[[]]", "{\"Records\":[{}]}", "\"\\ud800\"");

    private static void survives(byte[] event) {
        List<Delivery> deliveries = TriggerParser.parse(event);
        assertThat(deliveries).isNotEmpty().doesNotContainNull();
    }

    private static Trigger only(byte[] event) {
        List<Delivery> deliveries = TriggerParser.parse(event);
        assertThat(deliveries).hasSize(1);
        return deliveries.getFirst().trigger();
    }

    @Test
    void survivesEveryTruncation() {
        for (byte[] valid : VALID) {
            for (int length = 0; length < valid.length; length++) {
                survives(Arrays.copyOf(valid, length));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesMutatedBytes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 4_000; round++) {
            byte[] event = VALID.get(random.nextInt(VALID.size())).clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                event[random.nextInt(event.length)] = (byte) random.nextInt(256);
            }
            survives(event);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesEveryFieldWithAValueOfTheWrongType(long seed) {
        Random random = new Random(seed);
        for (byte[] valid : VALID) {
            String text = new String(valid, StandardCharsets.UTF_8);
            for (int colon = text.indexOf(":"); colon >= 0; colon = text.indexOf(":", colon + 1)) {
                String wrong = WRONG.get(random.nextInt(WRONG.size()));
                survives(bytes(text.substring(0, colon + 1) + wrong + ",\"was\":" + text.substring(colon + 1)));
            }
        }
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(4);
        for (int round = 0; round < 4_000; round++) {
            byte[] event = new byte[random.nextInt(200)];
            random.nextBytes(event);
            survives(event);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"Records\":", "{\"Records\":[", "{\"Sns\":", "{\"body\":"})
    void deepNestingIsIgnored(String opening) {
        assertThat(only(bytes(opening.repeat(100_000)))).isInstanceOf(Trigger.Ignored.class);
    }

    @Test
    void tooManyEnvelopesAreIgnored() {
        String event = Payloads.pendingAlarm();
        for (int depth = 0; depth < 12; depth++) {
            event = "{\"body\":" + (depth < 6 ? Payloads.quoted(event) : event) + "}";
        }

        assertThat(only(bytes(event)))
                .isInstanceOfSatisfying(
                        Trigger.Ignored.class,
                        i -> assertThat(i.reason()).asString().contains("envelopes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[],", "{},", "7,", "\"\",", "{\"Sns\":{}},", "{\"body\":\"x\"},"})
    void megabytesOfJunkInAListAreIgnored(String element) {
        String junk = element.repeat(5 * MEGABYTE / element.length());

        assertThat(only(bytes("[" + junk + "0]"))).isInstanceOf(Trigger.Ignored.class);
        assertThat(only(bytes("{\"Records\":[" + junk + "0]}"))).isInstanceOf(Trigger.Ignored.class);
    }

    @Test
    void megabytesOfTextAreIgnored() {
        String junk = "x".repeat(5 * MEGABYTE);

        assertThat(only(bytes(junk))).isInstanceOf(Trigger.Ignored.class);
        assertThat(only(bytes("\"" + junk + "\""))).isInstanceOf(Trigger.Ignored.class);
        assertThat(only(bytes("{\"" + junk + "\":1}"))).isInstanceOf(Trigger.Ignored.class);
        assertThat(only(bytes("9".repeat(5 * MEGABYTE)))).isInstanceOf(Trigger.Ignored.class);
        assertThat(only(bytes(Payloads.snsRecords(junk)))).isInstanceOf(Trigger.Ignored.class);
    }

    @Test
    void moreBytesThanLambdaPassesAreNotParsed() {
        assertThat(only(new byte[TriggerParser.MOST_BYTES + 1]))
                .isInstanceOfSatisfying(
                        Trigger.Ignored.class,
                        i -> assertThat(i.reason()).asString().contains("bytes"));
    }

    @Test
    void aFullBatchIsReadCompletely() {
        String[] bodies = new String[10_000];
        Arrays.fill(bodies, "{\"AlarmName\":\"a\",\"NewStateValue\":\"OK\"}");

        assertThat(TriggerParser.parse(bytes(Payloads.sqsRecords(bodies))))
                .hasSize(10_000)
                .allSatisfy(d -> assertThat(d.trigger()).isInstanceOf(Trigger.AlarmCleared.class));
    }
}

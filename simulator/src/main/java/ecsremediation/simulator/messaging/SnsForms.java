package ecsremediation.simulator.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.engine.Documents;
import ecsremediation.simulator.engine.SimulatedAccount;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The formats in which SNS delivers a message. They differ by subscriber, even in the spelling of fields. */
final class SnsForms {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SnsForms() {}

    /** The event of a subscribed function: one record, with {@code SigningCertUrl} and {@code EventSource}. */
    static String lambdaEnvelope(Notice notice, SimulatedAccount account) {
        ObjectNode sns = body(notice);
        sns.put("SigningCertUrl", proof(account));
        sns.put("UnsubscribeUrl", unsubscribe(notice, account));
        sns.set("MessageAttributes", Documents.object());
        ObjectNode record = Documents.object();
        record.put("EventSource", "aws:sns");
        record.put("EventVersion", "1.0");
        record.put("EventSubscriptionArn", subscription(notice));
        record.set("Sns", sns);
        ObjectNode event = Documents.object();
        event.putArray("Records").add(record);
        return Documents.write(event);
    }

    /** The body of a message in a subscribed queue, with {@code SigningCertURL}. */
    static String queueBody(Notice notice, SimulatedAccount account) {
        ObjectNode body = body(notice);
        body.put("SigningCertURL", proof(account));
        body.put("UnsubscribeURL", unsubscribe(notice, account));
        return Documents.write(body);
    }

    private static ObjectNode body(Notice notice) {
        ObjectNode node = Documents.object();
        node.put("Type", "Notification");
        node.put("MessageId", notice.id());
        node.put("TopicArn", notice.topic().arn());
        if (!notice.subject().isEmpty()) {
            node.put("Subject", notice.subject());
        }
        node.put("Message", notice.message());
        node.put("Timestamp", MILLIS.format(notice.at()));
        node.put("SignatureVersion", "1");
        node.put("Signature", "EXAMPLE");
        return node;
    }

    private static String proof(SimulatedAccount account) {
        return "https://sns." + account.region() + ".amazonaws.com/SimpleNotificationService-example.pem";
    }

    private static String unsubscribe(Notice notice, SimulatedAccount account) {
        return "https://sns." + account.region() + ".amazonaws.com/?Action=Unsubscribe&SubscriptionArn="
                + subscription(notice);
    }

    private static String subscription(Notice notice) {
        return notice.topic().arn() + ":00000000-0000-0000-0000-000000000000";
    }
}

package ecsremediation.simulator.remediation;

import ecsremediation.simulator.messaging.DeliveredEmail;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A notification as an operator gets it: a mail, or one line of a digest.
 *
 * @param id the MESSAGE ID in the mail's text
 * @param service the service it concerns
 * @param notification the notification type, as the id of the full message gives it
 * @param copy whether the mail says that it may be a repetition
 */
record ReceivedNotification(String id, String service, String notification, boolean copy) {
    private static final Pattern ID = Pattern.compile("MESSAGE ID\n  (\\S+)\n");
    private static final Pattern IN_FULL = Pattern.compile("MESSAGE ID\n  [^/\n]+/([^/\n]+)/[^/\n]+/([A-Z_]+)\\S*\n");
    private static final Pattern LINE = Pattern.compile("\n  - ([^: \n]+): ");

    /** The notifications of a mail; empty if the mail is not from the program. */
    static Stream<ReceivedNotification> by(DeliveredEmail mail) {
        Matcher id = ID.matcher(mail.text());
        Matcher full = IN_FULL.matcher(mail.text());
        if (!id.find() || !full.find()) {
            return Stream.empty();
        }
        boolean copy = mail.text().startsWith("You may have this message already.");
        return services(mail.text(), full)
                .map(service -> new ReceivedNotification(id.group(1), service, full.group(2), copy));
    }

    /** The same for every copy of a notification of the same service. */
    String key() {
        return key(id, service);
    }

    static String key(String id, String service) {
        return service + " by " + id;
    }

    private static Stream<String> services(String text, MatchResult full) {
        int from = text.indexOf("\nSERVICES\n");
        int to = text.indexOf("MESSAGE ID");
        return from < 0 || from > to
                ? Stream.of(full.group(1))
                : LINE.matcher(text.substring(from, to)).results().map(line -> line.group(1));
    }
}

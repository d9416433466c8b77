package ecsremediation.simulator.remediation;

import ecsremediation.simulator.messaging.Mail;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as an operator sees it.
 *
 * @param id what its text says under MESSAGE ID
 * @param service the service it is about
 * @param news what kind of news it is, by its id
 * @param copy whether it says that it may be a repetition
 */
record Told(String id, String service, String news, boolean copy) {
    private static final Pattern ID = Pattern.compile("MESSAGE ID\n  ([^/\n]+/([^/\n]+)/[^/\n]+/([A-Z_]+)\\S*)\n");

    /** Empty where the mail is none of the program's. */
    static Optional<Told> by(Mail mail) {
        Matcher id = ID.matcher(mail.text());
        return id.find()
                ? Optional.of(new Told(
                        id.group(1),
                        id.group(2),
                        id.group(3),
                        mail.text().startsWith("You may have this message already.")))
                : Optional.empty();
    }
}

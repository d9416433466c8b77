package ecsremediation.simulator.play;

import ecsremediation.incident.IncidentMessage;
import ecsremediation.incident.OperatorMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every message to the operators has to keep, whatever it is about. */
public final class MessageForm {
    /** The sections that are for reference only; whoever has to act does not read them. */
    private static final Pattern REFERENCE =
            Pattern.compile("(FURTHER RAISES|NOT MAILED|SO FAR|WHAT IT WILL NOT DO|TO |LINKS|STACK|MESSAGE ).*");

    /** In a digest, what follows is the whole message of its first service, with this title's rest as its subject. */
    private static final String FIRST_SERVICE = "MESSAGE OF THE FIRST SERVICE: ";

    /** A service's line in a digest: its name, then its numbers. */
    private static final Pattern SERVICE = Pattern.compile("(?:  - )?([\\w.-]+): .*\\d+ of \\d+ .*");

    private MessageForm() {}

    /** The lines before the first section that is for reference only. */
    public static List<String> body(String text) {
        return text.lines()
                .takeWhile(line -> !REFERENCE.matcher(line).matches())
                .toList();
    }

    /**
     * The counts of tasks that differ from one place of the message to another, although they are of the same service at the
     * same time: subject, body, line in a digest, chat text.
     *
     * @return one text for each such count, such as {@code running [1, 3]}; empty if the numbers agree
     */
    public static List<String> contradictions(OperatorMessage message) {
        return message instanceof IncidentMessage about
                ? ofService(about.subject(), about.text(), about.entry().line() + "\n" + about.chat())
                : ofDigest(message);
    }

    private static List<String> ofService(String subject, String text, String elsewhere) {
        return StatedCount.differing(subject + "\n" + String.join("\n", body(text)) + "\n" + elsewhere);
    }

    /** A digest has each service in its list and in its chat text, and the first one in a whole message besides. */
    private static List<String> ofDigest(OperatorMessage digest) {
        List<String> lines = digest.text().lines().toList();
        Optional<String> title =
                lines.stream().filter(line -> line.startsWith(FIRST_SERVICE)).findFirst();
        List<String> listed = body(digest.text());
        List<String> found = new ArrayList<>();
        NavigableSet<String> services = new TreeSet<>();
        listed.forEach(line -> service(line).ifPresent(services::add));
        String chat = digest.chat().replace("\\n", "\n").replace("\"", "\n");
        for (String service : services) {
            String about = Stream.concat(listed.stream(), chat.lines())
                    .filter(line -> service(line).filter(service::equals).isPresent())
                    .collect(Collectors.joining("\n"));
            found.addAll(StatedCount.differing(about));
            title.filter(line -> line.contains(" " + service + ": "))
                    .ifPresent(line -> found.addAll(ofService(
                            line.substring(FIRST_SERVICE.length()),
                            String.join("\n", lines.subList(lines.indexOf(line) + 1, lines.size())),
                            about)));
        }
        return found;
    }

    private static Optional<String> service(String line) {
        Matcher matcher = SERVICE.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A count of tasks, with the words by which the messages state it. */
    private enum StatedCount {
        UNPLACED("unplaced (\\d+)|(\\d+) unplaced(?! tasks? would fit)"),
        RUNNING("(?:running|runs) (\\d+)|(\\d+) of \\d+ tasks running"),
        DESIRED("desired (\\d+), running|wants (\\d+) task|of (\\d+) tasks? (?:missing|running)|of (\\d+) missing");

        private final Pattern stated;

        StatedCount(String stated) {
            this.stated = Pattern.compile(stated);
        }

        static List<String> differing(String text) {
            List<String> found = new ArrayList<>();
            for (StatedCount count : values()) {
                NavigableSet<String> numbers = count.in(text);
                if (numbers.size() > 1) {
                    found.add(count.name().toLowerCase(Locale.ROOT) + " " + numbers);
                }
            }
            return found;
        }

        /** Without what is about another task set than the service's. */
        private NavigableSet<String> in(String text) {
            NavigableSet<String> numbers = new TreeSet<>();
            text.lines()
                    .filter(line -> !line.contains("task set "))
                    .forEach(line -> stated.matcher(line).results().forEach(found -> {
                        for (int i = 1; i <= found.groupCount(); i++) {
                            Optional.ofNullable(found.group(i)).ifPresent(numbers::add);
                        }
                    }));
            return numbers;
        }
    }
}

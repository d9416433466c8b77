package ecsremediation.incident;

import ecsremediation.event.ServiceName;
import ecsremediation.model.Capacity;
import ecsremediation.model.LaunchFailure;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sentences of one incident that version 1.0.0 stored. A group's name may contain any text, so the
 * longest text that the sentence allows is read as the name.
 */
final class Version1Texts {
    private static final Pattern RAISED =
            Pattern.compile("(.+) raised: desired (\\d+) → (\\d+), max (\\d+) → (\\d+)", Pattern.DOTALL);
    private static final Pattern IN_SERVICE = Pattern.compile("(.+): (\\d+) in service", Pattern.DOTALL);
    private static final Pattern REGISTERED = Pattern.compile("(.+): (\\d+) registered", Pattern.DOTALL);
    private static final Pattern BY_OTHERS =
            Pattern.compile("(.+?) by somebody else: desired (\\d+) → (\\d+) \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern RAISING =
            Pattern.compile("(?:raising|WOULD raise) (?:max of )?(.+) \\d+ → \\d+", Pattern.DOTALL);
    private static final Pattern WOULD_RAISE = Pattern.compile("would raise (.+) to \\d+/\\d+", Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile(" on (.+)", Pattern.DOTALL);

    /** Follows a write that was rejected or failed. The name may be cut there. */
    private static final Pattern NOT_WRITTEN = Pattern.compile(
            "(.*?): (?:.+ could not be raised|raising .+ failed|.+ stands at \\d+|.+ would go to \\d+|.+ was not raised)",
            Pattern.DOTALL);

    private static final String SENT = "mailed: ";
    private static final String RESUMED = "resumed by ";
    private static final String HOLDING = "holding";
    private static final String HELP_NEEDED = "help needed";

    private final ServiceName service;

    Version1Texts(ServiceName service) {
        this.service = service;
    }

    /** What a headline says: its key, and the cause where it names one. */
    record Version1Headline(NotificationKey key, Optional<Cause> cause) {}

    /** Empty for an incident that no reconciliation has found a cause for yet. */
    static Optional<Cause> cause(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(known(Version1Words.CAUSES.get(text), text));
    }

    /**
     * A timeline event.
     *
     * @param sent the notifications of the incident, which say more than some headlines do
     */
    TimelineEvent event(Instant at, String what, List<SentNotification> sent) {
        if (what.startsWith(SENT)) {
            Version1Headline headline = headline(what.substring(SENT.length()), sent);
            return new TimelineEvent.Notified(at, headline.key(), headline.cause());
        }
        if (what.startsWith(RESUMED)) {
            return new TimelineEvent.Resumed(at, what.substring(RESUMED.length()));
        }
        return switch (what) {
            case "gap seen" -> new TimelineEvent.GapSeen(at);
            case "every task runs" -> new TimelineEvent.Recovered(at);
            case "the service is gone" -> new TimelineEvent.ServiceGone(at);
            default -> ofGroup(at, what);
        };
    }

    private static TimelineEvent ofGroup(Instant at, String what) {
        Matcher raised = RAISED.matcher(what);
        if (raised.matches()) {
            return new TimelineEvent.Raised(
                    at,
                    raised.group(1),
                    new Capacity(number(raised, 2), number(raised, 4)),
                    new Capacity(number(raised, 3), number(raised, 5)));
        }
        Matcher others = BY_OTHERS.matcher(what);
        if (others.matches()) {
            return new TimelineEvent.ChangedByOthers(
                    at, others.group(1), number(others, 2), number(others, 3), others.group(4));
        }
        Matcher inService = IN_SERVICE.matcher(what);
        if (inService.matches()) {
            return new TimelineEvent.InService(at, inService.group(1), number(inService, 2));
        }
        Matcher registered = REGISTERED.matcher(what);
        if (registered.matches()) {
            return new TimelineEvent.Registered(at, registered.group(1), number(registered, 2));
        }
        throw unknown(what);
    }

    /** A key of a sent notification. */
    NotificationKey key(String text) {
        Matcher would = WOULD_RAISE.matcher(text);
        if (would.matches()) {
            return new NotificationKey(NotificationKind.WOULD_RAISE, service, would.group(1));
        }
        if (text.startsWith("raised ")) {
            Matcher raised = RAISED.matcher(text.substring("raised ".length()));
            if (raised.matches()) {
                return new NotificationKey(NotificationKind.RAISED, service, raised.group(1));
            }
        }
        String[] words = text.split(" ", 2);
        NotificationKind kind = known(Version1Words.KEYS.get(words[0]), text);
        return words.length == 1 ? new NotificationKey(kind, service) : ofLaunches(kind, words[1]);
    }

    /** In keys about launches, the kind of launch failure is written before the group's name. */
    private NotificationKey ofLaunches(NotificationKind kind, String rest) {
        boolean launches = kind == NotificationKind.BACKOFF
                || kind == NotificationKind.LAUNCH_FAILING
                || kind == NotificationKind.NOT_RESOLVED;
        String[] words = rest.split(" ", 2);
        Optional<LaunchFailure.Kind> failure = Arrays.stream(LaunchFailure.Kind.values())
                .filter(k -> launches && words.length == 2 && k.name().equals(words[0]))
                .findFirst();
        String group = failure.isPresent() ? words[1] : rest;
        return new NotificationKey(kind, service, Optional.of(group), failure);
    }

    /** The headline of a message. */
    Version1Headline headline(String text, List<SentNotification> sent) {
        if (text.equals("cleared")) {
            return new Version1Headline(new NotificationKey(NotificationKind.CLEARED, service), Optional.empty());
        }
        Matcher raising = RAISING.matcher(text);
        if (raising.matches()) {
            NotificationKind kind = text.startsWith("WOULD") ? NotificationKind.WOULD_RAISE : NotificationKind.RAISED;
            return new Version1Headline(new NotificationKey(kind, service, raising.group(1)), Optional.empty());
        }
        if (text.equals("raising a group") || text.equals("WOULD raise a group")) {
            NotificationKind kind = text.startsWith("WOULD") ? NotificationKind.WOULD_RAISE : NotificationKind.RAISED;
            return new Version1Headline(new NotificationKey(kind, service), Optional.empty());
        }
        if (text.startsWith(HOLDING)) {
            return reasoned(text.substring(HOLDING.length()), Version1Words.HOLDS, NotificationKind.BACKOFF)
                    .orElseThrow(() -> unknown(text));
        }
        if (text.startsWith(HELP_NEEDED)) {
            String rest = text.substring(HELP_NEEDED.length());
            return reasoned(rest, Version1Words.HELP_NEEDED, NotificationKind.LAUNCH_FAILING)
                    .or(() -> notCapacity(rest))
                    .or(() -> notWritten(rest, sent))
                    .orElseThrow(() -> unknown(text));
        }
        throw unknown(text);
    }

    /** Reads the text after the first words: an optional group, a colon and the reason. */
    private Optional<Version1Headline> reasoned(
            String rest, Map<String, NotificationKind> reasons, NotificationKind ofLaunches) {
        Optional<Version1Headline> known = ending(rest, reasons)
                .map(e -> new NotificationKey(e.means(), service, e.group(), Optional.empty()))
                .map(key -> new Version1Headline(key, Optional.empty()));
        return known.or(() -> ending(rest, Version1Words.LAUNCH_FAILURES).map(e -> {
            boolean late = ofLaunches == NotificationKind.LAUNCH_FAILING
                    && e.means().resolution() == LaunchFailure.Resolution.TIME;
            NotificationKind kind = late ? NotificationKind.NOT_RESOLVED : ofLaunches;
            return new Version1Headline(
                    new NotificationKey(kind, service, e.group(), Optional.of(e.means())), Optional.empty());
        }));
    }

    private Optional<Version1Headline> notCapacity(String rest) {
        return ending(rest, Version1Words.CAUSES)
                .map(e -> new Version1Headline(
                        new NotificationKey(NotificationKind.NOT_CAPACITY, service, e.group(), Optional.empty()),
                        Optional.of(e.means())));
    }

    /** The headline does not say why the write failed. The notification's key does. */
    private Optional<Version1Headline> notWritten(String rest, List<SentNotification> sent) {
        Matcher matcher = NOT_WRITTEN.matcher(rest);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> group = group(matcher.group(1));
        NotificationKind kind = sent.stream()
                .map(SentNotification::key)
                .filter(key -> key.group().equals(group))
                .map(NotificationKey::kind)
                .filter(k -> k == NotificationKind.WRITE_DENIED
                        || k == NotificationKind.WRITE_INVALID
                        || k == NotificationKind.GROUP_GONE)
                .reduce((first, later) -> later)
                .orElse(NotificationKind.WRITE_INVALID);
        return Optional.of(
                new Version1Headline(new NotificationKey(kind, service, group, Optional.empty()), Optional.empty()));
    }

    private static <T> Optional<TextEnding<T>> ending(String rest, Map<String, T> words) {
        return words.entrySet().stream()
                .filter(e -> rest.endsWith(": " + e.getKey()))
                .map(e -> new TextEnding<>(
                        group(rest.substring(0, rest.length() - e.getKey().length() - 2)), e.getValue()))
                .findFirst();
    }

    private static Optional<String> group(String before) {
        Matcher matcher = GROUP.matcher(before);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static <T> T known(@Nullable T means, String text) {
        if (means == null) {
            throw unknown(text);
        }
        return means;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("version 1.0.0 never wrote \"" + text + "\"");
    }

    private record TextEnding<T>(Optional<String> group, T means) {}
}

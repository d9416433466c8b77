package ecsremediation.cli.recording.anonymize;

import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Expressions of placement constraints in the cluster query language. The names and values get the stand-ins that they
 * have as attributes. A pattern becomes the list of the stand-ins whose originals it matches.
 */
final class ConstraintText {
    private static final Pattern TOKEN =
            Pattern.compile("'[^']*'|\"[^\"]*\"|[=!<>~]+|[^\\s()\\[\\],'\"=!<>&|]+|.", Pattern.DOTALL);
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "in",
            "not_in",
            "exists",
            "not_exists",
            "equals",
            "not_equals",
            "greater_than",
            "greater_than_equal",
            "less_than",
            "less_than_equal",
            "true",
            "false");
    private static final Set<String> PATTERN_FOLLOWS = Set.of("=~", "!~", "matches", "not_matches");
    private static final String ATTRIBUTE = "attribute:";
    private static final String TASK_GROUP = "task:group";
    private static final String INSTANCE = "ec2InstanceId";
    private static final Set<String> SUBJECTS = Set.of(
            TASK_GROUP,
            INSTANCE,
            "agentConnected",
            "agentVersion",
            "registeredAt",
            "runningTasksCount",
            "pendingTasksCount",
            "registeredCpu",
            "registeredMemory",
            "remainingCpu",
            "remainingMemory");

    private final StandIns standIns;
    private final AttributeText attributes;
    private final SortedMap<String, SortedSet<String>> values;

    /** @param values the values that occur in the recording, by subject, such as {@code attribute:rack} */
    ConstraintText(StandIns standIns, AttributeText attributes, SortedMap<String, SortedSet<String>> values) {
        this.standIns = standIns;
        this.attributes = attributes;
        this.values = values;
    }

    String expression(String expression) {
        return new Rewriting(expression).all();
    }

    /** The field of a placement strategy. */
    String field(String field) {
        if (field.startsWith(ATTRIBUTE)) {
            return ATTRIBUTE + attributes.name(field.substring(ATTRIBUTE.length()));
        }
        return PublicWords.hasAll(field) ? field : standIns.name(NameKind.ATTRIBUTE, field);
    }

    /** The group of a task: {@code service:web}, {@code family:web} or a text of the user's own. */
    String taskGroup(String group) {
        if (group.startsWith("service:")) {
            return "service:" + standIns.name(NameKind.SERVICE, group.substring("service:".length()));
        }
        return group.startsWith("family:")
                ? "family:" + standIns.name(NameKind.FAMILY, group.substring("family:".length()))
                : standIns.name(NameKind.OWNER, group);
    }

    private String value(String subject, String value) {
        return switch (subject) {
            case TASK_GROUP -> taskGroup(value);
            case INSTANCE -> standIns.id(value);
            default -> {
                if (subject.startsWith(ATTRIBUTE)) {
                    yield attributes.value(subject.substring(ATTRIBUTE.length()), value);
                }
                yield PublicForms.isPublic(value) || PublicWords.has(value)
                        ? value
                        : standIns.name(NameKind.VALUE, value);
            }
        };
    }

    private String pattern(String subject, String pattern) {
        boolean ofAttribute = subject.startsWith(ATTRIBUTE);
        if (subject.equals("agentVersion")
                || (ofAttribute && attributes.keepsValues(subject.substring(ATTRIBUTE.length())))) {
            return pattern;
        }
        Collection<String> known = values.getOrDefault(subject, new TreeSet<>());
        try {
            Pattern compiled = Pattern.compile(pattern);
            String matched = known.stream()
                    .filter(value -> compiled.matcher(value).matches())
                    .map(value -> value(subject, value).replace(".", "\\."))
                    .distinct()
                    .collect(Collectors.joining("|"));
            return matched.isEmpty() ? "none" : matched;
        } catch (PatternSyntaxException unreadable) {
            return "*";
        }
    }

    /** One expression, from its beginning to its end. */
    private final class Rewriting {
        private final String text;
        private final StringBuilder renamed = new StringBuilder();
        private String subject = "";

        Rewriting(String text) {
            this.text = text;
        }

        String all() {
            Matcher token = TOKEN.matcher(text);
            int at = 0;
            while (at < text.length() && token.find(at)) {
                String next = token.group();
                at = token.end();
                renamed.append(token(next));
                if (PATTERN_FOLLOWS.contains(next)) {
                    at = pattern(at);
                }
            }
            return renamed.toString();
        }

        private String token(String token) {
            if (token.startsWith("'") || token.startsWith("\"")) {
                String quote = token.substring(0, 1);
                return token.length() < 2 ? token : quote + word(token.substring(1, token.length() - 1)) + quote;
            }
            boolean sign = token.chars().noneMatch(Character::isLetterOrDigit);
            return sign || WORDS.contains(token) || PATTERN_FOLLOWS.contains(token) ? token : word(token);
        }

        private String word(String word) {
            if (word.startsWith(ATTRIBUTE)) {
                subject = word;
                return ATTRIBUTE + attributes.name(word.substring(ATTRIBUTE.length()));
            }
            if (SUBJECTS.contains(word)) {
                subject = word;
                return word;
            }
            return value(subject, word);
        }

        /** Rewrites the pattern after the position. @return the position after it */
        private int pattern(int from) {
            int start = from;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            if (start == text.length()) {
                return from;
            }
            char quote = text.charAt(start);
            int end = quote == '\'' || quote == '"' ? text.indexOf(quote, start + 1) : endOfWord(start);
            if (end < 0) {
                return from;
            }
            int inside = quote == '\'' || quote == '"' ? start + 1 : start;
            renamed.append(text, from, inside)
                    .append(ConstraintText.this.pattern(subject, text.substring(inside, end)));
            return end;
        }

        /** Where a space or an unmatched closing parenthesis stands. */
        private int endOfWord(int start) {
            int open = 0;
            for (int at = start; at < text.length(); at++) {
                char c = text.charAt(at);
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (Character.isWhitespace(c) || open < 0) {
                    return at;
                }
            }
            return text.length();
        }
    }
}

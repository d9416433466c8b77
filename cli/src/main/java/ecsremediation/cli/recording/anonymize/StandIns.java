package ecsremediation.cli.recording.anonymize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stand-ins of names, ids and addresses. It first collects the originals, then gives each a number in their order:
 * what was sorted before stays so, because ties between equal choices are decided by name.
 */
final class StandIns {
    /** An id that AWS made: one of AWS's prefixes, if any, and digits. */
    private static final Pattern ID = Pattern.compile("(?<prefix>(?:ecs-svc/|sha256:|(?:i|ami|subnet|sg|eni|vpc|vpce|lt"
            + "|vol|snap|key|eipalloc|eipassoc|cr|cb|srv|ns|fs|fsap|acl|rtb|igw|nat|pg|sir|sfr|fleet|GPU|MIG-GPU)-)?)"
            + "(?<digits>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8,64}|[0-9]{6,20})");

    private static final int UUID_DIGITS = 32;
    private static final List<Integer> UUID_HYPHENS = List.of(8, 13, 18, 23);

    private final SortedMap<String, NameKind> names = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> ids = new TreeMap<>();
    private final Map<String, String> given = new HashMap<>();
    private boolean numbered = false;

    /** The number of originals that were collected. */
    int size() {
        return names.size() + ids.values().stream().mapToInt(Map::size).sum();
    }

    /** Ends the collection. From now on, {@link #name} and {@link #id} return stand-ins. */
    void number() {
        int width = String.valueOf(names.size()).length();
        int number = 0;
        for (Map.Entry<String, NameKind> name : names.entrySet()) {
            String digits = String.valueOf(++number);
            given.put(
                    name.getKey(),
                    "n" + "0".repeat(width - digits.length()) + digits + "-"
                            + name.getValue().suffix());
        }
        ids.values().forEach(StandIns::numberIds);
        numbered = true;
    }

    private static void numberIds(SortedMap<String, String> form) {
        int number = 0;
        for (Map.Entry<String, String> id : form.entrySet()) {
            Matcher parts = ID.matcher(id.getKey());
            if (parts.matches()) {
                String prefix = parts.group("prefix");
                // Deployments have decimal numbers, everything else hexadecimal ones.
                String digits = prefix.startsWith("ecs-svc") ? String.valueOf(++number) : Integer.toHexString(++number);
                id.setValue(prefix + formed(parts.group("digits"), digits));
            }
        }
    }

    /** The number with zeros before it, in the form of the original. */
    private static String formed(String original, String number) {
        if (original.indexOf('-') < 0) {
            return padded(number, original.length());
        }
        StringBuilder uuid = new StringBuilder(padded(number, UUID_DIGITS));
        for (int at : UUID_HYPHENS) {
            uuid.insert(at, '-');
        }
        return uuid.toString();
    }

    private static String padded(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    /** The stand-in of a name; while originals are collected, the name itself. */
    String name(NameKind kind, String original) {
        if (numbered) {
            return given.getOrDefault(original, kind.suffix());
        }
        names.merge(original, kind, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        return original;
    }

    /** Whether the text is a collected name. */
    boolean knows(String text) {
        return names.containsKey(text);
    }

    /** Whether the text has the form of an id that AWS made. */
    static boolean isId(String text) {
        return ID.matcher(text).matches() && text.chars().anyMatch(Character::isDigit);
    }

    /** The stand-in of an id, with the same prefix and length. A text of another form counts as a name. */
    String id(String original) {
        Matcher parts = ID.matcher(original);
        if (!parts.matches()) {
            return name(NameKind.ID, original);
        }
        String form = parts.group("prefix")
                + parts.group("digits").length()
                + (parts.group("digits").contains("-") ? "-" : "");
        SortedMap<String, String> alike = ids.computeIfAbsent(form, _ -> new TreeMap<>());
        if (numbered) {
            return alike.getOrDefault(original, original.substring(0, parts.end("prefix")));
        }
        alike.putIfAbsent(original, "");
        return original;
    }
}

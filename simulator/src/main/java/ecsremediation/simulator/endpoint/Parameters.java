package ecsremediation.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The parameters that each operation takes, from the file {@code parameters.txt}. A call with another one is refused
 * by the parameter's name before it changes anything: what the world does not simulate is never ignored silently.
 */
final class Parameters {
    private static final String FILE = "parameters.txt";
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** The members that name the operation in the Query protocol. */
    private static final Set<String> PROTOCOL = Set.of("Action", "Version");

    private final SortedMap<String, SortedSet<String>> byAction;

    private Parameters(SortedMap<String, SortedSet<String>> byAction) {
        this.byAction = byAction;
    }

    /** The parameters of the file. */
    static Parameters read() {
        try (InputStream in = Objects.requireNonNull(Parameters.class.getResourceAsStream(FILE), FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parameters parse(String text) {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        SortedSet<String> present = new TreeSet<>();
        for (String line :
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            boolean continues = line.startsWith(" ");
            List<String> words = SPACE.splitAsStream(line.strip()).toList();
            if (!continues) {
                present = all.computeIfAbsent(words.getFirst(), action -> new TreeSet<>());
            }
            for (String word : continues ? words : words.subList(1, words.size())) {
                present.add(word.replace("~", ""));
            }
        }
        return new Parameters(all);
    }

    /** The parameters of each action, such as {@code a.b} for the member b of a. */
    Map<String, SortedSet<String>> byAction() {
        return Collections.unmodifiableMap(byAction);
    }

    /** @throws AwsFault if the call has a parameter that its operation does not take */
    void check(Call call) {
        Optional.ofNullable(byAction.get(call.action()))
                .ifPresent(taken -> check(call, taken, "", call.input().tree()));
    }

    private static void check(Call call, SortedSet<String> taken, String prefix, ObjectNode members) {
        members.properties().forEach(member -> {
            String path = prefix + member.getKey();
            boolean protocol = prefix.isEmpty() && PROTOCOL.contains(path);
            if (!protocol && !member.getValue().isNull()) {
                check(call, taken, path, member.getValue());
            }
        });
    }

    private static void check(Call call, SortedSet<String> taken, String path, JsonNode value) {
        boolean hasMembers = taken.tailSet(path + ".").stream()
                .findFirst()
                .filter(next -> next.startsWith(path + "."))
                .isPresent();
        if (!hasMembers && !taken.contains(path)) {
            throw AwsFault.invalid(
                    call.api(),
                    "The simulated endpoint does not support the parameter " + path + " of " + call.action());
        }
        if (hasMembers && value instanceof ObjectNode object) {
            check(call, taken, path + ".", object);
        } else if (hasMembers && value.isArray()) {
            value.forEach(element -> {
                if (element instanceof ObjectNode object) {
                    check(call, taken, path + ".", object);
                }
            });
        }
    }
}

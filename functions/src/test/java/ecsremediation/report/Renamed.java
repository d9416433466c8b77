package ecsremediation.report;

import ecsremediation.lifecycle.Report;
import ecsremediation.plan.Proposal;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The same values with every text in them as a function makes it: records, lists, sets, maps and what they hold. */
final class Renamed {
    private final UnaryOperator<String> text;

    Renamed(UnaryOperator<String> text) {
        this.text = text;
    }

    MessageContext of(MessageContext context) {
        Report report = context.report();
        return new MessageContext(
                value(context.key()),
                value(context.incident()),
                new Report(
                        value(report.trigger()),
                        report.mode(),
                        value(report.snapshot()),
                        new Proposal(value(report.diagnoses()), value(report.plans())),
                        value(report.outcomes()),
                        value(report.readBacks())));
    }

    @SuppressWarnings("unchecked")
    <T> T value(T value) {
        return (T) renamed(value);
    }

    private Object renamed(Object value) {
        return switch (value) {
            case String s -> text.apply(s);
            case Optional<?> o -> o.map(this::value);
            case List<?> list -> list.stream().map(this::value).toList();
            case SortedSet<?> set -> sorted(set);
            case Map<?, ?> map -> sorted(map);
            case Record r -> record(r);
            default -> value;
        };
    }

    private SortedSet<Object> sorted(Collection<?> set) {
        SortedSet<Object> renamed = new TreeSet<>();
        set.forEach(element -> renamed.add(renamed(element)));
        return renamed;
    }

    private Map<Object, Object> sorted(Map<?, ?> map) {
        Map<Object, Object> renamed = new TreeMap<>();
        map.forEach((key, element) -> renamed.put(renamed(key), renamed(element)));
        return renamed;
    }

    private Record record(Record value) {
        RecordComponent[] parts = value.getClass().getRecordComponents();
        Object[] values = new Object[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                parts[i].getAccessor().setAccessible(true);
                values[i] = renamed(parts[i].getAccessor().invoke(value));
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(value.toString(), e);
        }
    }
}

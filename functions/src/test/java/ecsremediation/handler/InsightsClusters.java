package ecsremediation.handler;

import ecsremediation.act.ClusterSettings;
import ecsremediation.act.FoundSetting;
import ecsremediation.act.FoundSettings;
import ecsremediation.act.SettingAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Clusters with their Container Insights, and the rows of the stack, in memory. */
final class InsightsClusters implements ClusterSettings, FoundSettings {
    final SortedMap<String, String> values = new TreeMap<>();
    final SortedMap<String, FoundSetting> rows = new TreeMap<>();
    final List<String> calls = new ArrayList<>();

    /** Clusters of which every call is refused. */
    final Set<String> refused = new TreeSet<>();

    private int refusals = Integer.MAX_VALUE;

    /** What a refused call answers. */
    String refusal = "AccessDeniedException: not authorized";

    /** What happens before a value is set. */
    Runnable beforeSet = () -> {};

    /** What happens before the rows are read, and before one is deleted. */
    Runnable beforeAll = () -> {};

    Runnable beforeDelete = () -> {};

    InsightsClusters with(String cluster, String value) {
        values.put(cluster, value);
        return this;
    }

    /** After this number of refused calls every call is permitted. */
    void permitAfter(int calls) {
        refusals = calls;
    }

    @Override
    public SettingAnswer read(String cluster) {
        calls.add("read " + cluster);
        return answer(cluster);
    }

    @Override
    public SettingAnswer set(String cluster, String value) {
        calls.add("set " + cluster + " " + value);
        beforeSet.run();
        if (values.containsKey(cluster) && !refused.contains(cluster)) {
            values.put(cluster, value);
        }
        return answer(cluster);
    }

    private SettingAnswer answer(String cluster) {
        if (refused.contains(cluster)) {
            refusals--;
            if (refusals == 0) {
                refused.clear();
            }
            return new SettingAnswer.Refused(refusal);
        }
        return Optional.ofNullable(values.get(cluster))
                .<SettingAnswer>map(SettingAnswer.Present::new)
                .orElseGet(SettingAnswer.Gone::new);
    }

    @Override
    public List<FoundSetting> all() {
        beforeAll.run();
        return List.copyOf(rows.values());
    }

    @Override
    public Optional<FoundSetting> find(String cluster) {
        return Optional.ofNullable(rows.get(cluster));
    }

    @Override
    public FoundSetting first(FoundSetting setting) {
        return rows.computeIfAbsent(setting.cluster(), _ -> setting);
    }

    @Override
    public void keep(FoundSetting setting) {
        rows.put(setting.cluster(), setting);
    }

    @Override
    public void delete(String cluster) {
        beforeDelete.run();
        rows.remove(cluster);
    }
}

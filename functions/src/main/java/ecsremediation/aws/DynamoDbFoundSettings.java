package ecsremediation.aws;

import ecsremediation.act.FoundSetting;
import ecsremediation.act.FoundSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Keeps what clusters had before the stack set them: one row for each cluster, which never expires. Its words are plain,
 * so that an operator can read it after a deletion that could not restore a cluster.
 */
public final class DynamoDbFoundSettings implements FoundSettings {
    /** The only partition key that the role of ContainerInsightsFunction may use; template.yaml repeats it. */
    static final String PARTITION = "CONTAINER_INSIGHTS";

    private static final String FOUND = "found";
    private static final String OURS = "ours";
    private static final Pattern COMMA = Pattern.compile(",");

    private final DynamoDbTable table;

    /** @param name the table's name */
    public DynamoDbFoundSettings(DynamoDbClient dynamoDb, String name) {
        table = new DynamoDbTable(dynamoDb, name);
    }

    @Override
    public List<FoundSetting> all() {
        return table.query(KeyCondition.of("pk = :pk").value(":pk", PARTITION)).stream()
                .map(DynamoDbFoundSettings::setting)
                .toList();
    }

    @Override
    public Optional<FoundSetting> find(String cluster) {
        return table.get(key(cluster)).map(DynamoDbFoundSettings::setting);
    }

    @Override
    public FoundSetting first(FoundSetting setting) {
        return table.put(item(setting), KeyCondition.ABSENT)
                ? setting
                : find(setting.cluster()).orElse(setting);
    }

    @Override
    public void keep(FoundSetting setting) {
        table.put(item(setting));
    }

    @Override
    public void delete(String cluster) {
        table.get(key(cluster)).ifPresent(table::delete);
    }

    private static Item item(FoundSetting setting) {
        return Item.at(key(setting.cluster()))
                .with(FOUND, setting.found())
                .with(OURS, String.join(",", setting.ours()));
    }

    private static FoundSetting setting(Item item) {
        List<String> ours = COMMA.splitAsStream(item.text(OURS))
                .filter(value -> !value.isEmpty())
                .toList();
        return new FoundSetting(item.key().sk(), item.text(FOUND), ours);
    }

    private static Key key(String cluster) {
        return new Key(PARTITION, cluster);
    }
}

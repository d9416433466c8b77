package ecsremediation.aws;

import ecsremediation.act.ClusterSettings;
import ecsremediation.act.SettingAnswer;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.ClusterSettingName;

/** Reads and sets Container Insights of clusters with Amazon ECS. */
public final class SdkClusterSettings implements ClusterSettings {
    /** What a cluster without the setting has (ECS API, ClusterSetting). */
    private static final String DISABLED = "disabled";

    private final EcsClient ecs;

    public SdkClusterSettings(EcsClient ecs) {
        this.ecs = ecs;
    }

    @Override
    public SettingAnswer read(String cluster) {
        return answer(() ->
                ecs.describeClusters(r -> r.clusters(cluster).include(ClusterField.SETTINGS)).clusters().stream()
                        .filter(found -> "ACTIVE".equals(found.status()))
                        .findFirst()
                        .map(SdkClusterSettings::value)
                        .<SettingAnswer>map(SettingAnswer.Present::new)
                        .orElseGet(SettingAnswer.Gone::new));
    }

    @Override
    public SettingAnswer set(String cluster, String value) {
        return answer(() -> {
            ClusterSetting setting = ClusterSetting.builder()
                    .name(ClusterSettingName.CONTAINER_INSIGHTS)
                    .value(value)
                    .build();
            ecs.updateClusterSettings(r -> r.cluster(cluster).settings(List.of(setting)));
            return new SettingAnswer.Present(value);
        });
    }

    private static String value(Cluster cluster) {
        return cluster.settings().stream()
                .filter(setting -> setting.name() == ClusterSettingName.CONTAINER_INSIGHTS)
                .map(ClusterSetting::value)
                .findFirst()
                .orElse(DISABLED);
    }

    private static SettingAnswer answer(Supplier<SettingAnswer> call) {
        try {
            return call.get();
        } catch (ClusterNotFoundException gone) {
            return new SettingAnswer.Gone();
        } catch (SdkException refused) {
            return new SettingAnswer.Refused(SdkErrors.words(refused));
        }
    }
}

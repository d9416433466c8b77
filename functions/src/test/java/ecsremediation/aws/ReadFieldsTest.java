package ecsremediation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Every field of the SDK's responses is read by an adapter, or {@code docs/fields.md} says why not. A new
 * version of the SDK with further fields fails this test until somebody decides about each.
 */
class ReadFieldsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "fields.md");
    private static final List<SdkPojo> ROOTS = List.of(
            Service.builder().build(),
            TaskDefinition.builder().build(),
            Task.builder().build(),
            ContainerInstance.builder().build(),
            CapacityProvider.builder().build(),
            AutoScalingGroup.builder().build(),
            Activity.builder().build(),
            ScalingPolicy.builder().build(),
            ScheduledUpdateGroupAction.builder().build(),
            InstanceRefresh.builder().build());

    /** {@code sam build} tests a copy of this module alone, without the documents. */
    @BeforeAll
    static void inTheWholeRepository() {
        assumeThat(Path.of("..", "pom.xml")).exists();
    }

    @Test
    void everyFieldIsReadOrHasAReason() throws IOException {
        Set<String> unread = new TreeSet<>();
        Map<String, Set<String>> calls = calls();
        Set<String> seen = new TreeSet<>();
        ROOTS.forEach(root -> collect(root, calls, seen, unread));

        assertThat(reasons().keySet()).isEqualTo(unread);
        assertThat(reasons().values()).noneMatch(String::isBlank);
    }

    /** Adds the type's fields that no adapter reads, and those of the types of its fields that one reads. */
    private static void collect(SdkPojo type, Map<String, Set<String>> calls, Set<String> seen, Set<String> unread) {
        String name = name(type);
        if (!seen.add(name)) {
            return;
        }
        Set<String> called = calls.getOrDefault(name, Set.of());
        for (SdkField<?> field : type.sdkFields()) {
            if (isRead(field.memberName(), called)) {
                element(field).ifPresent(t -> collect(t, calls, seen, unread));
            } else {
                unread.add(name + "." + field.memberName());
            }
        }
    }

    private static boolean isRead(String member, Set<String> called) {
        String getter = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
        return Stream.of(getter, getter + "AsString", getter + "AsStrings").anyMatch(called::contains);
    }

    /** The structure that the field holds, alone or in a list. */
    private static Optional<SdkPojo> element(SdkField<?> field) {
        SdkField<?> held = field.containsTrait(ListTrait.class)
                ? field.getTrait(ListTrait.class).memberFieldInfo()
                : field;
        return Optional.ofNullable(held.constructor()).map(Supplier::get);
    }

    /** The methods of SDK types that adapters call, by the name of the type. */
    private static Map<String, Set<String>> calls() {
        JavaClasses adapters = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("ecsremediation.aws");
        Map<String, Set<String>> calls = new TreeMap<>();
        adapters.forEach(c -> {
            c.getMethodCallsFromSelf().forEach(call -> add(calls, call));
            c.getMethodReferencesFromSelf()
                    .forEach(r -> calls.computeIfAbsent(r.getTargetOwner().getSimpleName(), _ -> new TreeSet<>())
                            .add(r.getTarget().getName()));
        });
        return calls;
    }

    private static void add(Map<String, Set<String>> calls, JavaMethodCall call) {
        calls.computeIfAbsent(call.getTargetOwner().getSimpleName(), _ -> new TreeSet<>())
                .add(call.getTarget().getName());
    }

    private static String name(SdkPojo type) {
        Class<?> owner = type.getClass();
        return (owner.getSimpleName().endsWith("BuilderImpl") ? owner.getEnclosingClass() : owner).getSimpleName();
    }

    /** The reasons of the document's tables, by field. */
    private static Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .forEach(cells -> Stream.of(cells[1].strip().split(", ", -1))
                        .forEach(field -> reasons.put(field.replace("`", ""), cells[2].strip())));
        return reasons;
    }
}

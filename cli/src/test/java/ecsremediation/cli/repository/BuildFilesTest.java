package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.cli.EcsRemediation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The modules have no common parent, because {@code sam build} builds functions alone. These tests keep them
 * consistent.
 */
class BuildFilesTest {
    private static final Pom AGGREGATOR = Pom.read("pom.xml");
    private static final List<Pom> MODULES =
            List.of(Pom.read("functions/pom.xml"), Pom.read("simulator/pom.xml"), Pom.read("cli/pom.xml"));

    @Test
    void sharedPropertiesAreEqualInAllModules() {
        SortedMap<String, String> first = new TreeMap<>();
        for (Pom pom : MODULES) {
            pom.properties().forEach((name, value) -> {
                String known = first.putIfAbsent(name, value);
                assertThat(value).as("%s in %s", name, pom.file()).isEqualTo(known == null ? value : known);
            });
        }
    }

    @Test
    void everyModuleHasTheVersionThatTheCommandPrints() {
        StringBuilder printed = new StringBuilder();
        for (String line : EcsRemediation.version()) {
            printed.append(line).append('\n');
        }
        assertThat(MODULES)
                .allSatisfy(pom -> assertThat(printed.toString()).contains("ecs-remediation " + pom.child("version")));
        assertThat(AGGREGATOR.child("version")).isEqualTo(MODULES.getFirst().child("version"));
    }

    @Test
    void modulesStandAlone() {
        assertThat(MODULES).allSatisfy(pom -> assertThat(pom.children()).doesNotContain("parent"));
        assertThat(AGGREGATOR.children()).doesNotContain("properties", "dependencies", "dependencyManagement", "build");
    }

    @Test
    void everyPluginIsPinnedOnceByAProperty() {
        assertThat(MODULES).allSatisfy(pom -> {
            List<Pom.Artifact> versioned = pom.all("plugin").stream()
                    .filter(plugin -> !plugin.version().isEmpty())
                    .toList();
            assertThat(versioned)
                    .as("%s", pom.file())
                    .allSatisfy(plugin ->
                            assertThat(plugin.version()).as("%s", plugin).matches("\\$\\{[a-z.0-9]+}"));
            assertThat(versioned)
                    .as("%s", pom.file())
                    .extracting(Pom.Artifact::name)
                    .doesNotHaveDuplicates()
                    .containsAll(
                            pom.all("plugin").stream().map(Pom.Artifact::name).toList());
        });
    }

    @Test
    void mavensDefaultPluginsArePinned() {
        assertThat(MODULES)
                .allSatisfy(pom -> assertThat(pom.all("plugin"))
                        .as("%s", pom.file())
                        .extracting(Pom.Artifact::name)
                        .contains(
                                "maven-clean-plugin",
                                "maven-resources-plugin",
                                "maven-compiler-plugin",
                                "maven-surefire-plugin",
                                "maven-jar-plugin",
                                "maven-install-plugin"));
    }

    @Test
    void everyDependencyIsPinnedByAPropertyOrByAnImportedList() {
        assertThat(MODULES).allSatisfy(pom -> {
            List<String> lists = pom.all("dependency").stream()
                    .filter(dependency -> dependency.scope().equals("import"))
                    .map(Pom.Artifact::group)
                    .toList();
            assertThat(pom.all("dependency")).as("%s", pom.file()).allSatisfy(dependency -> {
                if (dependency.version().isEmpty()) {
                    assertThat(lists).as("%s", dependency).anyMatch(dependency.group()::startsWith);
                } else {
                    assertThat(dependency.version()).as("%s", dependency).matches("\\$\\{[a-z.0-9]+}");
                }
            });
        });
    }

    @Test
    void compilerPlugInsArePinnedByAProperty() {
        assertThat(MODULES)
                .allSatisfy(pom -> assertThat(pom.all("path"))
                        .as("%s", pom.file())
                        .allSatisfy(path ->
                                assertThat(path.version()).as("%s", path).matches("\\$\\{[a-z.0-9]+}")));
    }
}

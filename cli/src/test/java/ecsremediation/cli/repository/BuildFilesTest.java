package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.cli.EcsRemediation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The top build file is the parent of every module except functions, which {@code sam build} copies alone. What functions
 * repeats of the parent is equal to it, and no other configuration occurs twice.
 */
class BuildFilesTest {
    private static final Pom PARENT = Pom.read("pom.xml");
    private static final Pom FUNCTIONS = Pom.read("functions/pom.xml");
    private static final List<Pom> CHILDREN =
            List.of(Pom.read("simulator/pom.xml"), Pom.read("cli/pom.xml"), Pom.read("bench/pom.xml"));
    private static final List<Pom> INHERITING =
            Stream.concat(Stream.of(PARENT), CHILDREN.stream()).toList();
    private static final List<Pom> ALL =
            Stream.concat(Stream.of(FUNCTIONS), INHERITING.stream()).toList();

    @Test
    void functionsStandAloneAndEveryOtherModuleHasTheParent() {
        assertThat(FUNCTIONS.children()).doesNotContain("parent");
        assertThat(CHILDREN)
                .allSatisfy(pom -> assertThat(pom.parent())
                        .as("%s", pom.file())
                        .isEqualTo(new Pom.Artifact(
                                PARENT.child("groupId"), PARENT.child("artifactId"), PARENT.child("version"), "")));
    }

    @Test
    void theParentListsEveryModule() {
        List<String> folders = Stream.concat(Stream.of(FUNCTIONS), CHILDREN.stream())
                .map(pom -> pom.file().getName(0).toString())
                .toList();
        assertThat(PARENT.modules()).containsExactlyElementsOf(folders);
    }

    @Test
    void propertiesThatFunctionsRepeatsAreTheParents() {
        SortedMap<String, String> parents = PARENT.properties();
        assertThat(FUNCTIONS.properties()).containsAllEntriesOf(parents);
    }

    @Test
    void noOtherModuleRepeatsAProperty() {
        assertThat(CHILDREN)
                .allSatisfy(pom -> assertThat(pom.properties().keySet())
                        .as("%s", pom.file())
                        .doesNotContainAnyElementsOf(FUNCTIONS.properties().keySet()));
    }

    /** Plug-ins, with and without the profile of the checks, and the imported lists of versions. */
    @Test
    void whatFunctionsRepeatsOfTheParentIsEqual() {
        assertThat(FUNCTIONS.blocks("build/pluginManagement")).isEqualTo(PARENT.blocks("build/pluginManagement"));
        assertThat(FUNCTIONS.blocks("dependencyManagement")).isEqualTo(PARENT.blocks("dependencyManagement"));
        assertThat(FUNCTIONS.blocks("build/plugins/plugin")).containsAll(PARENT.blocks("build/plugins/plugin"));
        assertThat(FUNCTIONS.blocks("profiles/profile")).containsAll(PARENT.blocks("profiles/profile"));
    }

    @Test
    void besideFunctionsNoConfigurationOfAPluginStandsTwice() {
        List<String> blocks = new ArrayList<>();
        for (Pom pom : INHERITING) {
            blocks.addAll(pom.all("plugin", "configuration"));
            blocks.addAll(pom.all("plugin", "executions"));
        }
        assertThat(blocks).isNotEmpty().doesNotHaveDuplicates();
    }

    /** {@code sam build} copies functions without the parent, which this profile notices. */
    @Test
    void aCopyOfFunctionsAloneIsPackagedWithoutTests() {
        assertThat(FUNCTIONS.blocks("profiles/profile"))
                .filteredOn(profile -> profile.contains("package-only"))
                .singleElement()
                .asString()
                .contains("${basedir}/../pom.xml", "maven.test.skip", "maven.install.skip");
        assertThat(PARENT.blocks("profiles/profile")).noneMatch(profile -> profile.contains("maven.test.skip"));
    }

    @Test
    void aModuleWithoutTestsFailsTheBuild() {
        assertThat(PARENT.blocks("build/plugins/plugin")).anyMatch(plugin -> plugin.contains("failIfNoTests"));
        assertThat(CHILDREN)
                .filteredOn(
                        pom -> !pom.blocks("build/plugins/plugin").toString().contains("failIfNoTests"))
                .extracting(pom -> pom.file().getName(0).toString())
                .containsExactly("simulator", "cli");
        assertThat(Repository.text(Path.of("Makefile"))).contains("\n\t@tools/test\n");
        assertThat(Repository.text(Path.of("tools/test"))).contains("for module in functions simulator cli; do");
    }

    @Test
    void everyModuleHasTheVersionThatTheCommandPrints() {
        StringBuilder printed = new StringBuilder();
        for (String line : EcsRemediation.version()) {
            printed.append(line).append('\n');
        }
        assertThat(printed.toString()).contains("ecs-remediation " + PARENT.child("version"));
        assertThat(FUNCTIONS.child("version")).isEqualTo(PARENT.child("version"));
        assertThat(CHILDREN)
                .allSatisfy(
                        pom -> assertThat(pom.children()).as("%s", pom.file()).doesNotContain("version"));
    }

    @Test
    void everyPluginIsPinnedOnceByAProperty() {
        assertThat(List.of(PARENT, FUNCTIONS)).allSatisfy(pom -> {
            List<Pom.Artifact> versioned = pinned(pom);
            assertThat(versioned)
                    .as("%s", pom.file())
                    .allSatisfy(plugin ->
                            assertThat(plugin.version()).as("%s", plugin).matches("\\$\\{[a-z.0-9]+}"));
            assertThat(versioned)
                    .as("%s", pom.file())
                    .extracting(Pom.Artifact::name)
                    .doesNotHaveDuplicates()
                    .containsAll(names(pom));
        });
        assertThat(CHILDREN).allSatisfy(pom -> {
            assertThat(pinned(pom)).as("%s", pom.file()).isEmpty();
            assertThat(names(PARENT)).containsAll(names(pom));
        });
    }

    @Test
    void mavensDefaultPluginsArePinned() {
        assertThat(List.of(PARENT, FUNCTIONS))
                .allSatisfy(pom -> assertThat(names(pom))
                        .as("%s", pom.file())
                        .contains(
                                "maven-clean-plugin",
                                "maven-resources-plugin",
                                "maven-compiler-plugin",
                                "maven-surefire-plugin",
                                "maven-jar-plugin",
                                "maven-install-plugin",
                                "maven-deploy-plugin",
                                "maven-site-plugin"));
    }

    @Test
    void everyDependencyIsPinnedByAPropertyOrByAnImportedList() {
        List<String> lists = PARENT.all("dependency").stream()
                .filter(dependency -> dependency.scope().equals("import"))
                .map(Pom.Artifact::group)
                .toList();
        assertThat(ALL)
                .allSatisfy(pom -> assertThat(pom.all("dependency"))
                        .as("%s", pom.file())
                        .allSatisfy(dependency -> {
                            if (dependency.version().isEmpty()) {
                                assertThat(lists).as("%s", dependency).anyMatch(dependency.group()::startsWith);
                            } else {
                                assertThat(dependency.version())
                                        .as("%s", dependency)
                                        .matches("\\$\\{[a-z.0-9]+}");
                            }
                        }));
    }

    @Test
    void compilerPlugInsArePinnedByAProperty() {
        assertThat(ALL)
                .allSatisfy(pom -> assertThat(pom.all("path"))
                        .as("%s", pom.file())
                        .allSatisfy(path ->
                                assertThat(path.version()).as("%s", path).matches("\\$\\{[a-z.0-9]+}")));
    }

    private static List<Pom.Artifact> pinned(Pom pom) {
        return pom.all("plugin").stream()
                .filter(plugin -> !plugin.version().isEmpty())
                .toList();
    }

    private static List<String> names(Pom pom) {
        return pom.all("plugin").stream().map(Pom.Artifact::name).toList();
    }
}

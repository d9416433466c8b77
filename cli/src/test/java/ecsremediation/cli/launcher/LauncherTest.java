package ecsremediation.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the script in a temporary project with a fake JDK and a fake Maven that print their arguments. */
class LauncherTest {
    private static final List<String> TOOLS =
            List.of("sh", "dirname", "readlink", "grep", "find", "head", "mkdir", "touch", "rm", "mv", "sed");

    @TempDir
    Path folder;

    private Path project;
    private Path jdk;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        for (String module : List.of("functions", "simulator", "cli")) {
            Files.createDirectories(project.resolve(module + "/src/main"));
            Files.writeString(project.resolve(module + "/pom.xml"), "");
        }
        Files.writeString(project.resolve("pom.xml"), "");
        Files.createDirectories(project.resolve("tools"));
        for (String script : List.of("ecs-remediation", "tools/jdk25")) {
            Files.copy(Path.of("..", script), project.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        jdk = folder.resolve("jdk");
        script(jdk.resolve("bin/java"), "echo java; for a in \"$@\"; do echo \"$a\"; done");
        script(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        script(folder.resolve("mvn"), "echo built with $JAVA_HOME in $(pwd) \"$@\" >> " + builds());
        environment.put("PATH", tools().toString());
        environment.put("HOME", folder.toString());
        environment.put("JDK_FOLDERS", folder.resolve("nowhere").toString());
        environment.put("JAVA25_HOME", jdk.toString());
        environment.put("MVN", folder.resolve("mvn").toString());
    }

    @Test
    void startsTheCommandFromAnyFolderThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), project.resolve("ecs-remediation"));
        ProcessResult result = run(folder, link.toString(), "lab", "--out", "two words");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains(project + "/cli/target/classes:" + project + "/cli/target/lib/*")
                .endsWith("ecsremediation.cli.EcsRemediation\nlab\n--out\ntwo words\n");
    }

    @Test
    void buildsWithThatJdkAndOnlyIfASourceFileIsNewer() throws Exception {
        assertThat(run("--help").err()).startsWith("Building the command").hasLineCount(1);
        assertThat(Files.readString(builds()))
                .hasLineCount(1)
                .contains("built with " + jdk + " in " + project, "-B", "-Dstyle.color=never");
        assertThat(run("--help").err()).isEmpty();
        Path source = Files.writeString(project.resolve("simulator/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        run("--help");
        assertThat(Files.readString(builds())).hasLineCount(2);
    }

    private Path builds() {
        return folder.resolve("builds");
    }

    @Test
    void findsAJdkInTheSearchedFolders() throws Exception {
        environment.remove("JAVA25_HOME");
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Files.move(jdk, kept.resolve("some-25-jdk"));
        environment.put("JDK_FOLDERS", folder.resolve("nowhere") + ":" + kept);
        assertThat(run("--help").code()).isZero();
    }

    @Test
    void saysInOneLineThatNoJdkIsThere() throws Exception {
        environment.remove("JAVA25_HOME");
        assertOneLine(run("lab"), "no JDK 25 found", "JAVA25_HOME");
    }

    @Test
    void refusesAnOlderJdk() throws Exception {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.9\"\n");
        assertOneLine(run("lab"), "no JDK 25 found", "JAVA25_HOME");
    }

    @Test
    void saysInOneLineThatMavenIsMissing() throws Exception {
        environment.put("MVN", "no-such-maven");
        assertOneLine(run("lab"), "Maven is missing", "MVN");
    }

    @Test
    void reportsAFailedBuild() throws Exception {
        script(folder.resolve("mvn"), "echo 'the reason' >&2; exit 1");
        ProcessResult result = run("lab");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).endsWith("the reason\necs-remediation: the build failed; the reason is above\n");
    }

    @Test
    void printsNoColourCodesOfAFailedBuild() throws Exception {
        script(folder.resolve("mvn"), "printf '\\033[1;31mERROR\\033[m the reason\\033[0m\\n'; exit 1");
        assertThat(run("lab").err()).contains("\nERROR the reason\n").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Could not transfer artifact a:b:pom:1 from central: example.com: Unknown host example.com",
                "Could not transfer artifact a:b:pom:1 from central: Connection refused",
                "Cannot access central in offline mode and the artifact a:b:jar:1 has not been downloaded from it before"
            })
    void explainsAFirstBuildWithoutANetworkInOneLine(String words) throws Exception {
        script(folder.resolve("mvn"), "echo '[ERROR] " + words + "' >&2; echo '[ERROR] more'; exit 1");
        ProcessResult result = run("lab");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().lines()).hasSize(2);
        assertThat(result.err())
                .contains("dependencies that are not on this machine", "settings.xml", "cli/target/build.log");
        assertThat(Files.readString(project.resolve("cli/target/build.log"))).contains(words);
    }

    private static void assertOneLine(ProcessResult result, String... words) {
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).startsWith("ecs-remediation: ").contains(words);
    }

    private ProcessResult run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(project.resolve("ecs-remediation").toString());
        return run(project, command.toArray(String[]::new));
    }

    private ProcessResult run(Path in, String... command) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new ProcessResult(code, Files.readString(out), Files.readString(err));
    }

    /** A PATH with the tools that the script needs, without the machine's Java and Maven. */
    private Path tools() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Path found = List.of("/usr/bin", "/bin").stream()
                    .map(place -> Path.of(place, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            script(bin.resolve(tool), "exec " + found + " \"$@\"");
        }
        return bin;
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record ProcessResult(int code, String out, String err) {}
}

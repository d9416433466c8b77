package ecsremediation.cli.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tools/CheckNames.java}, on small source trees with their own rules. */
class NamesTest {
    private static final String RULES = """
            # kind, left, right
            package\twatch\tobserve
            type\tKeeper\tRunRecorder
            name\tit\twhat it is
            word\tpeek again\trequeue
            word\tpeek|peeks\treconcile
            word\tmemory @ History\thistory
            phrase\ta peek(?! at)\treconciliation
            phrase\tof one mind\tagree
            """;

    private static final String MAIN = "functions/src/main/java/a/b/";

    private static URLClassLoader compiled;
    private static Method run;

    @TempDir
    private Path root;

    @BeforeAll
    static void compile(@TempDir Path classes) throws Exception {
        String source = Repository.ROOT.resolve("tools/CheckNames.java").toString();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-Xlint:all,-path", "-Werror", "-d", classes.toString(), source);
        assertThat(status).isZero();
        compiled = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        run = compiled.loadClass("CheckNames").getMethod("run", PrintStream.class, String[].class);
    }

    @AfterAll
    static void close() throws IOException {
        compiled.close();
    }

    @BeforeEach
    void writeRules() throws IOException {
        write("tools/names.txt", RULES);
    }

    @Test
    void printsNothingWithoutFindings() throws Exception {
        write(MAIN + "Good.java", "package a.b; /** They look at a template. */ class Good { int peekingMemory; }");
        assertThat(check()).isEqualTo(new Checked(0, List.of()));
    }

    @Test
    void findsAWordInEveryKindOfDeclaration() throws Exception {
        write(MAIN + "Good.java", """
                package a.b;
                class Good<PEEK> {
                    int peekCount;
                    enum Kind { PEEK_AGAIN { } }
                    record Pair(int peekLeft) {
                        Pair {
                        }
                    }
                    void peekOnce(int lastPeek) {
                        int onePeek = 1;
                        java.util.function.IntUnaryOperator same = myPeek -> myPeek;
                        if ((Object) lastPeek instanceof Integer boxedPeek) {}
                    }
                    class PeekState {}
                }
                """);
        assertThat(check().lines())
                .containsExactly(
                        found(2, "word 'peek' in type parameter a.b.Good.PEEK; write: reconcile"),
                        found(3, "word 'peek' in field a.b.Good.peekCount; write: reconcile"),
                        found(4, "word 'peek again' in enum constant a.b.Good.Kind.PEEK_AGAIN; write: requeue"),
                        found(5, "word 'peek' in record component a.b.Good.Pair.peekLeft; write: reconcile"),
                        found(9, "word 'peek' in method a.b.Good.peekOnce; write: reconcile"),
                        found(9, "word 'peek' in parameter a.b.Good.peekOnce.lastPeek; write: reconcile"),
                        found(10, "word 'peek' in local variable a.b.Good.peekOnce.onePeek; write: reconcile"),
                        found(11, "word 'peek' in lambda parameter a.b.Good.peekOnce.myPeek; write: reconcile"),
                        found(12, "word 'peek' in local variable a.b.Good.peekOnce.boxedPeek; write: reconcile"),
                        found(14, "word 'peek' in class a.b.Good.PeekState; write: reconcile"));
    }

    @Test
    void findsATypeItsTestAPackageAndAWholeName() throws Exception {
        write("cli/src/main/java/a/watch/Keeper.java", "package a.watch; class Keeper { int it; int exit; }");
        write("cli/src/test/java/a/watch/KeeperTest.java", "package a.watch; class KeeperTest { class Keepers {} }");
        assertThat(check().lines())
                .containsExactly(
                        "cli/src/main/java/a/watch/Keeper.java:1: package 'watch' in package a.watch; write: observe",
                        "cli/src/main/java/a/watch/Keeper.java:1: type 'Keeper' in class a.watch.Keeper;"
                                + " write: RunRecorder",
                        "cli/src/main/java/a/watch/Keeper.java:1: name 'it' in field a.watch.Keeper.it;"
                                + " write: what it is",
                        "cli/src/test/java/a/watch/KeeperTest.java:1: type 'KeeperTest' in class a.watch.KeeperTest;"
                                + " write: RunRecorder");
    }

    @Test
    void limitsAWordToTheTypesOfItsRow() throws Exception {
        write(MAIN + "Good.java", "package a.b; class Good { int memory; History memory() { return null; } }");
        assertThat(check().lines())
                .containsExactly(found(1, "word 'memory' in method a.b.Good.memory; write: history"));
    }

    @Test
    void findsStoredKeysAndMetricNamesInTheFunctionsOnly() throws Exception {
        String source = "package a.b; class Good { String key = \"group#peeks\"; String metric = \"PeekAgain\"; }";
        write(MAIN + "Good.java", source);
        write("functions/src/test/java/a/b/GoodTest.java", source.replace("Good", "GoodTest"));
        write("cli/src/main/java/a/c/Other.java", source.replace("Good", "Other"));
        assertThat(check().lines())
                .containsExactly(
                        found(1, "word 'peeks' in string \"group#peeks\"; write: reconcile"),
                        found(1, "word 'peek again' in string \"PeekAgain\"; write: requeue"));
    }

    @Test
    void findsPhrasesInCommentsTextsDocumentsAndScriptsAlsoAcrossLines() throws Exception {
        write(MAIN + "Good.java", """
                package a.b;
                /**
                 * Both are of
                 * one mind.
                 */
                class Good {
                    String text = "after a "
                            + "peek, not a peek at it";
                    // A
                    // peek.
                    char quote = '"';
                    String block = \"""
                            one "quoted" a peek
                            \""";
                }
                """);
        write("docs/guide.md", "# Guide\n\nOf\none mind, in `Keeper` or Keeper.\n");
        write("tools/start", "#!/bin/sh\n# After a\n# peek.\n");
        write("cli/src/test/java/a/GoodTest.java", "package a; class GoodTest { String text = \"a peek, once\"; }");
        assertThat(check().lines())
                .extracting(line -> line.replaceAll(" in .*", ""))
                .containsExactly(
                        "docs/guide.md:3: phrase 'of one mind'",
                        "docs/guide.md:4: type 'Keeper'",
                        MAIN + "Good.java:3: phrase 'of one mind'",
                        MAIN + "Good.java:7: phrase 'a peek'",
                        MAIN + "Good.java:9: phrase 'a peek'",
                        MAIN + "Good.java:13: phrase 'a peek'",
                        "tools/start:2: phrase 'a peek'");
    }

    @Test
    void findsASimpleNameThatTwoMainTypesHave() throws Exception {
        write(MAIN + "Json.java", "package a.b; class Json { class Kind {} class Row {} }");
        write("cli/src/main/java/a/c/Json.java", "package a.c; import a.b.Json.Row; class Json { class Kind {} }");
        write("cli/src/main/java/a/c/Table.java", "package a.c; class Table { class Row {} }");
        write("cli/src/test/java/a/c/TableTest.java", "package a.c; class Table {}");
        String another = "; write: another name";
        assertThat(check().lines())
                .containsExactly(
                        "cli/src/main/java/a/c/Json.java:1: duplicate 'Json' in class a.c.Json,"
                                + " declared too as a.b.Json" + another,
                        MAIN + "Json.java:1: duplicate 'Json' in class a.b.Json, declared too as a.c.Json" + another,
                        MAIN + "Json.java:1: duplicate 'Row' in class a.b.Json.Row, declared too as a.c.Table.Row;"
                                + " write: its owner before it, and no import of it; or another name");
    }

    @Test
    void findsANestedTypeWithTheNameOfATopLevelType() throws Exception {
        write(MAIN + "Json.java", "package a.b; class Json {}");
        write(MAIN + "Store.java", "package a.b; class Store { record Json() {} }");
        assertThat(check().lines()).hasSize(2).allMatch(line -> line.contains("duplicate 'Json'"));
    }

    @Test
    void anExceptionIsForAFileOrForADeclaration() throws Exception {
        write(MAIN + "Good.java", "package a.b; /** A peek. */ class Good { int peek; int peeks; }");
        write(MAIN + "Json.java", "package a.b; class Json {}");
        write("cli/src/main/java/a/c/Json.java", "package a.c; class Json {}");
        write("tools/names-allowed.txt", """
                # where, word, reason
                functions/*\ta peek\tAWS's own word
                a.b.Good.peek\tpeek\tso does AWS call it
                *.peeks\tpeeks\tthe plural of it
                a.c.Json\tJson\tanother module's, never seen beside the first
                """);
        assertThat(check()).isEqualTo(new Checked(0, List.of()));
    }

    @Test
    void findsAnUnusedException() throws Exception {
        write(MAIN + "Json.java", "package a.b; class Json {}");
        write("tools/names-allowed.txt", "*\tpeek\ta reason\n*\tJson\tthere is one only\n");
        assertThat(check().lines())
                .containsExactly(
                        "tools/names-allowed.txt:1: unused 'peek' in exception for *; write: nothing: delete it",
                        "tools/names-allowed.txt:2: unused 'Json' in exception for *; write: nothing: delete it");
    }

    @Test
    void anExceptionWithoutAReasonIsRefused() throws Exception {
        write("tools/names-allowed.txt", "*\tpeek\t\n");
        assertThatThrownBy(this::check)
                .hasMessage("tools/names-allowed.txt:1: expected where, word and reason between tabs");
    }

    @Test
    void refusesAFileThatDoesNotParse() throws Exception {
        write(MAIN + "Good.java", "package a.b; class Good {");
        assertThatThrownBy(this::check).hasMessageContaining("Good.java:1");
    }

    @Test
    void theSummaryCountsByKindAndWord() throws Exception {
        write(MAIN + "Good.java", "package a.b; /** A peek. */ class Good { int peek; int peeks; int lastPeek; }");
        assertThat(check("--summary"))
                .isEqualTo(new Checked(
                        1,
                        List.of(
                                "1\tphrase\tall",
                                "3\tword\tall",
                                "2\tword\tpeek",
                                "1\tphrase\ta peek",
                                "1\tword\tpeeks")));
    }

    @Test
    void listsDeclarations() throws Exception {
        write(MAIN + "Good.java", "package a.b;\nrecord Good(int left) {\n  Good {\n  }\n}\n");
        String file = MAIN + "Good.java:";
        assertThat(check("--declared"))
                .isEqualTo(new Checked(
                        0,
                        List.of(
                                "package\ta.b\t\t" + file + 1,
                                "record\tGood\ta.b\t" + file + 2,
                                "record component\tleft\ta.b.Good\t" + file + 2)));
    }

    @Test
    void refusesAnUnknownOption() throws Exception {
        assertThat(check("--all").status()).isEqualTo(2);
    }

    @Test
    void readsTheRulesOfTheProject() throws Exception {
        for (String table : List.of("tools/names.txt", "tools/names-allowed.txt")) {
            write(table, Repository.text(Path.of(table)));
        }
        assertThat(check().lines()).allMatch(line -> line.startsWith("tools/names-allowed.txt:"));
    }

    private static String found(int line, String what) {
        return MAIN + "Good.java:" + line + ": " + what;
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Checked check(String... options) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String[] arguments =
                Stream.concat(Stream.of(options), Stream.of(root.toString())).toArray(String[]::new);
        try (PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
            int status = (int) run.invoke(null, out, arguments);
            out.flush();
            return new Checked(
                    status, printed.toString(StandardCharsets.UTF_8).lines().toList());
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private record Checked(int status, List<String> lines) {}
}

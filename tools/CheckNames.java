import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Checks the project's names and prose against {@code tools/names.txt}, and that no two types of main code
 * have the same simple name. Parses Java without type analysis, so it also checks files that do not compile.
 * A syntax error ends the check.
 *
 * <p>usage: java CheckNames.java [--summary | --declared] [FOLDER]. Exit code 1 if there are findings.
 */
public final class CheckNames {
    private static final Path RULES = Path.of("tools/names.txt");
    private static final Path ALLOWED = Path.of("tools/names-allowed.txt");
    private static final Pattern PROSE_FILE =
            Pattern.compile(".*\\.(md|yaml|xml|toml|css|py)|tools/[^.]*|Makefile|ecs-remediation");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_./#:-]*");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
    private static final Pattern TEST_SUFFIX = Pattern.compile("(Tests?|Benchmark)$");
    private static final Pattern CODE_SPAN = Pattern.compile("`([A-Z][A-Za-z]+)`");

    /** Separates two texts; no pattern of the rules matches across it. */
    private static final char APART = '\u0001';

    private final Path root;
    private final List<Rule> rules;
    private final List<Allowance> exceptions;
    private final List<Violation> findings = new ArrayList<>();

    private CheckNames(Path root) throws IOException {
        this.root = root;
        this.rules = table(root, RULES).map(Rule::of).toList();
        this.exceptions = table(root, ALLOWED).map(Allowance::of).toList();
    }

    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.out, arguments));
    }

    /** The exit code: 1 if there are findings, 2 for wrong arguments, otherwise 0. */
    public static int run(PrintStream out, String... arguments) throws IOException {
        List<String> folders =
                Stream.of(arguments).filter(word -> !word.startsWith("--")).toList();
        Set<String> options =
                Stream.of(arguments).filter(word -> word.startsWith("--")).collect(Collectors.toSet());
        if (folders.size() > 1
                || options.size() > 1
                || !Set.of("--summary", "--declared").containsAll(options)) {
            out.println("usage: check-names [--summary | --declared] [FOLDER]");
            return 2;
        }
        String folder = folders.isEmpty() ? "." : folders.getFirst();
        CheckNames check = new CheckNames(Path.of(folder).toAbsolutePath().normalize());
        List<Path> files = files(check.root);
        Sources sources = Sources.parse(
                check.root, files.stream().filter(CheckNames::isJava).toList());
        if (options.contains("--declared")) {
            sources.declared.forEach(out::println);
            return 0;
        }
        List<Violation> found = check.findings(files, sources);
        (options.contains("--summary") ? summary(found) : found.stream().map(Violation::toString))
                .forEach(out::println);
        return found.isEmpty() ? 0 : 1;
    }

    private List<Violation> findings(List<Path> files, Sources sources) throws IOException {
        Set<Object> seen = new HashSet<>();
        sources.declared.stream()
                .filter(one -> seen.add(one.kind.equals("package") ? one.name : one))
                .forEach(this::checkDeclared);
        checkDuplicates(sources);
        for (Path file : files) {
            if (isJava(file)) {
                checkJavaText(file);
            } else if (PROSE_FILE.matcher(slashed(file)).matches()) {
                checkProseFile(file);
            }
        }
        exceptions.stream().filter(one -> !one.used[0]).forEach(one -> findings.add(one.asViolation()));
        return findings.stream()
                .sorted(Comparator.comparing(Violation::file).thenComparing(Violation::line))
                .toList();
    }

    private void checkDeclared(Declared one) {
        String words = words(one.lastSegment());
        String what = one.kind + " " + one.fullName();
        for (Rule rule : rules) {
            if (rule.isExact() && rule.names(one)) {
                add(new Violation(one.file, one.line, rule.kind, one.lastSegment(), what, rule.right), one.fullName());
                return;
            }
            if (rule.kind.equals("word") && (rule.types.isEmpty() || rule.types.contains(one.type))) {
                words = report(rule, words, one.file, one.line, what, one.fullName());
            }
        }
    }

    /**
     * Reports each match. Returns the text without the matches, so that later rules do not report them again.
     */
    private String report(Rule rule, String text, Path file, int line, String what, String where) {
        Matcher matcher = rule.pattern.matcher(text);
        StringBuilder rest = new StringBuilder(text);
        while (matcher.find()) {
            add(new Violation(file, line, rule.kind, matcher.group(), what, rule.right), where);
            blank(rest, matcher.start(), matcher.end());
        }
        return rest.toString();
    }

    /**
     * No type may have the name of a top-level type. Two nested types may share a name, except those that
     * main code imports and uses without their owner.
     */
    private void checkDuplicates(Sources sources) {
        Map<String, List<Declared>> byName = sources.declared.stream()
                .filter(one -> one.isType() && one.isMain() && !one.kind.equals("type parameter"))
                .collect(Collectors.groupingBy(Declared::name, TreeMap::new, Collectors.toList()));
        byName.forEach((name, same) -> {
            List<Declared> counted = same.stream()
                    .filter(one -> !isAllowed(name, one.file, one.fullName(), same.size() > 1))
                    .toList();
            boolean all = counted.stream().anyMatch(Declared::isTopLevel);
            counted.stream()
                    .filter(one -> counted.size() > 1 && (all || sources.imported.contains(one.fullName())))
                    .forEach(one -> reportDuplicate(one, counted));
        });
    }

    private void reportDuplicate(Declared one, List<Declared> same) {
        String others = same.stream()
                .filter(other -> other != one)
                .map(Declared::fullName)
                .collect(Collectors.joining(", "));
        String what = one.kind + " " + one.fullName() + ", declared too as " + others;
        String right = one.isTopLevel() ? "another name" : "its owner before it, and no import of it; or another name";
        findings.add(new Violation(one.file, one.line, "duplicate", one.name, what, right));
    }

    private void checkJavaText(Path file) throws IOException {
        String source = Files.readString(root.resolve(file));
        JavaText text = JavaText.of(source);
        checkProse(file, source, text.comments, "comment");
        boolean main = isMain(file);
        if (main) {
            checkProse(file, source, text.sentences, "text");
        }
        if (main && file.startsWith("functions")) {
            for (Literal literal : text.literals) {
                if (KEY.matcher(literal.value).matches()) {
                    checkKey(file, lineAt(source, literal.start), literal.value);
                }
            }
        }
    }

    private void checkKey(Path file, int line, String value) {
        String words = words(value);
        for (Rule rule : rules) {
            if (rule.kind.equals("word") && rule.types.isEmpty()) {
                words = report(rule, words, file, line, "string \"" + value + "\"", "");
            }
        }
    }

    private void checkProseFile(Path file) throws IOException {
        String text = Files.readString(root.resolve(file));
        Prose prose = Prose.empty();
        prose.add(withoutMarks(text), 0, false);
        checkProse(file, text, prose, "text");
        CODE_SPAN
                .matcher(text)
                .results()
                .forEach(span -> rules.stream()
                        .filter(rule -> rule.kind.equals("type")
                                && rule.pattern.matcher(span.group(1)).matches())
                        .forEach(rule -> add(
                                new Violation(
                                        file, lineAt(text, span.start()), "type", span.group(1), "text", rule.right),
                                "")));
    }

    private void checkProse(Path file, String source, Prose prose, String what) {
        StringBuilder rest = new StringBuilder(prose.text);
        for (Rule rule : rules) {
            if (rule.kind.equals("phrase")) {
                Matcher matcher = rule.pattern.matcher(rest.toString());
                while (matcher.find()) {
                    String words = matcher.group().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
                    String around = what + " \"" + around(prose.text, matcher.start(), matcher.end()) + "\"";
                    int line = lineAt(source, prose.offset(matcher.start()));
                    add(new Violation(file, line, "phrase", words, around, rule.right), "");
                    blank(rest, matcher.start(), matcher.end());
                }
            }
        }
    }

    private void add(Violation finding, String where) {
        if (!isAllowed(finding.word, finding.file, where, true)) {
            findings.add(finding);
        }
    }

    private boolean isAllowed(String word, Path file, String where, boolean counts) {
        List<Allowance> fitting =
                exceptions.stream().filter(one -> one.fits(word, file, where)).toList();
        fitting.forEach(one -> one.used[0] |= counts);
        return !fitting.isEmpty();
    }

    private static Stream<String> summary(List<Violation> found) {
        Map<String, Long> kinds =
                found.stream().collect(Collectors.groupingBy(Violation::kind, TreeMap::new, Collectors.counting()));
        Map<String, Long> words = found.stream()
                .collect(Collectors.groupingBy(one -> one.kind + "\t" + one.word, TreeMap::new, Collectors.counting()));
        return Stream.concat(
                kinds.entrySet().stream().map(one -> one.getValue() + "\t" + one.getKey() + "\tall"),
                words.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .map(one -> one.getValue() + "\t" + one.getKey()));
    }

    /** The words of a camelCase, UPPER_CASE or dotted name, in lower case, separated by spaces. */
    private static String words(String name) {
        return WORD.matcher(name)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String around(CharSequence text, int from, int to) {
        CharSequence excerpt = text.subSequence(Math.max(0, from - 30), Math.min(text.length(), to + 30));
        return excerpt.toString().replaceAll("[\\s\u0001]+", " ").strip();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, APART);
        }
    }

    /** Replaces comment and quote marks at the start of lines by spaces, so that offsets do not change. */
    private static String withoutMarks(String text) {
        return Pattern.compile("(?m)^[ \\t]*(#+|//+|/?\\*+|>)")
                .matcher(text)
                .replaceAll(mark -> " ".repeat(mark.group().length()));
    }

    private static int lineAt(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static boolean isMain(Path file) {
        return slashed(file).contains("src/main/");
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }

    /** The rows of a table, without empty lines and comments. */
    private static Stream<Row> table(Path root, Path file) throws IOException {
        if (!Files.exists(root.resolve(file))) {
            return Stream.empty();
        }
        List<String> lines = Files.readAllLines(root.resolve(file));
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .map(i -> new Row(file, i + 1, lines.get(i).split("\t", -1)))
                .filter(row -> !row.cells[0].isBlank() && !row.cells[0].startsWith("#"));
    }

    /** Every file except those in hidden and build folders and the tables of this check, sorted. */
    private static List<Path> files(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean skip = !folder.equals(root)
                        && (name.startsWith(".")
                                || Set.of("target", "lab-report").contains(name));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path relative = root.relativize(file);
                if (!relative.equals(RULES) && !relative.equals(ALLOWED)) {
                    found.add(relative);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    private record Row(Path file, int line, String[] cells) {
        IllegalArgumentException wrong(String expected) {
            return new IllegalArgumentException(file + ":" + line + ": expected " + expected + " between tabs");
        }
    }

    /**
     * A line of names.txt. A word with {@code types} applies only to variables and methods of those types.
     */
    private record Rule(String kind, Pattern pattern, Set<String> types, String right) {
        static Rule of(Row row) {
            if (row.cells.length != 3) {
                throw row.wrong("kind, left and right");
            }
            String[] left = row.cells[1].split(" @ ", 2);
            Set<String> types = left.length == 1 ? Set.of() : Set.of(left[1].split("\\|"));
            Pattern pattern = switch (row.cells[0]) {
                case "word" -> Pattern.compile("(?<![^ ])(?:" + left[0] + ")(?![^ ])");
                case "name", "type", "package" -> Pattern.compile(left[0]);
                case "phrase" -> Pattern.compile("(?i)(?<!\\w)(?:" + left[0].replace(" ", "\\s+") + ")(?!\\w)");
                default -> throw row.wrong("word, name, type, package or phrase first");
            };
            return new Rule(row.cells[0], pattern, types, row.cells[2]);
        }

        boolean isExact() {
            return kind.equals("name") || kind.equals("type") || kind.equals("package");
        }

        /** A rule for a type also applies to the type's tests, which have its name and a suffix. */
        boolean names(Declared one) {
            boolean isPackage = one.kind.equals("package");
            return switch (kind) {
                case "package" ->
                    isPackage && pattern.matcher(one.lastSegment()).matches();
                case "type" ->
                    one.isType()
                            && pattern.matcher(TEST_SUFFIX.matcher(one.name).replaceFirst(""))
                                    .matches();
                default ->
                    !isPackage && !one.isType() && pattern.matcher(one.name).matches();
            };
        }
    }

    /** A line of names-allowed.txt. {@code used} has one element, which is set on the first use. */
    private record Allowance(Row row, Pattern where, String word, boolean[] used) {
        static Allowance of(Row row) {
            if (row.cells.length != 3 || row.cells[2].isBlank()) {
                throw row.wrong("where, word and reason");
            }
            String glob = Pattern.quote(row.cells[0]).replace("*", "\\E.*\\Q");
            return new Allowance(row, Pattern.compile(glob), row.cells[1], new boolean[1]);
        }

        boolean fits(String found, Path file, String member) {
            return word.equals(found)
                    && (where.matcher(slashed(file)).matches()
                            || where.matcher(member).matches());
        }

        Violation asViolation() {
            return new Violation(
                    row.file, row.line, "unused", word, "exception for " + row.cells[0], "nothing: delete it");
        }
    }

    private record Violation(Path file, int line, String kind, String word, String what, String right) {
        @Override
        public String toString() {
            return slashed(file) + ":" + line + ": " + kind + " '" + word + "' in " + what + "; write: " + right;
        }
    }

    /** {@code type} is the declared type or the return type as written; empty if there is none. */
    private record Declared(String kind, String name, String owner, Path file, int line, String type) {
        boolean isType() {
            return Set.of("class", "interface", "record", "enum", "annotation").contains(kind);
        }

        boolean isMain() {
            return CheckNames.isMain(file);
        }

        /** Only packages have names in lower case. */
        boolean isTopLevel() {
            return owner.equals(owner.toLowerCase(Locale.ROOT));
        }

        String lastSegment() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        String fullName() {
            return owner.isEmpty() ? name : owner + "." + name;
        }

        @Override
        public String toString() {
            return String.join("\t", kind, name, owner, slashed(file) + ":" + line);
        }
    }

    /** All declarations of the parsed files, and the full names that main code imports. */
    private record Sources(List<Declared> declared, Set<String> imported) {
        static Sources parse(Path root, List<Path> files) throws IOException {
            Sources sources = new Sources(new ArrayList<>(), new HashSet<>());
            if (files.isEmpty()) {
                return sources;
            }
            var compiler = ToolProvider.getSystemJavaCompiler();
            DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
            try (var manager = compiler.getStandardFileManager(problems, null, null)) {
                var units = manager.getJavaFileObjectsFromPaths(
                        files.stream().map(root::resolve).toList());
                JavacTask task =
                        (JavacTask) compiler.getTask(null, manager, problems, List.of("-proc:none"), null, units);
                SourcePositions positions = Trees.instance(task).getSourcePositions();
                for (CompilationUnitTree unit : task.parse()) {
                    Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
                    new Collector(sources, unit, positions, file).scan(unit, null);
                }
            }
            problems.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .findFirst()
                    .ifPresent(problem -> {
                        throw new IllegalArgumentException(problem.toString());
                    });
            return sources;
        }
    }

    private static final class Collector extends TreeScanner<Void, Void> {
        private final Sources sources;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Path file;
        private final String source;
        private final Deque<String> owners = new ArrayDeque<>();
        private final Set<String> components = new HashSet<>();
        private String variableKind = "local variable";

        Collector(Sources sources, CompilationUnitTree unit, SourcePositions positions, Path file) throws IOException {
            this.sources = sources;
            this.unit = unit;
            this.positions = positions;
            this.file = file;
            this.source = unit.getSourceFile().getCharContent(true).toString();
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree tree, Void nothing) {
            String name =
                    tree.getPackageName() == null ? "" : tree.getPackageName().toString();
            if (!name.isEmpty()) {
                declare("package", name, tree.getPackage(), "");
            }
            owners.push(name);
            return super.visitCompilationUnit(tree, nothing);
        }

        @Override
        public Void visitImport(ImportTree tree, Void nothing) {
            if (isMain(file) && !tree.isStatic()) {
                sources.imported.add(tree.getQualifiedIdentifier().toString());
            }
            return null;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String name = tree.getSimpleName().toString();
            if (!name.isEmpty()) {
                String kind = tree.getKind() == Tree.Kind.ANNOTATION_TYPE
                        ? "annotation"
                        : tree.getKind().name().toLowerCase(Locale.ROOT);
                declare(kind, name, tree, "");
            }
            owners.push(inside(name));
            scan(tree.getTypeParameters(), nothing);
            for (Tree member : tree.getMembers()) {
                String outer = variableKind;
                variableKind = member instanceof VariableTree field ? fieldKind(tree, field) : "local variable";
                scan(member, nothing);
                variableKind = outer;
            }
            owners.pop();
            return null;
        }

        private static String fieldKind(ClassTree owner, VariableTree field) {
            if (owner.getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
                return "record component";
            }
            boolean constant = owner.getKind() == Tree.Kind.ENUM
                    && field.getInitializer() instanceof NewClassTree made
                    && made.getIdentifier()
                            .toString()
                            .equals(owner.getSimpleName().toString());
            return constant ? "enum constant" : "field";
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            String name = tree.getReturnType() == null ? "" : tree.getName().toString();
            if (!name.isEmpty()) {
                declare("method", name, tree, tree.getReturnType().toString());
            }
            owners.push(inside(name));
            scan(tree.getTypeParameters(), nothing);
            scanAs("parameter", parameters(tree));
            scanAs("local variable", tree.getBody() == null ? List.of() : List.of(tree.getBody()));
            owners.pop();
            return null;
        }

        /** Leaves out the parameters of a record's canonical constructor, which repeat its components. */
        private List<? extends VariableTree> parameters(MethodTree tree) {
            return tree.getParameters().stream()
                    .filter(one -> tree.getReturnType() != null
                            || !components.contains(inside(one.getName().toString())))
                    .toList();
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
            scanAs("lambda parameter", tree.getParameters());
            scanAs("local variable", List.of(tree.getBody()));
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            String name = tree.getName().toString();
            if (!name.isEmpty()) {
                declare(
                        variableKind,
                        name,
                        tree,
                        tree.getType() == null ? "" : tree.getType().toString());
            }
            scanAs("local variable", tree.getInitializer() == null ? List.of() : List.of(tree.getInitializer()));
            return null;
        }

        @Override
        public Void visitTypeParameter(TypeParameterTree tree, Void nothing) {
            declare("type parameter", tree.getName().toString(), tree, "");
            return null;
        }

        private void scanAs(String kind, List<? extends Tree> trees) {
            String outer = variableKind;
            variableKind = kind;
            scan(trees, null);
            variableKind = outer;
        }

        private void declare(String kind, String name, Tree tree, String type) {
            long end = positions.getEndPosition(unit, tree);
            long start = positions.getStartPosition(unit, tree);
            long named = nameOffset(name, (int) start, (int) end);
            String owner = owners.isEmpty() ? "" : owners.peek();
            if (kind.equals("record component")) {
                components.add(inside(name));
            }
            sources.declared.add(new Declared(
                    kind, name, owner, file, (int) unit.getLineMap().getLineNumber(named), type));
        }

        /** A declaration's position is that of its annotations; its name comes later. */
        private int nameOffset(String name, int start, int end) {
            Matcher matcher = Pattern.compile("(?<![\\w@])" + Pattern.quote(name) + "(?!\\w)")
                    .matcher(source);
            return matcher.region(start, Math.max(start, end)).find() ? matcher.start() : start;
        }

        private String inside(String name) {
            String owner = owners.peek();
            return name.isEmpty() ? owner : owner.isEmpty() ? name : owner + "." + name;
        }
    }

    private record Literal(String value, int start) {}

    /**
     * Joined pieces of a file. {@code starts} maps the position of each piece in the text to its position in
     * the file.
     */
    private record Prose(StringBuilder text, TreeMap<Integer, Integer> starts) {
        static Prose empty() {
            return new Prose(new StringBuilder(), new TreeMap<>());
        }

        /**
         * Appends a piece; if it does not continue the one before, a separator keeps patterns from matching
         * across both.
         */
        void add(String piece, int start, boolean continues) {
            text.append(continues ? ' ' : APART);
            starts.put(text.length(), start);
            text.append(piece);
        }

        int offset(int index) {
            Map.Entry<Integer, Integer> piece = starts.floorEntry(index);
            return piece.getValue() + index - piece.getKey();
        }
    }

    /**
     * The text of a Java file. Sentences are string literals with a space; literals joined with + are one
     * text.
     */
    private record JavaText(Prose comments, Prose sentences, List<Literal> literals) {
        private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\\n]*|(?s:/\\*.*?\\*/))"
                + "|\"\"\"(?<block>(?s:\\\\.|(?!\"\"\").)*+)\"\"\""
                + "|\"(?<string>(?:\\\\.|[^\"\\\\\n])*+)\""
                + "|'(?:\\\\.|[^'\\\\])*'");

        static JavaText of(String source) {
            JavaText text = new JavaText(Prose.empty(), Prose.empty(), new ArrayList<>());
            Matcher token = TOKEN.matcher(source);
            int commentEnd = 0;
            int sentenceEnd = 0;
            while (token.find()) {
                if (token.group("comment") != null) {
                    boolean continues =
                            source.substring(commentEnd, token.start()).isBlank();
                    text.comments.add(withoutMarks(token.group()), token.start(), continues);
                    commentEnd = token.end();
                } else if (token.group("block") != null || token.group("string") != null) {
                    String group = token.group("block") == null ? "string" : "block";
                    text.literals.add(new Literal(token.group(group), token.start()));
                    String between = source.substring(sentenceEnd, token.start());
                    text.addSentence(token.group(group), token.start(group), between);
                    sentenceEnd = token.end();
                }
            }
            return text;
        }

        private void addSentence(String literal, int start, String before) {
            boolean continues = before.replaceAll("//[^\\n]*|[+\\s]", "").isEmpty();
            if (literal.contains(" ")) {
                sentences.add(literal.replaceAll("\\\\[ntrs]", "  "), start, continues);
            }
        }
    }
}

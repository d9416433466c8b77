package ecsremediation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A second copy of the program, in which every text of {@code report} is replaced by its key, such as
 * {@code report/CauseText#3}. Constants without a letter stay, and so do formats of times, names of JSON fields and
 * metrics, and parts of ids: they are no texts.
 */
final class PseudoLanguage extends ClassLoader {
    private static final String PROGRAM = "ecsremediation.";
    private static final String TEXTS = PROGRAM + "report.";

    /** Classes of {@code report} whose constants are names of JSON fields and metrics, or parts of messages' ids. */
    private static final Set<String> NAMES = Set.of("DecisionRecord", "JsonText", "Metrics", "MessageRenderer");

    /** Its static initialiser holds the formats of times. */
    private static final String TIMES = "Utc";

    private final boolean isTranslated;

    private PseudoLanguage(boolean isTranslated) {
        super(PseudoLanguage.class.getClassLoader());
        this.isTranslated = isTranslated;
    }

    /** A copy with keys in place of texts. */
    static ClassLoader ofKeys() {
        return new PseudoLanguage(true);
    }

    /** A copy as it is, to compare with. */
    static ClassLoader ofTexts() {
        return new PseudoLanguage(false);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PROGRAM)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defined(name) : loaded;
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = in.readAllBytes();
            byte[] bytes = isTranslated && isTranslatable(name) ? translated(name, original) : original;
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Test classes are no texts of the program, in whichever package they are. */
    private static boolean isTranslatable(String name) {
        return name.startsWith(TEXTS) && !name.endsWith("Test") && !NAMES.contains(simple(name));
    }

    private static byte[] translated(String name, byte[] original) {
        ClassFile format = ClassFile.of();
        ClassModel model = format.parse(original);
        Map<String, Integer> numbers = new HashMap<>();
        CodeTransform keys = (code, element) -> code.with(
                key(element, name, numbers) instanceof String key
                        ? ConstantInstruction.ofLoad(
                                Opcode.LDC_W, code.constantPool().stringEntry(key))
                        : element);
        return format.transformClass(
                model, ClassTransform.transformingMethodBodies(method -> !holdsFormats(method, name), keys));
    }

    private static boolean holdsFormats(MethodModel method, String name) {
        return simple(name).equals(TIMES) && method.methodName().equalsString("<clinit>");
    }

    /** The key of the text that the instruction loads; equal texts of a class have one key. */
    private static Object key(CodeElement element, String name, Map<String, Integer> numbers) {
        return element instanceof ConstantInstruction.LoadConstantInstruction load
                        && load.constantValue() instanceof String text
                        && text.chars().anyMatch(Character::isLetter)
                ? "report/" + simple(name) + "#" + numbers.computeIfAbsent(text, _ -> numbers.size() + 1)
                : element;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

package ecsremediation.cli.session;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Captures what the functions write to the standard output, which Lambda sends to CloudWatch Logs. Without
 * this, their log lines would appear between the lines that the command prints.
 */
public final class FunctionOutput {
    private static final FunctionOutput INSTANCE = new FunctionOutput();

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();

    private FunctionOutput() {}

    /**
     * Replaces {@link System#out} for the rest of the process; a second call changes nothing. The logger
     * keeps the stream that it finds first, so the command calls this before it loads the functions.
     */
    public static synchronized FunctionOutput divert() {
        if (!(System.out instanceof Diverted)) {
            System.setOut(new Diverted(INSTANCE));
        }
        return INSTANCE;
    }

    /** Removes and returns the complete lines since the last call. */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    private synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(bytes[i]);
            }
        }
    }

    private static final class Diverted extends PrintStream {
        Diverted(FunctionOutput to) {
            super(new Lines(to), true, StandardCharsets.UTF_8);
        }
    }

    private static final class Lines extends OutputStream {
        private final FunctionOutput to;

        Lines(FunctionOutput to) {
            this.to = to;
        }

        @Override
        public void write(int single) {
            to.write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            to.write(bytes, from, length);
        }
    }
}

package ecsremediation.cli.session;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the functions write to their standard output, as Lambda would send it to CloudWatch Logs. In this process it would
 * run into what the command prints, so it is kept apart.
 */
public final class FunctionOutput {
    private static final FunctionOutput INSTANCE = new FunctionOutput();

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();

    private FunctionOutput() {}

    /** Takes over the process's standard output, once and for all; the logger keeps the stream that it sees first. */
    public static synchronized FunctionOutput divert() {
        if (!(System.out instanceof Diverted)) {
            System.setOut(new Diverted(INSTANCE));
        }
        return INSTANCE;
    }

    /** The lines since the last call. */
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

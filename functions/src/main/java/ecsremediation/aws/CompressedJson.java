package ecsremediation.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A JSON text in an item. A small text is stored as it is, so that a person can read it. A larger one is
 * gzipped.
 */
final class CompressedJson {
    /**
     * DynamoDB bills reads of items in steps of 4 KB, so compressing a smaller text saves nothing. Our
     * choice.
     */
    private static final int PLAIN_CHARS = 2_048;

    private static final String PLAIN = "json";
    private static final String GZIPPED = "gzip";

    private CompressedJson() {}

    static Item into(Item item, String json) {
        return json.length() <= PLAIN_CHARS ? item.with(PLAIN, json) : item.with(GZIPPED, gzip(json));
    }

    static String of(Item item) {
        return item.bytes(GZIPPED).map(CompressedJson::gunzip).orElseGet(() -> item.text(PLAIN));
    }

    static byte[] gzip(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static String gunzip(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("an item's gzip attribute does not unpack", broken);
        }
    }
}

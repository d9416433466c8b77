package ecsremediation.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** Text to JSON trees, within limits: junk may cost a moment, never the function's stack or heap. */
final class Json {
    /**
     * The deepest genuine event, a task state change, nests 6 levels; each envelope's content is read by
     * itself.
     */
    private static final int DEEPEST = 64;

    /**
     * A genuine full batch, 10,000 SQS messages, has about 400,000 tokens; a tree of these costs tens of MB.
     */
    private static final long MOST_TOKENS = 500_000;

    /**
     * The longest genuine field name, a resource attribute of a container instance, has under 100 characters.
     */
    private static final int LONGEST_NAME = 1_000;

    private static final int LONGEST_PROBLEM = 160;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(TriggerParser.MOST_BYTES)
                            .build())
                    .build())
            .build()
            .reader();

    private Json() {}

    static JsonNode read(byte[] text) throws IOException {
        return READER.readTree(text);
    }

    static JsonNode read(String text) throws JsonProcessingException {
        return READER.readTree(text);
    }

    /** What is wrong with a text, in Jackson's words without the text itself, and where. */
    static String problem(JsonProcessingException e) {
        String words = e.getOriginalMessage().replaceAll("\\p{Cntrl}+", " ");
        String cut = words.length() > LONGEST_PROBLEM ? words.substring(0, LONGEST_PROBLEM) + "…" : words;
        return Optional.ofNullable(e.getLocation())
                .map(at -> cut + ", line " + at.getLineNr() + " column " + at.getColumnNr())
                .orElse(cut);
    }
}

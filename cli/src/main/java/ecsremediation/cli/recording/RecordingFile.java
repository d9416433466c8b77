package ecsremediation.cli.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecsremediation.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that a recording is written to: whole or not at all. An older file is replaced. */
public record RecordingFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Names the file and checks that its folder takes files.
     *
     * @throws UserError if the folder is missing or refuses a file
     */
    public static RecordingFile at(Path path) {
        RecordingFile file = new RecordingFile(path.toAbsolutePath().normalize());
        if (Files.isDirectory(path)) {
            throw UserError.usage(path + " is a folder", "name a file with --out");
        }
        try {
            Files.delete(file.unfinished());
        } catch (IOException refused) {
            throw file.refusal();
        }
        return file;
    }

    /** Writes the recording. */
    public void write(JsonNode recording) {
        try {
            Path unfinished = unfinished();
            try {
                Files.writeString(unfinished, text(recording));
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException refused) {
            throw refusal();
        }
    }

    /** A new file beside it, which only the user can read. */
    private Path unfinished() throws IOException {
        return Files.createTempFile(path.getParent(), ".recording", ".json");
    }

    private static String text(JsonNode recording) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(recording) + "\n";
    }

    private UserError refusal() {
        return UserError.environment("cannot write to " + path, "name a file in a writable folder with --out");
    }
}

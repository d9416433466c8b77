package ecsremediation.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * A {@link ModeOrder} as the table has it. A person may write the row by hand.
 *
 * @param mode {@code off}, {@code observe} or {@code act}
 */
record ModeRow(String mode, String by, Optional<String> why, Instant at) {

    private static final String WHY = "why";

    static String write(ModeOrder order) {
        return ItemJson.write(new ModeRow(order.mode().word(), order.by(), order.why(), order.at()));
    }

    /** A person may leave out the reason. */
    static void complete(ObjectNode row) {
        if (!row.has(WHY)) {
            row.putNull(WHY);
        }
    }

    static ModeOrder read(Item item) throws UnreadableRowException {
        ModeRow row = RowForm.read(item, ModeRow.class);
        Mode known = Mode.of(row.mode)
                .orElseThrow(() ->
                        new UnreadableRowException("its mode \"" + row.mode + "\" is not one that this version knows"));
        return new ModeOrder(known, row.by, row.why, row.at);
    }
}

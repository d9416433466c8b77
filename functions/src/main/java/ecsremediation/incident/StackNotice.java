package ecsremediation.incident;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import ecsremediation.model.StoredRow;
import ecsremediation.model.UnreadableRow;
import java.time.Duration;

/**
 * Something that is wrong with the stack itself, of which the operators are notified outside of incidents. All notices
 * of one kind share a message, and each kind has at most one message a day ({@link NoticeLog}).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(StackNotice.RowUnreadable.class), @JsonSubTypes.Type(StackNotice.ModeNotOrdered.class)
})
public sealed interface StackNotice {

    /** What the notice is about. Two notices with the same kind and key are the same one. It has no counts and no times. */
    String key();

    /** The time after which a notice that still holds is sent again. */
    Duration repeatsAfter();

    /** The notices that share a message: the type's simple name. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** The stack permits act, and no mode was ever ordered, so it only observes. */
    record ModeNotOrdered() implements StackNotice {
        /** The mails of raises that are not made say it as well. Our choice. */
        private static final Duration REPEATS_AFTER = Duration.ofDays(30);

        @Override
        public String key() {
            return "MODE";
        }

        @Override
        public Duration repeatsAfter() {
            return REPEATS_AFTER;
        }
    }

    /**
     * A stored row that this version cannot read. It stays as it is.
     *
     * @param row what is known of it
     */
    record RowUnreadable(UnreadableRow row, StoredRow place) implements StackNotice {
        /** What the row holds stays held until it is readable or deleted. Our choice. */
        private static final Duration REPEATS_AFTER = Duration.ofDays(1);

        @Override
        public String key() {
            return place.pk() + "/" + place.sk();
        }

        @Override
        public Duration repeatsAfter() {
            return REPEATS_AFTER;
        }
    }
}

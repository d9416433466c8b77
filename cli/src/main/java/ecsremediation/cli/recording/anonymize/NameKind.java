package ecsremediation.cli.recording.anonymize;

import java.util.Locale;

/**
 * What a name names. If a name names several things, the first kind counts. A stand-in ends with the kind. So no kind is
 * a word with which a fragment starts that a decision looks for in messages, such as {@code resource:}.
 */
enum NameKind {
    CLUSTER,
    SERVICE,
    GROUP,
    PROVIDER,
    FAMILY,
    CONTAINER,
    ATTRIBUTE,
    VALUE,
    POLICY,
    ALARM,
    SCHEDULE,
    HOOK,
    STACK,
    TEMPLATE,
    VOLUME,
    REPO,
    REGISTRY,
    TAG,
    OWNER,
    ID,
    ITEM,
    WORD;

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}

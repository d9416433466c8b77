package ecsremediation.cli.recording.anonymize;

import java.util.Locale;

/** What a name names. If a name names several things, the first kind counts. A stand-in ends with the kind. */
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
    IMAGE,
    REGISTRY,
    TAG,
    OWNER,
    ID,
    RESOURCE,
    WORD;

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}

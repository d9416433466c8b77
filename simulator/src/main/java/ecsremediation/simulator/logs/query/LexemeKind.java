package ecsremediation.simulator.logs.query;

/** What a lexeme is. */
enum LexemeKind {
    /** A field, an alias, a function or a word of the language. */
    NAME,
    /** A field between backticks. It is never a word of the language. */
    QUOTED_NAME,
    TEXT,
    NUMBER,
    /** A number with a unit of time, such as {@code 5m}. */
    PERIOD,
    PATTERN,
    SIGN,
    END
}

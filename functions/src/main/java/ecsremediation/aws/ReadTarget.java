package ecsremediation.aws;

import ecsremediation.model.ReadFailure;

/**
 * What a call reads.
 *
 * @param kind what sort of thing it is
 * @param name as in {@link ReadFailure#name}
 */
record ReadTarget(ReadFailure.Kind kind, String name) {
    ReadFailure failure(String why) {
        return new ReadFailure(kind, name, why);
    }
}

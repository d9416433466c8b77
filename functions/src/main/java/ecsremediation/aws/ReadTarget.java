package ecsremediation.aws;

import ecsremediation.model.ReadFailure;

/**
 * What a call reads.
 *
 * @param kind the kind of the data
 * @param name as in {@link ReadFailure#name}
 */
record ReadTarget(ReadFailure.Kind kind, String name) {
    ReadFailure failure(String why) {
        return new ReadFailure(kind, name, why);
    }
}

package ecsremediation.simulator.logs.query;

/**
 * Where a part stands in a query.
 *
 * @param start its first character, from 0
 * @param end the character behind its last one
 * @param line from 1
 * @param column of its first character in the line, from 1
 */
record QueryPosition(int start, int end, int line, int column) {}

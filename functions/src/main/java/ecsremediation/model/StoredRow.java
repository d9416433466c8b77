package ecsremediation.model;

/**
 * The place of a row in the stack's table.
 *
 * @param table the table's name
 * @param pk its partition key
 * @param sk its sort key
 */
public record StoredRow(String table, String pk, String sk) {}

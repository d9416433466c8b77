package ecsremediation.simulator.template;

import java.io.Serial;

/** A template that CloudFormation would refuse, or that uses what this package does not support. */
public final class TemplateException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * A problem at a place of the template.
     *
     * @param path where it is, such as {@code Resources.Table.Properties.TableName}
     */
    public TemplateException(String path, String problem) {
        super(path + ": " + problem);
    }
}

package ecsremediation.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: ours, and the Java it runs on, for error reports. */
public final class Version implements IVersionProvider {
    /** The version in the three modules' poms; BuildFilesTest holds it equal. */
    static final String NUMBER = "1.0.0";

    @Override
    public String[] getVersion() {
        return new String[] {"ecs-remediation " + NUMBER, "Java " + Runtime.version()};
    }
}

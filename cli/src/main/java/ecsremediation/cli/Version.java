package ecsremediation.cli;

import picocli.CommandLine.IVersionProvider;

/** The versions of this project and of Java, as {@code --version} prints them. */
public final class Version implements IVersionProvider {
    /** The version in the poms of functions, simulator and cli; BuildFilesTest compares them. */
    static final String NUMBER = "1.0.0";

    @Override
    public String[] getVersion() {
        return new String[] {"ecs-remediation " + NUMBER, "Java " + Runtime.version()};
    }
}

package ecsremediation.cli.labpage;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.cli.session.LabSession;
import ecsremediation.cli.session.Script;
import ecsremediation.incident.Mode;
import ecsremediation.simulator.scenario.LabSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plays docs/lab.md in the account of {@code serve}, whose clock runs 10 times as fast. */
class LabPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/lab.md");
    private static final int SPEED = 10;

    /** The AWS CLI needs about half a second for a command. */
    private static final Duration COMMAND = Duration.ofSeconds(5);

    @BeforeAll
    static void provideCredentials() {
        System.setProperty("aws.accessKeyId", "lab");
        System.setProperty("aws.secretAccessKey", "lab");
    }

    @Test
    void printsWhatThePageSays() {
        LabSettings served = LabSettings.ofSeed(1).withContainerInsights("disabled");
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Script script = new Script(1, Mode.ACT, OptionalInt.of(10));
        try (LabSession session = LabSession.open(script, served, anyPort);
                AwsCall calls = new AwsCall(session.uri())) {
            session.attachFunctions();
            session.world().advance(Duration.ofMinutes(1));
            PageShell shell = new PageShell(
                    new AwsCommand(calls, ROOT), time -> session.world().advance(time.multipliedBy(SPEED)));
            List<CommandPage.Block> blocks = CommandPage.blocks(PAGE);
            for (CommandPage.Block block : blocks) {
                assertThat(shell.run(block)).as(block.commands()).isEqualTo(block.output());
                session.world().advance(COMMAND);
            }
            assertThat(blocks).hasSizeGreaterThan(10);
        }
    }
}

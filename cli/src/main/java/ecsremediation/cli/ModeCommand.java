package ecsremediation.cli;

import ecsremediation.cli.console.ModeLines;
import ecsremediation.cli.console.StackJson;
import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.StackMode;
import ecsremediation.incident.Mode;
import ecsremediation.incident.ModeOrder;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code mode}: prints how much the stack may do, or orders it. */
@Command(
        name = "mode",
        description = {
            "Prints how much the stack may do. With a mode, orders it: off reconciles and keeps records, observe also"
                    + " mails what it would do, act raises groups. Takes effect before the next write to a group, and"
                    + " stays until the next order; a deployment does not change it.",
            "",
            "The parameter Mode of the stack is the most that an order permits. Without an order the stack observes."
        },
        footer = {
            "  ecs-remediation mode                     prints the mode and what makes it so",
            "  ecs-remediation mode act                 lets the stack raise groups",
            "  ecs-remediation mode observe --why \"change freeze\" --region eu-central-1"
        })
final class ModeCommand implements Callable<Integer> {
    @Mixin
    Common common = new Common();

    @Mixin
    StackOptions stack = new StackOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "off|observe|act",
            converter = AnyMode.class,
            description = "The mode to order. Default: order nothing, print the mode.")
    @Nullable Mode mode;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "The reason; notifications show it. At most " + OperatorOption.LONGEST + " characters.")
    @Nullable String why;

    @Mixin
    OperatorOption by = new OperatorOption();

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        check();
        Installation installation = stack.installation();
        if (mode != null) {
            installation.order(new ModeOrder(
                    mode, by.name.strip(), Optional.ofNullable(why).map(String::strip), installation.now()));
        }
        StackMode now = StackMode.of(installation);
        common.print(json.isSet, () -> StackJson.mode(now), () -> ModeLines.of(now, installation));
        return ExitCode.OK;
    }

    private void check() {
        if (why != null && mode == null) {
            throw common.wrong("'--why' is the reason of an order; name the mode as well");
        }
        if (why != null) {
            OperatorOption.check("--why", why, common);
        }
        OperatorOption.check("--by", by.name, common);
    }

    /** Reads a mode by its word. */
    static final class AnyMode implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String text) {
            return Mode.of(text)
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is none of 'off', 'observe' and 'act'"));
        }
    }
}

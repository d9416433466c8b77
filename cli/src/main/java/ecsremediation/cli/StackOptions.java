package ecsremediation.cli;

import ecsremediation.cli.stack.Installation;
import ecsremediation.cli.stack.StackAccount;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select a stack, its account and its Region. */
final class StackOptions {
    @Mixin
    AccountOptions account = new AccountOptions();

    @Mixin
    NameOption named = new NameOption();

    @Option(
            names = "--table",
            paramLabel = "NAME",
            defaultValue = "${env:TABLE_NAME}",
            description = "The stack's table. Default: TABLE_NAME, else the stack's name.")
    @Nullable String table;

    Installation installation() {
        return new Installation(
                account.account(),
                named.stack,
                Optional.ofNullable(table).filter(t -> !t.isBlank()).orElse(named.stack));
    }

    /** The stack's name. template.yaml names the table and the queues after it. */
    static final class NameOption {
        @Option(
                names = "--stack",
                paramLabel = "NAME",
                defaultValue = "${env:STACK_NAME:-ecs-remediation}",
                description = "The stack's name. Default: STACK_NAME, else ecs-remediation.")
        String stack = "ecs-remediation";
    }

    /** The Region and the endpoint. The credentials are those that the AWS SDK finds by default. */
    static final class AccountOptions {
        @Option(
                names = "--region",
                paramLabel = "REGION",
                description = "The Region. Default: the Region of the AWS CLI.")
        @Nullable String region;

        @Option(
                names = {"--endpoint-url", "--endpoint"},
                paramLabel = "URL",
                defaultValue = "${env:AWS_ENDPOINT_URL}",
                description = "Another endpoint instead of AWS, such as that of serve. Default: AWS_ENDPOINT_URL.")
        @Nullable URI endpoint;

        StackAccount account() {
            Optional<URI> address =
                    Optional.ofNullable(endpoint).filter(uri -> !uri.toString().isBlank());
            if (address.filter(uri -> uri.getHost() == null).isPresent()) {
                throw UserError.usage(
                        "'" + endpoint + "' is not a URL with a host",
                        "write --endpoint-url or AWS_ENDPOINT_URL as http://127.0.0.1:" + ServeCommand.PORT);
            }
            return StackAccount.of(Optional.ofNullable(region), address);
        }
    }
}

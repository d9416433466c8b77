package ecsremediation.report;

import java.util.Optional;

/** Which installation a message is from, in a few words. */
final class StackText {
    private StackText() {}

    /** Such as {@code ecs-remediation in eu-central-1, account 111122223333}. */
    static String line(Stack stack) {
        return line(stack.name(), stack.region(), stack.account());
    }

    static String line(String name, String region, Optional<String> account) {
        return name + " in " + region + account.map(a -> ", account " + a).orElse("");
    }
}

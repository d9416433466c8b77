package ecsremediation.report;

/** Which installation a message is from, in a few words. */
final class StackText {
    private StackText() {}

    /** Such as {@code ecs-remediation in eu-central-1, account 111122223333}. */
    static String line(Stack stack) {
        return stack.name() + " in " + stack.region()
                + stack.account().map(account -> ", account " + account).orElse("");
    }
}

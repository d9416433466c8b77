package ecsremediation.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The tool that created a group and sets its size again at its next run, where the group's tags name one. */
final class InfrastructureAsCodeOwner {
    /** The tag CloudFormation puts on what it creates; CDK and SAM deploy through it. */
    private static final String STACK = "aws:cloudformation:stack-name";

    /** No tool but CloudFormation tags by itself; by custom a key or a value names it. */
    private static final List<String> TOOLS = List.of("Terraform", "OpenTofu", "Terragrunt", "Pulumi");

    private InfrastructureAsCodeOwner() {}

    /** {@code belongs to CloudFormation stack web}, {@code is tagged ManagedBy = terraform}. */
    static Optional<String> of(SortedMap<String, String> tags) {
        return Optional.ofNullable(tags.get(STACK))
                .map(stack -> "belongs to CloudFormation stack " + stack)
                .or(() -> tags.entrySet().stream()
                        .filter(InfrastructureAsCodeOwner::namesATool)
                        .map(tag -> "is tagged " + tag.getKey() + " = " + tag.getValue())
                        .findFirst());
    }

    private static boolean namesATool(Map.Entry<String, String> tag) {
        String words = (tag.getKey() + " " + tag.getValue()).toLowerCase(Locale.ROOT);
        return TOOLS.stream().map(tool -> tool.toLowerCase(Locale.ROOT)).anyMatch(words::contains);
    }
}

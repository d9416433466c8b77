package ecsremediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InfrastructureAsCodeOwnerTest {
    @ParameterizedTest
    @CsvSource({
        "aws:cloudformation:stack-name, web, belongs to CloudFormation stack web",
        "ManagedBy, Terraform, is tagged ManagedBy = Terraform",
        "terraform, true, is tagged terraform = true",
        "tool, OPENTOFU, is tagged tool = OPENTOFU",
        "pulumi:stack, prod, is tagged pulumi:stack = prod",
        "by, terragrunt, is tagged by = terragrunt",
    })
    void aTagNamesTheToolThatSizesTheGroup(String key, String value, String words) {
        assertThat(InfrastructureAsCodeOwner.of(new TreeMap<>(Map.of("Name", "g", key, value))))
                .contains(words);
    }

    @Test
    void cloudFormationGoesFirst() {
        assertThat(InfrastructureAsCodeOwner.of(
                        new TreeMap<>(Map.of("a", "terraform", "aws:cloudformation:stack-name", "web"))))
                .contains("belongs to CloudFormation stack web");
    }

    @Test
    void otherTagsSayNothing() {
        assertThat(InfrastructureAsCodeOwner.of(new TreeMap<>(Map.of("Name", "g", "team", "platform"))))
                .isEmpty();
    }
}

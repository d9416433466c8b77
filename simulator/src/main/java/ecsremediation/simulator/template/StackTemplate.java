package ecsremediation.simulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A CloudFormation template with the transform {@code AWS::Serverless-2016-10-31}. Of the transform it does the merge
 * of {@code Globals} into functions. It does not create the resources that SAM adds for a function's events, role and
 * alias.
 */
public final class StackTemplate {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Rules",
            "Mappings",
            "Conditions",
            "Globals",
            "Resources",
            "Outputs");

    private final ObjectNode tree;

    private StackTemplate(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * Reads a template in YAML.
     *
     * @throws TemplateException if it is not YAML or has a section that CloudFormation does not know
     */
    public static StackTemplate read(String yaml) {
        ObjectNode tree = TemplateYaml.read(yaml);
        tree.properties().forEach(section -> {
            if (!SECTIONS.contains(section.getKey())) {
                throw new TemplateException(section.getKey(), "is no section of a template");
            }
        });
        return new StackTemplate(tree);
    }

    /**
     * The values of a stack of this template. {@code Rules}, which only refuse parameters, are not evaluated.
     *
     * @throws TemplateException if CloudFormation would refuse a parameter or the template, or if it uses an intrinsic
     *     function or a resource's attribute that this package does not support
     */
    public ResolvedStack resolve(StackSettings settings) {
        return ResolvedStack.of(new StackScope(this, settings));
    }

    /** The template as written, with the long forms of its functions. */
    public JsonNode tree() {
        return tree.deepCopy();
    }

    /** The entries of a section; none if the template lacks it. */
    ObjectNode section(String name) {
        return tree.get(name) instanceof ObjectNode section ? section : tree.objectNode();
    }
}

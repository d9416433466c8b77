/** CloudFormation templates: reads template.yaml and resolves it to the plain values of a deployed stack. */
@NullMarked
package ecsremediation.simulator.template;

import org.jspecify.annotations.NullMarked;

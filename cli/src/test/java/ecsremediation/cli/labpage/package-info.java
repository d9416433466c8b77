/** Plays a page of commands of the AWS CLI against the served account. */
@NullMarked
package ecsremediation.cli.labpage;

import org.jspecify.annotations.NullMarked;

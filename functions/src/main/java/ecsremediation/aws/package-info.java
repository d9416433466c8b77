/** The only code that knows the AWS SDK: one adapter per port, no decisions. */
@NullMarked
package ecsremediation.aws;

import org.jspecify.annotations.NullMarked;

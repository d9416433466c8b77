/** The adapters to AWS, one per port. Only this package uses the AWS SDK. It makes no decisions. */
@NullMarked
package ecsremediation.aws;

import org.jspecify.annotations.NullMarked;

/** The installed stack, asked and ordered with the person's own credentials, as the AWS CLI would find them. */
@NullMarked
package ecsremediation.cli.stack;

import org.jspecify.annotations.NullMarked;

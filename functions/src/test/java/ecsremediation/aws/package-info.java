/** The adapters against answers in AWS's own shapes, over HTTP. */
@NullMarked
package ecsremediation.aws;

import org.jspecify.annotations.NullMarked;

/** Tests of the adapters over HTTP, against responses in AWS's own form. */
@NullMarked
package ecsremediation.aws;

import org.jspecify.annotations.NullMarked;

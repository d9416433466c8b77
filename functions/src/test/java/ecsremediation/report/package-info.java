/** Claims about what operators are told. */
@NullMarked
package ecsremediation.report;

import org.jspecify.annotations.NullMarked;

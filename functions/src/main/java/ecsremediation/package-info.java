/** The story: something says "look"; we observe, diagnose, plan, act and report. */
@NullMarked
package ecsremediation;

import org.jspecify.annotations.NullMarked;

/** Tests of the functions: settings, source filter, batches and log lines. */
@NullMarked
package ecsremediation.handler;

import org.jspecify.annotations.NullMarked;

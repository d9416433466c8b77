/** The only code that knows AWS Lambda and Powertools: handlers, settings, wiring. */
@NullMarked
package ecsremediation.handler;

import org.jspecify.annotations.NullMarked;

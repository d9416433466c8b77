/** The Lambda functions: handlers, settings and wiring. Only this package uses AWS Lambda and Powertools. */
@NullMarked
package ecsremediation.handler;

import org.jspecify.annotations.NullMarked;

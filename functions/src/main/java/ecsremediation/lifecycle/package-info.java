/** What a reconciliation means for a service's incident: its assessment, the update, and the key of what the operators are told. No text. */
@NullMarked
package ecsremediation.lifecycle;

import org.jspecify.annotations.NullMarked;

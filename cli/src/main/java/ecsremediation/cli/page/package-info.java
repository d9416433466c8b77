/** The report page: a pure function from a timeline to one HTML file that needs nothing else. */
@NullMarked
package ecsremediation.cli.page;

import org.jspecify.annotations.NullMarked;

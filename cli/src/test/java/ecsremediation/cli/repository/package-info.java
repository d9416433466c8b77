/** What must hold for the repository as a whole: build files, links, forbidden words. */
@NullMarked
package ecsremediation.cli.repository;

import org.jspecify.annotations.NullMarked;

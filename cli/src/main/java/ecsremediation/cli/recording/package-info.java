/**
 * Recorded clusters: a cluster at one moment in the JSON shapes of the AWS CLI, with the decision that its author
 * expects. The recording answers the SDK's calls, so that the functions' own adapters read it. A recording of a live
 * cluster keeps what AWS answered to the same adapters.
 */
@NullMarked
package ecsremediation.cli.recording;

import org.jspecify.annotations.NullMarked;

/** Rolling deployments played to their end, with and without the program. */
@org.jspecify.annotations.NullMarked
package ecsremediation.simulator.rollout;

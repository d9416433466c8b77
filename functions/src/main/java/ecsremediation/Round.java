package ecsremediation;

import ecsremediation.act.EffectiveMode;
import ecsremediation.act.GroupReadings;
import ecsremediation.event.Trigger;

/**
 * One reconciliation of an invocation.
 *
 * @param mode how much the program may do in it
 * @param readings what the invocation has read of the groups so far
 */
record Round(Trigger trigger, EffectiveMode mode, GroupReadings readings) {}

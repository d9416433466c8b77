package ecsremediation.simulator.planted;

import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Sweep;
import java.time.Instant;
import java.util.TreeMap;

/** The planted fault "no sweep cursor": no tick knows what the ticks before it reconciled. */
public final class NoSweepCursor extends StoreDouble {
    public NoSweepCursor(IncidentStore store) {
        super(store);
    }

    @Override
    public Sweep sweep(Instant now) {
        return new Sweep(store.sweep(now).next(), new TreeMap<>());
    }

    @Override
    public boolean claimReconciliation(String cluster, Instant now, Instant since) {
        return true;
    }
}

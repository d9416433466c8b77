package ecsremediation.act;

import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.Mode;
import ecsremediation.model.Capacity;
import ecsremediation.model.CapacityAction;
import ecsremediation.model.CapacityReadBack;
import ecsremediation.model.WriteState;

/**
 * A write under way.
 *
 * @param observed the group's state that it was planned for
 */
record PlannedWrite(Row row, WriteState observed, CapacityWriter writer) {

    String group() {
        return row.group();
    }

    CapacityChange change() {
        return new CapacityChange(group(), row.from(), row.to());
    }

    boolean isDryRun() {
        return writer instanceof ObservingWriter;
    }

    /** The least mode in which it may be carried out. */
    Mode least() {
        return isDryRun() ? Mode.OBSERVE : Mode.ACT;
    }

    /** What is stored before the write. */
    sealed interface Row {
        String group();

        Capacity from();

        Capacity to();

        /** Stores the row. @return false if another process writes the group for it, or has */
        boolean save(IncidentStore store);

        /** Deletes it once it is certain that the group was not written. */
        void delete(IncidentStore store);
    }

    /** The row of a raise. */
    record Action(CapacityAction action) implements Row {
        @Override
        public String group() {
            return action.group();
        }

        @Override
        public Capacity from() {
            return action.from();
        }

        @Override
        public Capacity to() {
            return action.to();
        }

        @Override
        public boolean save(IncidentStore store) {
            store.save(action);
            return true;
        }

        @Override
        public void delete(IncidentStore store) {
            store.delete(action);
        }
    }

    /** The row that lets a group be set again once. */
    record Restore(CapacityReadBack readBack) implements Row {
        @Override
        public String group() {
            return readBack.group();
        }

        @Override
        public Capacity from() {
            return readBack.now();
        }

        @Override
        public Capacity to() {
            return readBack.to();
        }

        @Override
        public boolean save(IncidentStore store) {
            return store.claim(readBack);
        }

        @Override
        public void delete(IncidentStore store) {
            store.delete(readBack);
        }
    }
}

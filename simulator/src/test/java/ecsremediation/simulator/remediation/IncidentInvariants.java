package ecsremediation.simulator.remediation;

import ecsremediation.simulator.autoscaling.Resize;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a killed program must still achieve, compared with an undisturbed one. */
final class IncidentInvariants {
    private final int mostDesired;
    private final int mostMax;
    private final SortedMap<String, Long> notification;
    private final SortedMap<String, Long> records;

    private IncidentInvariants(
            int mostDesired, int mostMax, SortedMap<String, Long> notification, SortedMap<String, Long> records) {
        this.mostDesired = mostDesired;
        this.mostMax = mostMax;
        this.notification = notification;
        this.records = records;
    }

    /** The requirements that follow from the undisturbed run of the same trouble. */
    static IncidentInvariants of(Playthrough undisturbed) {
        return new IncidentInvariants(
                undisturbed.resizes().stream()
                        .mapToInt(r -> r.to().desired())
                        .max()
                        .orElse(0),
                undisturbed.resizes().stream().mapToInt(r -> r.to().max()).max().orElse(0),
                counted(undisturbed.notified()),
                counted(undisturbed));
    }

    /** A sentence for every requirement that was not met. */
    List<String> brokenBy(Playthrough played) {
        List<String> broken = new ArrayList<>();
        if (!played.hasEnded()) {
            broken.add("the incident does not end");
        }
        played.resizes().forEach(r -> check(r, broken));
        played.unsaved().forEach(incident -> broken.add("not lastClosed: " + incident.service()));
        played.processes().keptLocks().forEach(lock -> broken.add("not released: " + lock));
        checkCopies(played, broken);
        SortedMap<String, Long> notified = counted(played.notified());
        if (!notified.equals(notification)) {
            broken.add("told " + notified + " instead of " + notification);
        }
        if (!counted(played).equals(records)) {
            broken.add("on record are " + counted(played) + " instead of " + records);
        }
        return broken;
    }

    private void check(Resize resize, List<String> broken) {
        if (resize.to().desired() > mostDesired || resize.to().max() > mostMax) {
            broken.add("too much: " + resize.to());
        }
        if (resize.to().desired() < resize.from().desired()
                || resize.to().max() < resize.from().max()) {
            broken.add("lowered: " + resize.from() + " to " + resize.to());
        }
    }

    /**
     * Each service's notifications arrive once, except those that a process sent before it died and did not record.
     */
    private static void checkCopies(Playthrough played, List<String> broken) {
        played.notified().stream()
                .collect(Collectors.groupingBy(ReceivedNotification::key, TreeMap::new, Collectors.toList()))
                .forEach((key, mails) -> {
                    boolean twice = played.processes().inDoubt().contains(key);
                    if (mails.size() != (twice ? 2 : 1)) {
                        broken.add(mails.size() + " mails on " + key);
                    }
                    if (twice
                            && mails.stream().filter(ReceivedNotification::copy).count() != 1) {
                        broken.add("which is the copy? " + key);
                    }
                });
    }

    /** Notifications by service and type, without copies. */
    private static SortedMap<String, Long> counted(List<ReceivedNotification> notified) {
        return notified.stream()
                .collect(Collectors.groupingBy(ReceivedNotification::key, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(List::getFirst)
                .collect(Collectors.groupingBy(
                        t -> t.service() + " " + t.notification(), TreeMap::new, Collectors.counting()));
    }

    /** Ended incidents by service. */
    private static SortedMap<String, Long> counted(Playthrough played) {
        return played.closed().stream()
                .collect(Collectors.groupingBy(i -> i.service().service(), TreeMap::new, Collectors.counting()));
    }
}

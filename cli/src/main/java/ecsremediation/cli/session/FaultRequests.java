package ecsremediation.cli.session;

import ecsremediation.simulator.endpoint.ControlRequests;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The control requests for faults: {@code GET /control/faults} lists them, {@code PUT /control/faults/NAME} switches
 * one on, {@code DELETE /control/faults/NAME} switches it off. A web page cannot send a PUT or a DELETE to another
 * origin without its consent, and the endpoint gives none.
 */
record FaultRequests(SwitchedFaults faults) implements ControlRequests {
    static final String FAULTS = "faults";
    private static final String ONE = FAULTS + "/";

    @Override
    public Reply answer(String method, String resource) {
        if (resource.equals(FAULTS)) {
            return method.equals("GET")
                    ? new Reply(200, list())
                    : new Reply(405, "GET lists the faults; PUT and DELETE need the name of one.\n");
        }
        String name = resource.substring(Math.min(ONE.length(), resource.length()));
        Optional<LabFault> fault = named(name);
        return fault.map(known -> change(method, known))
                .orElseGet(() -> new Reply(404, "There is no fault '" + name + "'. The faults are " + names() + ".\n"));
    }

    private Reply change(String method, LabFault fault) {
        switch (method) {
            case "PUT" -> faults.on(fault);
            case "DELETE" -> faults.off(fault);
            case "GET" -> {}
            default -> {
                return new Reply(405, "PUT switches the fault on, DELETE switches it off, GET shows it.\n");
            }
        }
        return new Reply(200, line(fault, faults.active()));
    }

    private String list() {
        SortedSet<LabFault> active = faults.active();
        return Arrays.stream(LabFault.values())
                .map(fault -> line(fault, active))
                .collect(Collectors.joining());
    }

    private static String line(LabFault fault, SortedSet<LabFault> active) {
        return String.format(
                Locale.ROOT, "%-15s %-3s  %s\n", fault, active.contains(fault) ? "on" : "off", fault.words());
    }

    private static Optional<LabFault> named(String name) {
        return Arrays.stream(LabFault.values())
                .filter(fault -> fault.toString().equals(name))
                .findFirst();
    }

    private static String names() {
        List<String> names =
                Arrays.stream(LabFault.values()).map(LabFault::toString).toList();
        return String.join(", ", names);
    }
}

package ecsremediation.cli.session;

import ecsremediation.simulator.endpoint.ControlRequests;

/** All control requests of a session, by the first part of their path. */
record SessionRequests(ControlRequests faults, ControlRequests steps) implements ControlRequests {
    @Override
    public Reply answer(String method, String resource) {
        return switch (resource.replaceFirst("/.*", "")) {
            case FaultRequests.FAULTS -> faults.answer(method, resource);
            case StepRequests.EVENTS -> steps.answer(method, resource);
            default ->
                new Reply(
                        404,
                        "The control requests are under " + PATH + FaultRequests.FAULTS + " and " + PATH
                                + StepRequests.EVENTS + ".\n");
        };
    }
}

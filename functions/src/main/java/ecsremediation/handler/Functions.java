package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ecsremediation.aws.Clients;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions for a process that is not Lambda: the lab, which gives them its own world and time. */
public final class Functions {
    private Functions() {}

    /**
     * Every function by its name in the template, all on one wiring.
     *
     * @param clients with credentials of the caller's choice
     * @param clock what the functions take for the time
     */
    public static SortedMap<String, RequestStreamHandler> of(Settings settings, Clients clients, InstantSource clock) {
        EventDispatcher dispatcher = Wiring.dispatcher(settings, clients, clock);
        SortedMap<String, RequestStreamHandler> functions = new TreeMap<>();
        functions.put("AlarmFunction", new AlarmFunction(dispatcher));
        functions.put("ServiceEventFunction", new ServiceEventFunction(dispatcher));
        functions.put("TickFunction", new TickFunction(dispatcher));
        return functions;
    }
}

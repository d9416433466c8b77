package ecsremediation.handler;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ecsremediation.Ports;
import ecsremediation.aws.Clients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions for a process other than Lambda. The lab runs them with its own clients and clock. */
public final class Functions {
    private Functions() {}

    /**
     * Every function by its name in the template. All share one wiring.
     *
     * @param clients with the caller's credentials
     * @param clock the functions' clock
     */
    public static SortedMap<String, RequestStreamHandler> of(Settings settings, Clients clients, InstantSource clock) {
        return of(Wiring.dispatcher(settings, clients, clock));
    }

    /**
     * Every function by its name in the template, with other adapters than those of AWS.
     *
     * @param clock the functions' clock
     */
    public static SortedMap<String, RequestStreamHandler> of(Settings settings, Ports ports, InstantSource clock) {
        return of(Wiring.dispatcher(settings, ports, clock));
    }

    /**
     * The function of the custom resource, which is invoked by CloudFormation alone.
     *
     * @param clients with the caller's credentials
     * @param pause before a refused call is made again, up to 30 times
     */
    public static RequestStreamHandler containerInsights(Settings settings, Clients clients, Duration pause) {
        return new ContainerInsightsFunction(Wiring.containerInsights(settings, clients, pause));
    }

    private static SortedMap<String, RequestStreamHandler> of(EventDispatcher dispatcher) {
        SortedMap<String, RequestStreamHandler> functions = new TreeMap<>();
        functions.put("AlarmFunction", new AlarmFunction(dispatcher));
        functions.put("ServiceEventFunction", new ServiceEventFunction(dispatcher));
        functions.put("TickFunction", new TickFunction(dispatcher));
        return functions;
    }
}

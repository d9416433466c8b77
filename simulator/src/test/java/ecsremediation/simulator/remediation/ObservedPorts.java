package ecsremediation.simulator.remediation;

import ecsremediation.Ports;
import ecsremediation.act.CapacityWriter;
import ecsremediation.incident.IncidentStore;
import ecsremediation.model.ClusterReader;
import ecsremediation.model.GroupLocks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The program's ports, each of whose calls is shown by port and method before it is made. */
final class ObservedPorts {
    private ObservedPorts() {}

    static Ports around(Ports ports, Consumer<String> before) {
        return new Ports(
                around(ports.reader(), ClusterReader.class, "reader", before),
                around(ports.writer(), CapacityWriter.class, "writer", before),
                around(ports.store(), IncidentStore.class, "store", before),
                around(ports.locks(), GroupLocks.class, "locks", before),
                ports.decisions(),
                ports.notifier(),
                ports.journal());
    }

    private static <P> P around(P real, Class<P> port, String name, Consumer<String> before) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    if (method.getDeclaringClass() != Object.class) {
                        before.accept(name + "." + method.getName());
                    }
                    return call(real, method, arguments);
                }));
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

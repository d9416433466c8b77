package ecsremediation.simulator.remediation;

import ecsremediation.Ports;
import ecsremediation.incident.OperatorMessage;
import ecsremediation.report.Notifier;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program's ports, each behind a proxy that numbers its calls. Reflection finds the ports; no list names them.
 */
final class RecordingPorts {
    private RecordingPorts() {}

    static Ports around(Ports ports, PortCalls calls) {
        RecordComponent[] components = Ports.class.getRecordComponents();
        try {
            Object[] doubles = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                doubles[i] = around(components[i], components[i].getAccessor().invoke(ports), calls);
            }
            return constructor(components).newInstance(doubles);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the ports are no longer a record of interfaces", e);
        }
    }

    private static Constructor<Ports> constructor(RecordComponent[] components) throws NoSuchMethodException {
        return Ports.class.getDeclaredConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new));
    }

    private static Object around(RecordComponent port, Object real, PortCalls calls) {
        return Proxy.newProxyInstance(
                RecordingPorts.class.getClassLoader(),
                new Class<?>[] {port.getType()},
                (_, method, arguments) -> method.getDeclaringClass() == Object.class
                                || method.getName().equals("hasBus")
                        ? call(real, method, arguments)
                        : calls.make(asked(port, method, arguments), () -> call(real, method, arguments)));
    }

    private static PortCall asked(RecordComponent port, Method method, Object @Nullable [] arguments) {
        return PortCall.of(
                port.getName() + "." + method.getName(),
                true,
                port.getType() == Notifier.class ? message(arguments) : Optional.empty());
    }

    private static Optional<String> message(Object @Nullable [] arguments) {
        return Stream.of(arguments == null ? new Object[0] : arguments)
                .filter(OperatorMessage.class::isInstance)
                .map(a -> ((OperatorMessage) a).id())
                .findFirst();
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

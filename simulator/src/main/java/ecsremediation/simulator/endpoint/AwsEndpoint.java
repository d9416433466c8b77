package ecsremediation.simulator.endpoint;

import com.sun.net.httpserver.HttpServer;
import ecsremediation.simulator.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The world as an AWS endpoint: give its {@link #uri} to an SDK client, to the AWS CLI's {@code --endpoint-url}, or in
 * {@code AWS_ENDPOINT_URL}. Any credentials will do.
 */
public final class AwsEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final RequestRouter door;

    private AwsEndpoint(HttpServer server, ExecutorService threads, RequestRouter door) {
        this.server = server;
        this.threads = threads;
        this.door = door;
    }

    /**
     * Listens at once, with the table of our functions in place.
     *
     * @param bind port 0 for any free one
     * @throws IOException where the address is not ours or the port is taken
     */
    public static AwsEndpoint start(World world, InetSocketAddress bind) throws IOException {
        return start(WorldOperations.of(world), bind);
    }

    private static AwsEndpoint start(Operations operations, InetSocketAddress bind) throws IOException {
        HttpListener.prepare();
        HttpServer server = HttpServer.create(bind, 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        RequestRouter door = new RequestRouter(operations);
        server.createContext("/", new HttpListener(door));
        server.setExecutor(threads);
        server.start();
        return new AwsEndpoint(server, threads, door);
    }

    /** Where it answers. An endpoint bound to all addresses names the loopback one. */
    public URI uri() {
        InetSocketAddress bound = server.getAddress();
        InetAddress address = bound.getAddress();
        String host = address.isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress().getHostAddress()
                : address.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    /** What was called so far. */
    public CallLog log() {
        return door.log();
    }

    /** From now on, calls are spoiled in this way. */
    public void disturb(FaultInjector faultInjector) {
        door.disturb(faultInjector);
    }

    /** Stops listening and breaks open connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

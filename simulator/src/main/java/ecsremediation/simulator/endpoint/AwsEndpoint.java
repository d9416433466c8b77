package ecsremediation.simulator.endpoint;

import com.sun.net.httpserver.HttpServer;
import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.authorization.AccessControl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The world as an AWS endpoint. Give its {@link #uri} to an SDK client, to the AWS CLI's {@code --endpoint-url}, or
 * in {@code AWS_ENDPOINT_URL}. It accepts any credentials. Without an {@link AccessControl} every caller may do everything.
 */
public final class AwsEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final RequestRouter router;

    private AwsEndpoint(HttpServer server, ExecutorService threads, RequestRouter router) {
        this.server = server;
        this.threads = threads;
        this.router = router;
    }

    /**
     * Starts to listen. The DynamoDB table of our functions exists from the start.
     *
     * @param bind port 0 for any free port
     * @throws IOException if the address does not belong to this machine or the port is in use
     */
    public static AwsEndpoint start(World world, InetSocketAddress bind) throws IOException {
        return start(WorldOperations.of(world), bind);
    }

    private static AwsEndpoint start(Operations operations, InetSocketAddress bind) throws IOException {
        HttpListener.prepare();
        HttpServer server = HttpServer.create(bind, 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        RequestRouter router = new RequestRouter(operations);
        server.createContext("/", new HttpListener(router));
        server.setExecutor(threads);
        server.start();
        return new AwsEndpoint(server, threads, router);
    }

    /** The endpoint's address. An endpoint bound to all addresses returns the loopback address. */
    public URI uri() {
        InetSocketAddress bound = server.getAddress();
        InetAddress address = bound.getAddress();
        String host = address.isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress().getHostAddress()
                : address.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    /** The calls so far. */
    public CallLog log() {
        return router.log();
    }

    /** Injects these faults into calls from now on. */
    public void injectFaults(FaultInjector faultInjector) {
        router.injectFaults(faultInjector);
    }

    /** From now on, callers with these access keys may do only what their roles allow. */
    public void limitAccess(AccessControl control) {
        router.limitAccess(control);
    }

    /** From now on, answers requests about the simulation under {@link ControlRequests#PATH}. Call it once. */
    public void control(ControlRequests requests) {
        server.createContext(ControlRequests.PATH, new ControlListener(requests));
    }

    /** Stops listening and closes open connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

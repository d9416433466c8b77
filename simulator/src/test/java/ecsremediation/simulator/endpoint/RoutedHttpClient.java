package ecsremediation.simulator.endpoint;

import ecsremediation.simulator.World;
import ecsremediation.simulator.endpoint.authorization.AccessControl;
import ecsremediation.simulator.endpoint.wire.Call;
import ecsremediation.simulator.endpoint.wire.Protocol;
import ecsremediation.simulator.endpoint.wire.Request;
import ecsremediation.simulator.endpoint.wire.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Delivers an SDK client's requests to the world's endpoint within this process: the same bytes, without sockets. */
public final class RoutedHttpClient implements SdkHttpClient {
    private final RequestRouter router;
    private final Carrier carrier;

    private RoutedHttpClient(RequestRouter router, Carrier carrier) {
        this.router = router;
        this.carrier = carrier;
    }

    /** A client of that world's endpoint, with an empty table. */
    public static RoutedHttpClient to(World world) {
        return new RoutedHttpClient(new RequestRouter(WorldOperations.of(world)), (_, delivery) -> delivery.get());
    }

    /** A client of the same endpoint with another carrier. */
    public RoutedHttpClient by(Carrier other) {
        return new RoutedHttpClient(router, other);
    }

    /** Limits the callers of the endpoint to their roles from now on. */
    public void limitAccess(AccessControl control) {
        router.limitAccess(control);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest http) throws IOException {
        byte[] body = body(http);
        Request request = new Request(http.httpRequest().encodedPath(), headers(http), body);
        Call call = Protocol.of(request).read(request);
        return carrier.carry(call, () -> router.answer(request))
                .map(RoutedHttpClient::answer)
                .orElseThrow(() -> new IOException("the connection broke at " + call.action()));
    }

    private static byte[] body(HttpExecuteRequest http) throws IOException {
        Optional<ContentStreamProvider> content = http.contentStreamProvider();
        if (content.isEmpty()) {
            return new byte[0];
        }
        try (InputStream stream = content.get().newStream()) {
            return stream.readAllBytes();
        }
    }

    private static SortedMap<String, String> headers(HttpExecuteRequest http) {
        SortedMap<String, String> headers = new TreeMap<>();
        http.httpRequest().forEachHeader((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }

    private static HttpExecuteResponse answer(Response response) {
        SdkHttpFullResponse.Builder head = SdkHttpFullResponse.builder().statusCode(response.status());
        response.headers().forEach(head::putHeader);
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
                .build();
    }

    @Override
    public void close() {}

    /** Intercepts every request before and after its delivery. */
    @FunctionalInterface
    public interface Carrier {
        /**
         * Delivers a request to the endpoint and returns the answer.
         *
         * @param call the call of the request
         * @param delivery delivers the request
         * @return the answer; empty if the connection is broken instead
         */
        Optional<Response> carry(Call call, Supplier<Optional<Response>> delivery);
    }
}

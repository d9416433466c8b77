package ecsremediation.handler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Sends a request again until a server accepts it. Powertools sends an answer to CloudFormation once, and does not look at
 * the status of the response.
 */
final class RepeatingHttpClient implements SdkHttpClient {
    /** With the pauses between them less than a minute, even if nobody answers. Our choice. */
    private static final int ATTEMPTS = 4;

    private final SdkHttpClient http;
    private final Duration pause;

    /** @param pause before the second attempt; it doubles with each further one */
    RepeatingHttpClient(SdkHttpClient http, Duration pause) {
        this.http = http;
        this.pause = pause;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Repeated(request);
    }

    @Override
    public void close() {
        http.close();
    }

    private final class Repeated implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;

        private Repeated(HttpExecuteRequest request) {
            this.request = request;
        }

        /** @throws IOException if no attempt was accepted */
        @Override
        public HttpExecuteResponse call() throws IOException {
            // The stream of the request can be read once.
            byte[] body = body(request);
            IOException last = new IOException("no attempt was made");
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (attempt > 0) {
                    rest(pause.multipliedBy(1L << (attempt - 1)));
                }
                try {
                    HttpExecuteResponse response =
                            http.prepareRequest(with(body)).call();
                    if (response.httpResponse().isSuccessful()) {
                        return response;
                    }
                    last = new IOException(
                            "HTTP status " + response.httpResponse().statusCode());
                } catch (IOException failed) {
                    last = failed;
                }
            }
            throw last;
        }

        private HttpExecuteRequest with(byte[] body) {
            return HttpExecuteRequest.builder()
                    .request(request.httpRequest())
                    .contentStreamProvider(() -> new ByteArrayInputStream(body))
                    .build();
        }

        @Override
        public void abort() {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        Optional<ContentStreamProvider> content = request.contentStreamProvider();
        if (content.isEmpty()) {
            return new byte[0];
        }
        try (InputStream stream = content.get().newStream()) {
            return stream.readAllBytes();
        }
    }

    private static void rest(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted between two attempts", e);
        }
    }
}

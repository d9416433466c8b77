package ecsremediation.cli.labpage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Calls of the endpoint in the protocols of the AWS CLI: AWS JSON, or the Query protocol with its XML. */
final class AwsCall implements AutoCloseable {
    private static final Map<String, String> TARGETS = Map.of(
            "ecs", "AmazonEC2ContainerServiceV20141113",
            "logs", "Logs_20140328",
            "cloudwatch", "GraniteServiceVersion20100801");

    private static final Map<String, String> VERSIONS = Map.of("sns", "2010-03-31", "autoscaling", "2011-01-01");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    AwsCall(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The answer of an operation. An error answer is an error of the test. */
    JsonNode answer(String service, String operation, ObjectNode input) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=lab/20260105/eu-central-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
        if (TARGETS.containsKey(service)) {
            request.header("Content-Type", "application/x-amz-json-1.1")
                    .header("X-Amz-Target", TARGETS.get(service) + "." + operation)
                    .POST(BodyPublishers.ofString(input.toString()));
            return json(send(request.build()));
        }
        List<String> form = new ArrayList<>(List.of("Action=" + operation, "Version=" + VERSIONS.get(service)));
        input.properties().forEach(parameter -> add(form, parameter.getKey(), parameter.getValue()));
        request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", form)));
        return xml(send(request.build())).path(operation + "Result");
    }

    private static void add(List<String> form, String name, JsonNode value) {
        for (int i = 0; i < value.size(); i++) {
            add(form, name + ".member." + (i + 1), value.get(i));
        }
        if (!value.isContainerNode()) {
            form.add(name + "=" + URLEncoder.encode(value.asText(), StandardCharsets.UTF_8));
        }
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode xml(String body) {
        try {
            return tree(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An element with members is a list, one with other elements a structure, any other a text. */
    private static JsonNode tree(Element element) {
        ArrayNode members = JsonNodeFactory.instance.arrayNode();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                if (part.getTagName().equals("member")) {
                    members.add(tree(part));
                } else {
                    fields.set(part.getTagName(), tree(part));
                }
            }
        }
        if (!members.isEmpty()) {
            return members;
        }
        return fields.isEmpty() ? JsonNodeFactory.instance.textNode(element.getTextContent()) : fields;
    }

    @Override
    public void close() {
        http.close();
    }
}

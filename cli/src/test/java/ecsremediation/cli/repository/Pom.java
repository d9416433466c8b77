package ecsremediation.cli.repository;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A Maven build file. */
record Pom(Path file, Element project) {

    static Pom read(String file) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Path path = Path.of(file);
            Element project = parsers.newDocumentBuilder()
                    .parse(Repository.ROOT.resolve(path).toFile())
                    .getDocumentElement();
            return new Pom(path, project);
        } catch (Exception unreadable) {
            throw new AssertionError(file + " cannot be read", unreadable);
        }
    }

    /** The text of a direct child of the project; empty if there is none. */
    String child(String name) {
        return text(project, name);
    }

    /** The tag names of the project's direct children. */
    List<String> children() {
        return elements(project.getChildNodes()).map(Element::getTagName).toList();
    }

    SortedMap<String, String> properties() {
        SortedMap<String, String> properties = new TreeMap<>();
        elements(project.getChildNodes())
                .filter(child -> child.getTagName().equals("properties"))
                .flatMap(child -> elements(child.getChildNodes()))
                .forEach(property -> properties.put(
                        property.getTagName(), property.getTextContent().strip()));
        return properties;
    }

    /** The coordinates of all elements of a kind: {@code plugin}, {@code dependency} or {@code path}. */
    List<Artifact> all(String kind) {
        List<Artifact> found = new ArrayList<>();
        elements(project.getElementsByTagName(kind))
                .map(e -> new Artifact(text(e, "groupId"), text(e, "artifactId"), text(e, "version"), text(e, "scope")))
                .forEach(found::add);
        return found;
    }

    private static String text(Element parent, String name) {
        return elements(parent.getChildNodes())
                .filter(child -> child.getTagName().equals(name))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }

    /** Maven coordinates as written; a missing part is empty. */
    record Artifact(String group, String name, String version, String scope) {
        @Override
        public String toString() {
            return (group.isEmpty() ? "" : group + ":") + name + ":" + version;
        }
    }
}

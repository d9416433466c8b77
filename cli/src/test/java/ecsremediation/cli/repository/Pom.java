package ecsremediation.cli.repository;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        at("properties")
                .flatMap(child -> elements(child.getChildNodes()))
                .forEach(property -> properties.put(
                        property.getTagName(), property.getTextContent().strip()));
        return properties;
    }

    /** The folders that it lists as modules. */
    List<String> modules() {
        return at("modules/module").map(Element::getTextContent).toList();
    }

    /** The parent's coordinates. */
    Artifact parent() {
        return at("parent")
                .map(Pom::artifact)
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no parent"));
    }

    /** The coordinates of all elements of a kind: {@code plugin}, {@code dependency} or {@code path}. */
    List<Artifact> all(String kind) {
        return elements(project.getElementsByTagName(kind)).map(Pom::artifact).toList();
    }

    /** The children of that name of every element of that kind, each as {@link #blocks} has it. */
    List<String> all(String kind, String child) {
        return elements(project.getElementsByTagName(kind))
                .flatMap(element -> children(element, child))
                .map(Pom::canonical)
                .toList();
    }

    /** What stands at a path from the top, each as one line without comments and blanks between elements. */
    List<String> blocks(String path) {
        return at(path).map(Pom::canonical).toList();
    }

    private Stream<Element> at(String path) {
        Stream<Element> found = Stream.of(project);
        for (String name : path.split("/", -1)) {
            found = found.flatMap(element -> children(element, name));
        }
        return found;
    }

    private static String canonical(Element element) {
        String inside = elements(element.getChildNodes()).map(Pom::canonical).collect(Collectors.joining());
        String attributes = IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> " " + element.getAttributes().item(i))
                .collect(Collectors.joining());
        return "<" + element.getTagName() + attributes + ">"
                + (inside.isEmpty() ? element.getTextContent().strip() : inside)
                + "</" + element.getTagName() + ">";
    }

    private static Artifact artifact(Element e) {
        return new Artifact(text(e, "groupId"), text(e, "artifactId"), text(e, "version"), text(e, "scope"));
    }

    private static Stream<Element> children(Element parent, String name) {
        return elements(parent.getChildNodes())
                .filter(child -> child.getTagName().equals(name));
    }

    private static String text(Element parent, String name) {
        return children(parent, name)
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

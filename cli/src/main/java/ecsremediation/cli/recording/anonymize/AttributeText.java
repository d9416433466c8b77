package ecsremediation.cli.recording.anonymize;

/** Attributes of container instances and task definitions: those of ECS stay, a user's own get stand-ins. */
final class AttributeText {
    private static final String CAPABILITY = "com.amazonaws.ecs.capability.";
    private static final String PLUGIN = CAPABILITY + "docker-plugin.";

    private final StandIns standIns;

    AttributeText(StandIns standIns) {
        this.standIns = standIns;
    }

    String name(String name) {
        if (name.startsWith(PLUGIN)) {
            String plugin = name.substring(PLUGIN.length());
            return PublicWords.hasAll(plugin) ? name : PLUGIN + standIns.name(NameKind.ATTRIBUTE, plugin);
        }
        return isOfEcs(name) ? name : standIns.name(NameKind.ATTRIBUTE, name);
    }

    private static boolean isOfEcs(String name) {
        return name.startsWith(CAPABILITY)
                || name.startsWith("ecs.capability.")
                || (name.startsWith("ecs.") && PublicWords.hasAll(name));
    }

    /** A value of the attribute. Numbers stay, because constraints compare them. */
    String value(String attribute, String value) {
        if (PublicForms.isPublic(value)) {
            return value;
        }
        if (StandIns.isId(value)) {
            return standIns.id(value);
        }
        return isOfEcs(attribute) && PublicWords.hasAll(value) ? value : standIns.name(NameKind.VALUE, value);
    }

    /** Whether every value of the attribute stays as it is, so a pattern for it may stay too. */
    boolean keepsValues(String attribute) {
        return switch (attribute) {
            case "ecs.instance-type", "ecs.availability-zone", "ecs.os-type", "ecs.os-family", "ecs.cpu-architecture" ->
                true;
            default -> false;
        };
    }
}

package ecsremediation.placement;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of an EC2 instance type says about an instance that nobody has seen register: upper bounds
 * only, because an instance registers with less than its type advertises. The numbers are those of the
 * Amazon EC2 instance types guide; a family that is not listed here has no bound.
 *
 * @param family the letters before the generation, such as {@code m} or {@code im}
 * @param options the letters after the generation, such as {@code gd}
 * @param size such as {@code 2xlarge}
 */
record InstanceTypeName(String family, int generation, String options, String size) {
    private static final Pattern NAME = Pattern.compile("([a-z]+)([0-9]+)([a-z0-9-]*)\\.([a-z0-9-]+)");
    private static final Pattern LARGER = Pattern.compile("([0-9]*)xlarge");
    private static final int MIB_PER_GIB = 1024;
    private static final int UNITS_PER_VCPU = 1024;

    /** Burstable types have sizes of their own below large. */
    private static final Map<String, Integer> BURSTABLE_MIB = Map.of(
            "nano", 512,
            "micro", 1024,
            "small", 2048,
            "medium", 4096,
            "large", 8192,
            "xlarge", 16_384,
            "2xlarge", 32_768);

    static Optional<InstanceTypeName> of(String type) {
        Matcher name = NAME.matcher(type);
        return name.matches()
                ? Optional.of(new InstanceTypeName(
                        name.group(1), Integer.parseInt(name.group(2)), name.group(3), name.group(4)))
                : Optional.empty();
    }

    /** The most memory that an instance can register. */
    OptionalInt memoryMib() {
        if (isBurstable()) {
            Integer mib = BURSTABLE_MIB.get(size);
            return mib == null ? OptionalInt.empty() : OptionalInt.of(mib);
        }
        OptionalInt perVcpu = mibPerVcpu();
        OptionalInt vcpus = vcpus();
        return perVcpu.isPresent() && vcpus.isPresent()
                ? OptionalInt.of(perVcpu.getAsInt() * vcpus.getAsInt())
                : OptionalInt.empty();
    }

    /** The most CPU units that an instance can register. */
    OptionalInt cpuUnits() {
        OptionalInt vcpus = isBurstable() || mibPerVcpu().isPresent() ? vcpus() : OptionalInt.empty();
        return vcpus.isPresent() ? OptionalInt.of(vcpus.getAsInt() * UNITS_PER_VCPU) : vcpus;
    }

    /** The most GPUs that an instance can register: none outside the families g, gr and p. */
    OptionalInt gpus() {
        if (!family.equals("g") && !family.equals("gr") && !family.equals("p")) {
            return OptionalInt.of(0);
        }
        boolean one = family.equals("g") && generation >= 4 && size.matches("[24]?xlarge");
        return one ? OptionalInt.of(1) : OptionalInt.empty();
    }

    /** The architecture as {@code ecs.cpu-architecture} has it; AWS marks its own processors with g. */
    String architecture() {
        return options.startsWith("g") || family.equals("a") ? "arm64" : "x86_64";
    }

    private boolean isBurstable() {
        return family.equals("t") && generation >= 2;
    }

    private OptionalInt vcpus() {
        if (isBurstable() && !size.endsWith("xlarge")) {
            return OptionalInt.of(2);
        }
        Matcher larger = LARGER.matcher(size);
        if (larger.matches()) {
            int times = larger.group(1).isEmpty() ? 1 : Integer.parseInt(larger.group(1));
            return OptionalInt.of(4 * times);
        }
        return switch (size) {
            case "medium" -> OptionalInt.of(1);
            case "large" -> OptionalInt.of(2);
            default -> OptionalInt.empty();
        };
    }

    /** The ratio of the families with one ratio for all sizes; their generations before 5 have others. */
    private OptionalInt mibPerVcpu() {
        boolean graphics = family.equals("g") && generation == 4;
        if (!graphics && generation < 5) {
            return OptionalInt.empty();
        }
        return switch (family) {
            case "c" -> OptionalInt.of(options.equals("n") ? 2688 : 2 * MIB_PER_GIB);
            case "m" -> OptionalInt.of(4 * MIB_PER_GIB);
            case "g" -> graphics || options.isEmpty() ? OptionalInt.of(4 * MIB_PER_GIB) : OptionalInt.empty();
            case "r" -> OptionalInt.of(8 * MIB_PER_GIB);
            default -> OptionalInt.empty();
        };
    }
}

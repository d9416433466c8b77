package ecsremediation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import ecsremediation.diagnosis.Diagnoser;
import ecsremediation.model.Observation;
import ecsremediation.plan.Limits;
import ecsremediation.plan.Planner;
import java.util.List;
import java.util.Map;

/** The rules of the architecture. Each rule's reason says what to do instead. */
@AnalyzeClasses(packages = "ecsremediation", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    /** The packages of the data path in order. Each may depend on those before it, and on none after it. */
    private static final List<String> PATH = List.of(
            "event",
            "model",
            "placement",
            "incident",
            "diagnosis",
            "plan",
            "act",
            "lifecycle",
            "report",
            "aws",
            "handler");

    /** Packages of pure functions: no SDK, clock, randomness, environment or log. */
    private static final String[] PURE = {
        "ecsremediation.event..",
        "ecsremediation.model..",
        "ecsremediation.placement..",
        "ecsremediation.incident..",
        "ecsremediation.diagnosis..",
        "ecsremediation.plan..",
        "ecsremediation.report..",
        "ecsremediation.lifecycle.."
    };

    /** Calls that read the time, randomness or the environment, and what to use instead. */
    private static final Map<String, String> BANNED_CALLS = Map.ofEntries(
            Map.entry("java.time.Instant.now", "take an Instant as a parameter"),
            Map.entry("java.time.Clock.systemUTC", "take an Instant as a parameter"),
            Map.entry("java.lang.System.currentTimeMillis", "take an Instant as a parameter"),
            Map.entry("java.lang.System.nanoTime", "count steps, not nanoseconds"),
            Map.entry("java.lang.System.getenv", "take a value from handler.Settings"),
            Map.entry("java.lang.System.getProperty", "take a value from handler.Settings"),
            Map.entry("java.lang.Math.random", "take a seed as a parameter"),
            Map.entry("java.util.UUID.randomUUID", "derive the id from the values it stands for"),
            Map.entry(
                    "java.util.stream.Collectors.toSet", "collect into a TreeSet, whose order is the same every time"),
            Map.entry(
                    "java.util.stream.Collectors.groupingBy",
                    "give groupingBy a TreeMap::new: see the three-argument form"));

    @ArchTest
    static final ArchRule importsPointLeft = classes()
            .that()
            .resideInAPackage("ecsremediation..")
            .should(knowOnlyWhatStandsBefore())
            .because("the package list read in order is the architecture: move the type left, or pass a value");

    @ArchTest
    static final ArchRule onlyAwsKnowsTheSdk = noClasses()
            .that()
            .resideOutsideOfPackages("ecsremediation.aws..", "ecsremediation.handler..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because("adapters in aws/ translate at the edge: use the records of observe/ and a port");

    @ArchTest
    static final ArchRule onlyHandlersKnowLambda = noClasses()
            .that()
            .resideOutsideOfPackage("ecsremediation.handler..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.amazonaws..", "software.amazon.lambda..", "software.amazon.cloudwatchlogs..", "org.crac..")
            .because("what Lambda hands over becomes a Trigger in handler/");

    @ArchTest
    static final ArchRule librariesAreUsedByTheirPublicTypes = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.lambda..internal..", "software.amazon.cloudwatchlogs..internal..")
            .because("internal types change without notice: use what the library's documentation shows");

    @ArchTest
    static final ArchRule theCoreDoesNotLog = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "org.apache.logging..", "java.util.logging..")
            .because("what is worth logging is in the Report: Journal logs it as a whole");

    @ArchTest
    static final ArchRule adaptersAreKnownToWiringAlone = noClasses()
            .that()
            .resideOutsideOfPackage("ecsremediation.aws..")
            .and()
            .doNotHaveFullyQualifiedName("ecsremediation.handler.Wiring")
            .and()
            .doNotHaveFullyQualifiedName("ecsremediation.handler.Functions")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ecsremediation.aws..")
            .because("everybody else asks for the port: ClusterReader, IncidentStore, CapacityWriter, Notifier");

    @ArchTest
    static final ArchRule theCoreIsPure = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should(callSomethingBanned())
            .because("the same Observation must lead to the same decision, today and in a replay");

    @ArchTest
    static final ArchRule noHashOrderInTheCore = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.HashMap.class, java.util.HashSet.class, java.util.IdentityHashMap.class)
            .because("hash order differs between runs: use TreeMap, TreeSet, or LinkedHashMap for order of arrival");

    @ArchTest
    static final ArchRule onlyRandomWithASeed = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.concurrent.ThreadLocalRandom.class, java.security.SecureRandom.class)
            .because("a seed reproduces everything: use a SplittableRandom made from a documented constant");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base)")
            .because("such a name fits anything: name the type after the noun in AWS's documents that it stands for");

    @ArchTest
    static final ArchRule decisionsStartAtTheProposal = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("ecsremediation.plan.Proposal")
            .should()
            .callMethod(Diagnoser.class, "diagnose", Observation.class)
            .orShould()
            .callMethod(Planner.class, "plan", Observation.class, List.class, Limits.class)
            .because("Proposal.of marks exhausted network interfaces once, for both: call it instead");

    private static ArchCondition<JavaClass> knowOnlyWhatStandsBefore() {
        return new ArchCondition<>("know only what stands before them in " + PATH) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                int own = capacity(item);
                item.getDirectDependenciesFromSelf().stream()
                        .filter(d -> resideInAnyPackage("ecsremediation..").test(d.getTargetClass()))
                        .filter(d -> capacity(d.getTargetClass()) > own)
                        .forEach(d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
            }
        };
    }

    /** The package's index in the data path. The root package comes after lifecycle and before report. */
    private static int capacity(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals("ecsremediation")) {
            return PATH.indexOf("lifecycle") * 2 + 1;
        }
        String first = name.replaceFirst("ecsremediation\\.(\\w+).*", "$1");
        int index = PATH.indexOf(first);
        if (index < 0) {
            throw new AssertionError(
                    "package " + name + " has no place in the data path: add it to PATH and the design");
        }
        return index * 2;
    }

    private static ArchCondition<JavaClass> callSomethingBanned() {
        return new ArchCondition<>("let time, chance or the environment in") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getAccessesFromSelf().forEach(access -> check(item, access, events));
            }

            private void check(JavaClass item, JavaAccess<?> access, ConditionEvents events) {
                AccessTarget target = access.getTarget();
                String call = target.getOwner().getName() + "." + target.getName();
                if (BANNED_CALLS.containsKey(call) && !isOrderedGrouping(call, access)) {
                    events.add(SimpleConditionEvent.satisfied(
                            item, access.getDescription() + ": instead, " + BANNED_CALLS.get(call)));
                }
            }

            private boolean isOrderedGrouping(String call, JavaAccess<?> access) {
                return call.endsWith(".groupingBy") && access.getDescription().contains("Supplier");
            }
        };
    }
}

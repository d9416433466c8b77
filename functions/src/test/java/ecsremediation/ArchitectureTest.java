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
import ecsremediation.incident.IncidentStore;
import ecsremediation.incident.ModeOrder;
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
            Map.entry("java.util.UUID.randomUUID", "derive the id from the values that it identifies"),
            Map.entry("java.util.stream.Collectors.toSet", "collect into a TreeSet, which has a fixed order"),
            Map.entry("java.util.stream.Collectors.groupingBy", "pass TreeMap::new to the three-argument form"));

    @ArchTest
    static final ArchRule packagesDependOnlyOnEarlierOnes = classes()
            .that()
            .resideInAPackage("ecsremediation..")
            .should(dependOnlyOnEarlierPackages())
            .because("the packages form the data path: move the type to an earlier package, or pass a value");

    @ArchTest
    static final ArchRule onlyAwsUsesTheSdk = noClasses()
            .that()
            .resideOutsideOfPackages("ecsremediation.aws..", "ecsremediation.handler..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because("adapters in aws translate the SDK's types: use the records of model and a port");

    @ArchTest
    static final ArchRule onlyHandlersUseLambda = noClasses()
            .that()
            .resideOutsideOfPackage("ecsremediation.handler..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.amazonaws..", "software.amazon.lambda..", "software.amazon.cloudwatchlogs..", "org.crac..")
            .because("the event package turns Lambda's input into a Trigger: use the Trigger");

    @ArchTest
    static final ArchRule noInternalTypesOfLibraries = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.lambda..internal..", "software.amazon.cloudwatchlogs..internal..")
            .because("internal types change without notice: use the documented types of the library");

    @ArchTest
    static final ArchRule theCoreDoesNotLog = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "org.apache.logging..", "java.util.logging..")
            .because("the ReconciliationJournal logs the whole Report: add the data to the Report");

    @ArchTest
    static final ArchRule onlyWiringUsesTheAdapters = noClasses()
            .that()
            .resideOutsideOfPackage("ecsremediation.aws..")
            .and()
            .doNotHaveFullyQualifiedName("ecsremediation.handler.Wiring")
            .and()
            .doNotHaveFullyQualifiedName("ecsremediation.handler.Functions")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ecsremediation.aws..")
            .because("all other classes use the ports: ClusterReader, IncidentStore, CapacityWriter, Notifier");

    @ArchTest
    static final ArchRule theCoreIsPure = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should(callABannedMethod())
            .because("equal Observations must lead to equal decisions, also in a replay");

    @ArchTest
    static final ArchRule noHashOrderInTheCore = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.HashMap.class, java.util.HashSet.class, java.util.IdentityHashMap.class)
            .because("hash order differs between runs: use TreeMap or TreeSet, or LinkedHashMap for insertion order");

    @ArchTest
    static final ArchRule onlyRandomWithASeed = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.concurrent.ThreadLocalRandom.class, java.security.SecureRandom.class)
            .because("a seed must reproduce every result: use a SplittableRandom with a documented seed");

    @ArchTest
    static final ArchRule noNamesWithoutMeaning = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base)")
            .because("such a name fits any type: use the noun of AWS's documentation for what the type represents");

    @ArchTest
    static final ArchRule onlyProposalDiagnosesAndPlans = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("ecsremediation.plan.Proposal")
            .should()
            .callMethod(Diagnoser.class, "diagnose", Observation.class)
            .orShould()
            .callMethod(Planner.class, "plan", Observation.class, List.class, Limits.class)
            .because("Proposal.of marks exhausted network interfaces once for both: call Proposal.of instead");

    @ArchTest
    static final ArchRule onlyOperatorsOrderTheMode = noClasses()
            .should()
            .callMethod(IncidentStore.class, "save", ModeOrder.class)
            .because("a mode that the functions can order is no stop: the command ecs-remediation mode orders it");

    private static ArchCondition<JavaClass> dependOnlyOnEarlierPackages() {
        return new ArchCondition<>("depend only on earlier packages of " + PATH) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                int own = position(item);
                item.getDirectDependenciesFromSelf().stream()
                        .filter(d -> resideInAnyPackage("ecsremediation..").test(d.getTargetClass()))
                        .filter(d -> position(d.getTargetClass()) > own)
                        .forEach(d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
            }
        };
    }

    /** The package's index in the data path. The root package comes after report and before aws. */
    private static int position(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals("ecsremediation")) {
            return PATH.indexOf("report") * 2 + 1;
        }
        String first = name.replaceFirst("ecsremediation\\.(\\w+).*", "$1");
        int index = PATH.indexOf(first);
        if (index < 0) {
            throw new AssertionError(
                    "package " + name + " is not in the data path: add it to PATH and to CONTRIBUTING.md");
        }
        return index * 2;
    }

    private static ArchCondition<JavaClass> callABannedMethod() {
        return new ArchCondition<>("read the time, randomness or the environment") {
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

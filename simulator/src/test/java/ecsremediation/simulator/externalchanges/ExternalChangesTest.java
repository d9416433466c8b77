package ecsremediation.simulator.externalchanges;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.act.Outcome;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.Capacity;
import ecsremediation.model.ScalingPolicy;
import ecsremediation.model.WarmPool;
import ecsremediation.plan.Plan;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.ServiceSpec;
import ecsremediation.simulator.messaging.DeliveredEmail;
import ecsremediation.simulator.ports.SimulatedClusterReader;
import ecsremediation.simulator.scenario.LabNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other actors on the group. The functions read them through their SDK adapters, respect them, and name them in the
 * mail.
 */
final class ExternalChangesTest {
    private static final Capacity FOUR = new Capacity(4, 4);
    private final ObservedWorld lab = ObservedWorld.overHttp();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void readsEveryActorOverTheApi() {
        SimulatedGroup group = lab.group();
        List.of("TargetTrackingScaling", "StepScaling", "SimpleScaling", "PredictiveScaling")
                .forEach(kind -> group.add(new ScalingPolicy("policy-" + kind, kind, true)));
        group.addScheduledAction("night");
        group.instanceRefresh(true);
        group.suspend("Launch", true);
        group.suspend("AZRebalance", true);
        group.warmPool(Optional.of(new WarmPool(OptionalInt.of(7), 2, "Stopped")));
        group.maintenance(OptionalInt.of(110));
        group.tag("aws:cloudformation:stack-name", Optional.of("web"));
        lab.world()
                .run(() -> group.mix(List.of(
                        new SimulatedGroup.InstanceOffer(group.spec().shape(), 2),
                        new SimulatedGroup.InstanceOffer(InstanceShape.of("t3.small", 2048, 1904), 4))));

        AutoScalingGroup direct = seenDirectly();
        assertThat(lab.seen()).isEqualTo(direct);
        assertThat(direct.weighted()).isTrue();
        assertThat(direct.policies()).hasSize(4);
    }

    @Test
    void readsTheTypesOfThePresentLaunchTemplateVersionOverTheApi() {
        lab.fault(Optional.of(new LaunchFault.OtherShape(InstanceShape.of("t3.nano", 2048, 420))));
        lab.inTrouble().passMinutes(3);

        AutoScalingGroup direct = seenDirectly();
        assertThat(direct.offers())
                .extracting(AutoScalingGroup.Offer::instanceType)
                .containsExactly("t3.nano");
        assertThat(lab.seen()).isEqualTo(direct);
    }

    private AutoScalingGroup seenDirectly() {
        return new SimulatedClusterReader(lab.world())
                .observe(LabNames.CLUSTER, lab.world().now())
                .group(LabNames.GROUP)
                .orElseThrow();
    }

    @Test
    void withoutExternalChangeTheGroupIsRaisedAndTheMailNamesNone() {
        lab.inTrouble().passMinutes(1);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.newest())
                .contains("Only an operator lowers desired of EcsLabAsg again")
                .contains("If CloudFormation, Terraform or CDK sizes EcsLabAsg");
    }

    @Test
    void raisesOnlyMaxOfAGroupWithManagedScaling() {
        lab.world().createProvider(LabNames.CLUSTER, "lab", LabNames.GROUP, true);
        lab.world()
                .ecs()
                .createService(
                        LabNames.CLUSTER,
                        ServiceSpec.ec2("Worker", LabNames.TASK_FAMILY, 3).through("lab"));
        lab.passMinutes(60);

        assertThat(changes()).containsExactly(new Capacity(1, 4));
        assertThat(lab.group().sizes().desired()).isEqualTo(4);
        assertThat(lab.subjects())
                .satisfiesExactly(
                        raised -> assertThat(raised).contains("Worker: raising max of EcsLabAsg 1 → 4"),
                        cleared -> assertThat(cleared).contains("Worker: cleared, 3 of 3 tasks running"));
        assertThat(textOf(0)).contains("ECS managed scaling raises desired once max allows it.");
        assertThat(lab.newest())
                .contains("ECS managed scaling lowers desired of EcsLabAsg again; max stays.")
                .contains(
                        "EcsLabAsg changed by another actor: desired 1 → 4 (a monitor alarm triggered policy ECSManaged")
                .doesNotContain("--desired-capacity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TargetTrackingScaling", "StepScaling", "SimpleScaling", "PredictiveScaling"})
    void theMailNamesAScalingPolicyThatMayLowerDesired(String kind) {
        lab.group().add(new ScalingPolicy("cpu50", kind, true));
        lab.inTrouble().passMinutes(1);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.newest()).contains("Scaling policy cpu50 may lower desired of EcsLabAsg again.");
    }

    @Test
    void aDisabledPolicyIsNoActor() {
        lab.group().add(new ScalingPolicy("cpu50", "TargetTrackingScaling", false));
        lab.inTrouble().passMinutes(1);

        assertThat(lab.newest()).doesNotContain("cpu50");
    }

    @Test
    void aScheduledActionDueWithinADayIsNamed() {
        lab.group().addScheduledAction("night");
        lab.inTrouble().passMinutes(1);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.newest()).contains("Scheduled actions due within a day may set other numbers: night.");
    }

    @Test
    void waitsForAnInstanceRefreshAndThenRaises() {
        lab.group().instanceRefresh(true);
        lab.inTrouble().passMinutes(30);
        assertThat(changes()).isEmpty();
        assertThat(lab.subjects())
                .singleElement()
                .asString()
                .contains("holding, 3 of 4 tasks missing: an instance refresh is under way");
        assertThat(lab.newest()).contains("EcsLabAsg would have to go from desired 1 to 4 and from max 1 to 4.");

        lab.group().instanceRefresh(false);
        lab.passMinutes(15);
        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.running()).isEqualTo(4);
    }

    @Test
    void aLongInstanceRefreshIsReportedAgainAfterOneAndFourHours() {
        lab.group().instanceRefresh(true);
        lab.inTrouble().pass(Duration.ofHours(6));

        assertThat(lab.subjects()).hasSize(3).allMatch(s -> s.contains("holding"));
    }

    @Test
    void whileLaunchIsSuspendedNothingIsRaisedAndTheOperatorIsNotified() {
        lab.world().autoScaling().suspend(LabNames.GROUP, "Launch", true);
        lab.inTrouble().passMinutes(10);
        assertThat(changes()).isEmpty();
        assertThat(lab.subjects())
                .singleElement()
                .asString()
                .contains("action required", "process Launch is suspended");
        assertThat(lab.newest())
                .contains("aws autoscaling resume-processes --region eu-central-1 \\"
                        + " --auto-scaling-group-name EcsLabAsg --scaling-processes Launch");

        lab.world().autoScaling().suspend(LabNames.GROUP, "Launch", false);
        lab.passMinutes(20);
        assertThat(lab.running()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AZRebalance", "ReplaceUnhealthy", "AlarmNotification", "ScheduledActions", "HealthCheck"})
    void anotherSuspendedProcessDoesNotPreventARaise(String process) {
        lab.world().autoScaling().suspend(LabNames.GROUP, process, true);
        lab.inTrouble().passMinutes(10);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.running()).isEqualTo(4);
    }

    @Test
    void aGroupWithAServicePrincipalAsOperatorIsNotRaised() {
        lab.group().operator(Optional.of("eks.amazonaws.com"));
        lab.inTrouble().passMinutes(10);

        assertThat(lab.plans())
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan)
                        .isInstanceOfSatisfying(
                                Plan.Escalate.class,
                                help -> assertThat(help.reason()).isEqualTo(Plan.Escalate.Reason.OPERATOR_SET)));
        assertThat(lab.subjects())
                .singleElement()
                .asString()
                .contains("action required", "only another service may change the group");
        assertThat(textOf(0))
                .contains(
                        "Only eks.amazonaws.com may change EcsLabAsg.",
                        "through eks.amazonaws.com: EC2 Auto Scaling refuses");
    }

    @Test
    void aWarmPoolThatWouldGrowWithMaxIsLeftAlone() {
        lab.group().warmPool(Optional.of(new WarmPool(OptionalInt.empty(), 0, "Stopped")));
        lab.inTrouble().passMinutes(10);

        assertThat(changes()).isEmpty();
        assertThat(lab.subjects())
                .singleElement()
                .asString()
                .contains("action required", "raising max would fill the warm pool");
        assertThat(lab.newest()).contains("Set MaxGroupPreparedCapacity on the warm pool, or raise ");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "4, ''"})
    void aWarmPoolThatDoesNotGrowDoesNotPreventARaise(int max, String prepared) {
        lab.world()
                .autoScaling()
                .update(LabNames.GROUP, new SizeChange(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(max)));
        OptionalInt most = prepared.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(prepared));
        lab.group().warmPool(Optional.of(new WarmPool(most, 0, "Stopped")));
        lab.inTrouble().passMinutes(10);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.running()).isEqualTo(4);
    }

    @Test
    void aMixedGroupIsRaisedInUnitsAndNotInInstances() {
        InstanceShape shape = lab.group().spec().shape();
        lab.world().run(() -> lab.group().mix(List.of(new SimulatedGroup.InstanceOffer(shape, 2))));
        lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(2, 2));
        lab.passMinutes(5).inTrouble().passMinutes(15);

        assertThat(changes()).containsExactly(new Capacity(8, 8));
        assertThat(lab.group().inService()).isEqualTo(4);
        assertThat(lab.running()).isEqualTo(4);
        assertThat(textOf(0)).contains("desired 2 → 8, max 2 → 8");
    }

    /**
     * The policy only replaces instances, so the raise is the same. The instances that it may add meanwhile cost
     * money, so the mail names it.
     */
    @Test
    void theMailNamesAnInstanceMaintenancePolicyAndTheGroupIsRaised() {
        lab.group().maintenance(OptionalInt.of(110));
        lab.inTrouble().passMinutes(10);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.running()).isEqualTo(4);
        assertThat(textOf(0))
                .contains("While EC2 Auto Scaling replaces instances, EcsLabAsg may have up to 110 % of desired, by its"
                        + " instance maintenance policy.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100})
    void aMaintenancePolicyThatAddsNothingIsNotNamed(int most) {
        lab.group().maintenance(OptionalInt.of(most));
        lab.inTrouble().passMinutes(1);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(textOf(0)).doesNotContain("maintenance policy");
    }

    @Test
    void waitsForALaunchLifecycleHookForAtMostAnHour() {
        lab.fault(Optional.of(new LaunchFault.Hook(Duration.ofMinutes(40), Optional.empty())));
        lab.inTrouble().passMinutes(60);

        assertThat(lab.running()).isEqualTo(4);
        assertThat(lab.subjects())
                .satisfiesExactly(
                        raised -> assertThat(raised).contains("raising"),
                        cleared -> assertThat(cleared).contains("cleared"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws:cloudformation:stack-name | web | belongs to CloudFormation stack web: write desired 4 and max 4",
                "ManagedBy | terraform | is tagged ManagedBy = terraform: write desired 4 and max 4",
                "pulumi:project | web | is tagged pulumi:project = web: write desired 4 and max 4",
            })
    void aGroupThatAToolSizesIsNotifiedToBeWrittenThereToo(String key, String value, String words) {
        lab.group().tag(key, Optional.of(value));
        lab.inTrouble().passMinutes(1);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.newest()).contains("EcsLabAsg " + words + " there, or its next deployment sets the old numbers");
    }

    @Test
    void doesNotRaiseWhatAnOperatorLowered() {
        lab.inTrouble().passMinutes(4);
        lab.world().autoScaling().setDesired(LabNames.GROUP, 2);
        lab.pass(Duration.ofHours(3));

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.group().sizes().desired()).isEqualTo(2);
        assertThat(lab.subjects())
                .satisfiesExactly(
                        raised -> assertThat(raised).contains("raising"),
                        held -> assertThat(held).contains("holding", "another actor lowered the group"));
        assertThat(lab.newest())
                .contains("EcsLabAsg was raised to desired 4, max 4 at 09:00 UTC and is now at desired 2, max 4")
                .contains("a user request explicitly set group desired capacity, desired 4 to 2.")
                .contains("That change stays.");
    }

    @Test
    void doesNotRaiseWhatAPolicyLowered() {
        lab.group().add(new ScalingPolicy("cpu50", "TargetTrackingScaling", true));
        lab.inTrouble().passMinutes(4);
        lab.world().autoScaling().scaleByPolicy(LabNames.GROUP, "cpu50", 1);
        lab.passMinutes(60);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.newest()).contains("a monitor alarm triggered policy cpu50, desired 4 to 1.");
    }

    @Test
    void doesNotRaiseWhatAScheduledActionLowered() {
        lab.inTrouble().passMinutes(4);
        lab.world().autoScaling().runScheduledAction(LabNames.GROUP, 1);
        lab.passMinutes(60);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.newest()).contains("a scheduled action update of AutoScalingGroup constraints");
    }

    @Test
    void doesNotRaiseAMaxThatAnotherActorLowered() {
        lab.inTrouble().passMinutes(2);
        lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(3, 3));
        lab.passMinutes(60);

        assertThat(changes()).containsExactly(FOUR);
        assertThat(lab.newest()).contains("is now at desired 3, max 3: another actor changed it.");
    }

    @Test
    void reportsTheRaiseOfAnOperatorAndAddsNothing() {
        lab.group().tag("ecs-remediation:ceiling", Optional.empty());
        lab.inTrouble().passMinutes(3);
        lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(5, 5));
        lab.passMinutes(20);

        assertThat(changes()).isEmpty();
        assertThat(lab.subjects()).last().asString().contains("cleared, 4 of 4 tasks running");
        assertThat(lab.newest())
                .contains(
                        "EcsLabAsg changed by another actor: desired 1 → 5 (a user request update of AutoScalingGroup");
    }

    private List<Capacity> changes() {
        return lab.raises().stream().map(Outcome.Raised::to).toList();
    }

    private String textOf(int mail) {
        return lab.mails().stream().map(DeliveredEmail::text).toList().get(mail).replaceAll("\\s+", " ");
    }
}

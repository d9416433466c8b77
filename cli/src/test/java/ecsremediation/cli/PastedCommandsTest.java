package ecsremediation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.simulator.autoscaling.BootTimeDistribution;
import ecsremediation.simulator.autoscaling.GroupSpec;
import ecsremediation.simulator.autoscaling.LaunchFault;
import ecsremediation.simulator.autoscaling.SimulatedGroup;
import ecsremediation.simulator.autoscaling.SimulatedInstance;
import ecsremediation.simulator.autoscaling.SizeChange;
import ecsremediation.simulator.autoscaling.Sizes;
import ecsremediation.simulator.ecs.EcsService;
import ecsremediation.simulator.ecs.InstanceShape;
import ecsremediation.simulator.ecs.Registration;
import ecsremediation.simulator.endpoint.sts.Sts;
import ecsremediation.simulator.scenario.LabNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the mails, pasted at the served account: each does what the mail says. */
final class PastedCommandsTest {
    private final ServedLab lab = ServedLab.atRest();
    private final PastedCommands pasted = new PastedCommands(lab);

    @AfterEach
    void close() {
        lab.close();
    }

    /** Without the first command the group ends its oldest instance, which runs the only task. */
    @ParameterizedTest(name = "{0} minutes after the raise")
    @ValueSource(ints = {0, 1, 2, 3})
    void toUndoKeepsWhatRanBeforeAndTheStackHolds(int minutes) {
        String mail = raised();
        String oldest = members().getFirst().id();
        pass(minutes);

        assertThat(pasted.section(mail, "TO UNDO")).isEqualTo(2);
        int least = pass(30);

        assertThat(least).isEqualTo(1);
        assertThat(members()).extracting(SimulatedInstance::id).containsExactly(oldest);
        assertThat(lab.capacity()).isEqualTo(1);
        assertThat(pasted.section(mail, "TO UNDO, AFTERWARDS")).isEqualTo(1);
        assertThat(members()).noneMatch(SimulatedInstance::isProtectedFromScaleIn);
        assertThat(pass(60)).isEqualTo(1);
        assertThat(lab.capacity()).isEqualTo(1);
    }

    /** The mail asks for TO SCALE IN then. Whoever pastes TO UNDO all the same loses no older task. */
    @ParameterizedTest(name = "{0} minutes after the raise")
    @ValueSource(ints = {5, 20})
    void toUndoAfterTheIncidentKeepsWhatRanBefore(int minutes) {
        String mail = raised();
        pass(minutes);

        pasted.section(mail, "TO UNDO");

        assertThat(pass(30)).isPositive();
    }

    @Test
    void toScaleInDrainsWhatTheRaiseBroughtAndKeepsTheServiceUp() {
        raised();
        String oldest = members().getFirst().id();
        pass(40);
        String mail = lab.mails().getLast();
        assertThat(mail).contains("cleared, 4 of 4 tasks running", "with the 3 tasks on them");

        assertThat(pasted.section(mail, "TO SCALE IN, once the load is over")).isEqualTo(2);
        assertThat(pass(10)).isPositive();
        assertThat(lab.world().ecs().instanceOn(oldest).orElseThrow().tasks()).hasSize(1);
        assertThat(pasted.section(mail, "TO SCALE IN, THEN")).isEqualTo(2);
        assertThat(pass(10)).isEqualTo(1);
        assertThat(pasted.section(mail, "TO SCALE IN, AFTERWARDS")).isEqualTo(1);

        assertThat(pass(60)).isEqualTo(1);
        assertThat(members()).extracting(SimulatedInstance::id).containsExactly(oldest);
        assertThat(lab.capacity()).isEqualTo(1);
        assertThat(lab.mails()).last().isEqualTo(mail);
    }

    /** Managed scaling is off and on again, and ECS's policy is back. */
    @Test
    void managedScalingIsTurnedOffAndOnAgain() {
        lab.world().createProvider(LabNames.CLUSTER, "lab", LabNames.GROUP, true);
        SimulatedGroup group = lab.world().autoScaling().group(LabNames.GROUP);
        group.removePolicy("ECSManagedAutoScalingPolicy-simulated");
        group.tag("AmazonECSManaged", Optional.empty());
        lab.desire(4);
        pass(10);

        assertThat(pasted.section(next("ECS managed scaling does not work"), "NEXT STEP"))
                .isEqualTo(2);

        assertThat(group.policies()).hasSize(1);
    }

    /** The registration of an instance that ended while its agent was away. */
    @Test
    void aRegistrationThatWasLeftIsRemoved() {
        Registration left = new Registration(
                LabNames.CLUSTER,
                "i-0123456789abcdef0",
                LabNames.GROUP,
                "eu-central-1a",
                InstanceShape.of("t3.micro", 2048, 952));
        lab.world().ecs().registerInstance(left);
        lab.world().ecs().agentConnected("i-0123456789abcdef0", false);
        lab.desire(4);
        pass(30);

        assertThat(pasted.section(next("raising"), "NEXT STEP")).isEqualTo(1);

        assertThat(lab.world().ecs().instanceOn("i-0123456789abcdef0")).isEmpty();
    }

    @Test
    void theInstancesOfAConstraintAreListed() {
        String command = "aws ecs list-container-instances --region eu-central-1 --cluster " + LabNames.CLUSTER
                + " --filter 'attribute:ecs.instance-type == t3.micro'";

        assertThat(pasted.section("NEXT STEP\n  " + command, "NEXT STEP")).isEqualTo(1);
    }

    @Test
    void toPauseHoldsTheGroup() {
        String mail = raised();
        assertThat(pasted.section(mail, "TO PAUSE for EcsLabAsg")).isEqualTo(1);
        lab.desire(6);
        pass(30);

        assertThat(lab.capacity()).isEqualTo(4);
        assertThat(lab.mails()).last().asString().contains("Tag ecs-remediation:mode = off on EcsLabAsg.");
    }

    @Test
    void toPauseTheWholeStackHoldsForTwoHours() {
        String mail = raised();
        assertThat(pasted.section(mail, "TO PAUSE the whole stack")).isEqualTo(1);
        lab.desire(6);
        pass(110);

        assertThat(lab.capacity()).isEqualTo(4);
        assertThat(lab.mails()).last().asString().contains("checking EcsLabApi");
    }

    @Test
    void theSuspendedProcessIsResumed() {
        lab.world().autoScaling().suspend(LabNames.GROUP, "Launch", true);
        lab.desire(4);
        pass(10);
        lab.world().autoScaling().update(LabNames.GROUP, SizeChange.to(4, 4));
        pass(10);

        assertThat(pasted.section(next("process Launch is suspended"), "NEXT STEP"))
                .isEqualTo(1);
        pass(20);

        assertThat(lab.running()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1"})
    void theCeilingTagPermitsWhatIsNeeded(String ceiling) {
        lab.world()
                .autoScaling()
                .group(LabNames.GROUP)
                .tag("ecs-remediation:ceiling", Optional.of(ceiling).filter(c -> !c.isEmpty()));
        lab.desire(4);
        pass(10);
        assertThat(lab.capacity()).isEqualTo(1);

        pasted.one(next("action required"), "NEXT STEP", 0);
        assertThat(lab.capacity()).isEqualTo(1);
        pass(30);

        assertThat(lab.capacity()).isEqualTo(4);
        assertThat(lab.running()).isEqualTo(4);
    }

    @Test
    void aGroupWithoutACeilingTagIsRaisedByHand() {
        lab.world().autoScaling().group(LabNames.GROUP).tag("ecs-remediation:ceiling", Optional.empty());
        lab.desire(4);
        pass(10);

        pasted.one(next("action required"), "NEXT STEP", 1);

        assertThat(lab.capacity()).isEqualTo(4);
    }

    @Test
    void theHoldAfterALoweringEnds() {
        raised();
        lab.lowerGroup(2);
        pass(30);
        assertThat(lab.capacity()).isEqualTo(2);

        assertThat(pasted.section(next("another actor lowered the group"), "NEXT STEP"))
                .isEqualTo(1);
        pass(2);

        assertThat(lab.capacity()).isEqualTo(4);
    }

    @Test
    void theOrderOfActLetsTheStackRaise() {
        assertThat(lab.run("mode", "observe", "--why", "checking")).isZero();
        lab.desire(4);
        pass(10);
        assertThat(lab.capacity()).isEqualTo(1);

        pasted.one(next("WOULD raise"), "NEXT STEP", 1);
        assertThat(lab.capacity()).isEqualTo(1);
        pass(30);

        assertThat(lab.running()).isEqualTo(4);
    }

    @Test
    void whatADryRunWouldRaiseIsRaisedByHand() {
        assertThat(lab.run("mode", "observe", "--why", "checking")).isZero();
        lab.desire(4);
        pass(10);

        pasted.one(next("WOULD raise"), "NEXT STEP", 0);
        assertThat(lab.capacity()).isEqualTo(4);
        pass(30);

        assertThat(lab.running()).isEqualTo(4);
    }

    @Test
    void theModeTagOfAGroupIsDeleted() {
        SimulatedGroup group = lab.world().autoScaling().group(LabNames.GROUP);
        group.tag("ecs-remediation:mode", Optional.of("observe"));
        lab.desire(4);
        pass(10);

        pasted.one(next("WOULD raise"), "NEXT STEP", 1);
        assertThat(lab.capacity()).isEqualTo(1);
        pass(30);

        assertThat(lab.running()).isEqualTo(4);
    }

    @Test
    void aPauseThatCannotBeReadEnds() throws IOException {
        lab.put("{\"pk\":{\"S\":\"PAUSE\"},\"sk\":{\"S\":\"PAUSE\"},\"json\":{\"S\":\"?\"}}");
        lab.desire(4);
        pass(10);
        assertThat(lab.capacity()).isEqualTo(1);

        assertThat(pasted.section(next("holding"), "NEXT STEP")).isEqualTo(1);
        pass(30);

        assertThat(lab.running()).isEqualTo(4);
    }

    /** As long as the row is there, nothing is raised for its service. */
    @Test
    void aRowThatCannotBeReadIsDeleted() throws IOException {
        lab.put("{\"pk\":{\"S\":\"OPEN\"},\"sk\":{\"S\":\"" + LabNames.CLUSTER + "/" + LabNames.SERVICE
                + "\"},\"json\":{\"S\":\"?\"}}");
        lab.desire(4);
        pass(10);
        assertThat(lab.capacity()).isEqualTo(1);

        assertThat(pasted.section(next("1 stored row cannot be read"), "NEXT STEP"))
                .isEqualTo(1);
        pass(30);

        assertThat(lab.running()).isEqualTo(4);
    }

    /** The alarms of the lab's stack read its metrics. */
    @Test
    void containerInsightsIsSwitchedOn() {
        lab.world().ecs().containerInsights(LabNames.CLUSTER, "disabled");
        pass(70);

        assertThat(pasted.section(next("Container Insights is off"), "NEXT STEP"))
                .isEqualTo(1);

        assertThat(lab.world().ecs().cluster(LabNames.CLUSTER).containerInsights())
                .isEqualTo("enabled");
    }

    @Test
    void theDeniedLaunchIsDecoded() {
        String words = Sts.encoded("{\"allowed\":false,\"action\":\"ec2:RunInstances\"}");
        lab.world().autoScaling().fault(LabNames.GROUP, Optional.of(new LaunchFault.RefusedBeyond(1, words)));
        lab.desire(4);
        pass(40);

        assertThat(pasted.section(next("EcsLabApi"), "NEXT STEP")).isEqualTo(1);

        assertThat(pasted.answers()).singleElement().asString().contains("ec2:RunInstances");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--force-new-deployment", "--task-definition EcsLabApi --force-new-deployment"})
    void theServiceIsDeployedAgain(String options) {
        EcsService service = lab.world().ecs().service(LabNames.CLUSTER, LabNames.SERVICE);
        String before = service.primary().id();
        String command = "aws ecs update-service --region eu-central-1 --cluster " + LabNames.CLUSTER + " --service "
                + LabNames.SERVICE + " " + options;

        assertThat(pasted.section("NEXT STEP\n  " + command, "NEXT STEP")).isEqualTo(1);

        assertThat(service.primary().id()).isNotEqualTo(before);
    }

    /** EC2 Auto Scaling takes nearly every character in a group's name. */
    @Test
    void aGroupWhoseNameIsACommandOfTheShellIsPausedAndSetBack() {
        String name = "we'b;curl${IFS}x|sh $(touch x) \"`id`\" *";
        lab.world().autoScaling().group(LabNames.GROUP).tag("ecs-remediation:ceiling", Optional.empty());
        lab.world()
                .autoScaling()
                .create(new GroupSpec(
                        name,
                        new Sizes(1, 1, 1),
                        List.of("eu-central-1a"),
                        LabNames.CLUSTER,
                        InstanceShape.of("t3.micro", 2048, 952),
                        BootTimeDistribution.ORDINARY,
                        Map.of("ecs-remediation:ceiling", "10")));
        SimulatedGroup group = lab.world().autoScaling().group(name);
        pass(10);
        lab.desire(6);
        pass(2);
        String mail = next("raising we'b;");
        assertThat(group.sizes().desired()).isEqualTo(5);

        assertThat(pasted.shell(mail, "TO PAUSE for")).isEqualTo(1);
        assertThat(group.tags()).containsEntry("ecs-remediation:mode", "off");
        assertThat(pasted.shell(mail, "TO UNDO")).isEqualTo(2);
        pass(30);

        assertThat(group.sizes()).isEqualTo(new Sizes(1, 1, 1));
    }

    private String raised() {
        lab.desire(4);
        pass(2);
        String mail = next("raising EcsLabAsg 1 → 4");
        assertThat(lab.capacity()).isEqualTo(4);
        return mail;
    }

    /** The newest mail whose subject says that. */
    private String next(String subject) {
        return lab.mails().reversed().stream()
                .filter(mail -> mail.lines().findFirst().orElse("").contains(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n\n", lab.mails())));
    }

    private List<SimulatedInstance> members() {
        return List.copyOf(lab.world().autoScaling().group(LabNames.GROUP).members());
    }

    /** Passes minutes. @return the lowest number of running tasks in that time */
    private int pass(int minutes) {
        int least = lab.running();
        for (int second = 0; second < minutes * 60; second += 10) {
            lab.pass(Duration.ofSeconds(10));
            least = Math.min(least, lab.running());
        }
        return least;
    }
}

package ecsremediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.event.Fence;
import ecsremediation.fixture.AGroup;
import ecsremediation.fixture.Observations;
import ecsremediation.model.AutoScalingGroup;
import ecsremediation.model.GroupOwner;
import ecsremediation.model.Observation;
import ecsremediation.model.ObservationJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupOwnersTest {
    private static final String OWN = "ecs-remediation";
    private static final Fence FENCE = Observations.FENCE.ofClusters(List.of(Observations.CLUSTER));

    @Test
    void aGroupWithoutATagIsOurs() {
        assertThat(owner(PlanFixture.group())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, " ecs-remediation ", ""})
    void aTagWithOurNameOrWithoutAValueLeavesItOurs(String tag) {
        assertThat(owner(PlanFixture.group().tag(AutoScalingGroup.STACK_TAG, tag)))
                .isEmpty();
    }

    @Test
    void aTagWithAnotherNameIsAnotherStacks() {
        assertThat(owner(PlanFixture.group().tag(AutoScalingGroup.STACK_TAG, "other")))
                .contains(new GroupOwner.OfStack("other"));
    }

    @Test
    void aClusterTagInsideTheFenceLeavesItOurs() {
        assertThat(owner(PlanFixture.group().tag(AutoScalingGroup.CLUSTER_TAG, Observations.CLUSTER)))
                .isEmpty();
    }

    @Test
    void aClusterTagOutsideTheFenceIsNotOurs() {
        assertThat(owner(PlanFixture.group().tag(AutoScalingGroup.CLUSTER_TAG, "prod")))
                .contains(new GroupOwner.OfCluster("prod"));
    }

    @Test
    void withoutAFenceAroundClustersAnyClusterTagIsInside() {
        AGroup group = PlanFixture.group().tag(AutoScalingGroup.CLUSTER_TAG, "prod");

        assertThat(owner(group, Observations.FENCE)).isEmpty();
    }

    @Test
    void besideAnotherInstallationAGroupIsOursOnlyByItsTag() {
        Fence shared = FENCE.sharedWith(List.of("other"));

        assertThat(owner(PlanFixture.group(), shared)).contains(new GroupOwner.Unclaimed(List.of("other")));
        assertThat(owner(PlanFixture.group().tag(AutoScalingGroup.STACK_TAG, OWN), shared))
                .isEmpty();
        assertThat(owner(PlanFixture.group().tag(AutoScalingGroup.STACK_TAG, "other"), shared))
                .contains(new GroupOwner.OfStack("other"));
    }

    @Test
    void aGroupThatIsNotOursIsHeldAndNeverRaised() {
        Plan plan = PlanFixture.plan(PlanFixture.group().owner(new GroupOwner.OfStack("other")), Limits.DEFAULT);

        assertThat(plan).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(Plan.Hold.Reason.NOT_OURS);
            assertThat(hold.why())
                    .isInstanceOfSatisfying(
                            HoldReason.OwnedByAnother.class,
                            why -> assertThat(why.owner()).isEqualTo(new GroupOwner.OfStack("other")));
        });
    }

    /** ECS lists only this cluster's instances, so one that is registered in another cluster never registers here. */
    @Test
    void besideAnInstanceOfAnotherClusterNothingIsRaised() {
        AGroup shared = PlanFixture.group().capacity(2, 2).instance("i-elsewhere");

        assertThat(Proposal.of(PlanFixture.lab(shared).snapshot(), Limits.DEFAULT)
                        .plans())
                .singleElement()
                .isInstanceOfSatisfying(
                        Plan.Escalate.class,
                        escalate -> assertThat(escalate.why()).isInstanceOf(EscalationReason.InstancesUnusable.class));
    }

    @Test
    void theRecordOfADecisionKeepsTheOwner() throws ObservationJson.UnreadableObservation {
        Observation marked = GroupOwners.markIn(
                PlanFixture.lab(PlanFixture.group().tag(AutoScalingGroup.STACK_TAG, "other"))
                        .build(),
                FENCE,
                OWN);
        byte[] json = ObservationJson.write(marked).getBytes(StandardCharsets.UTF_8);

        assertThat(ObservationJson.read(new ByteArrayInputStream(json))).isEqualTo(marked);
    }

    private static Optional<GroupOwner> owner(AGroup group) {
        return owner(group, FENCE);
    }

    private static Optional<GroupOwner> owner(AGroup group, Fence fence) {
        Observation seen = PlanFixture.lab(group).build();
        return GroupOwners.markIn(seen, fence, OWN).groups().getFirst().owner();
    }
}

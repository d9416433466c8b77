package ecsremediation.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wordings of EC2 and EC2 Auto Scaling, today's and older, and the class of each. */
final class LaunchFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            IMAGE | The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64' of the specified AMI.
            IMAGE | You must use a valid fully-formed launch template. The architecture 'x86_64' of the specified instance type does not match the architecture 'arm64' of the specified AMI.
            IMAGE | The requested instance type's architecture (arm64) does not match the architecture in the manifest for ami-1 (x86_64).
            IMAGE | InvalidAMIID.NotFound: The image id '[ami-1]' does not exist
            AWS_FAULT | Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Server.InternalError: Internal error on launch
            AWS_FAULT | Server.InternalError
            AWS_FAULT | An internal error has occurred. Launching EC2 instance failed.
            AWS_FAULT | InternalFailure
            AWS_FAULT | ServiceUnavailable: The service is unavailable. Please try again shortly.
            AWS_FAULT | Request limit exceeded. Launching EC2 instance failed.
            AWS_FAULT | Rate exceeded
            ENCRYPTION_KEY | Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.InternalError: Client error on launch
            ENCRYPTION_KEY | Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state
            INSTANCE_STOPPED | Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.UserInitiatedShutdown: User initiated shutdown
            QUOTA | Max spot instance count exceeded. Launching EC2 instance failed.
            QUOTA | MaxSpotInstanceCountExceeded: Max spot instance count exceeded
            QUOTA | You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket
            QUOTA | Client.VolumeLimitExceeded: Volume limit exceeded
            QUOTA | You have requested more instances (4) than your current instance limit of 2 allows for the specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit. Launching EC2 instance failed.
            INSUFFICIENT_CAPACITY | InsufficientInstanceCapacity
            SPOT_CAPACITY | There is no Spot capacity available that matches your request. Launching EC2 instance failed.
            SUBNET_FULL | InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet 'subnet-1'
            SUBNET | InvalidSubnetID.NotFound: The subnet ID 'subnet-1' does not exist
            PERMISSION | UnauthorizedOperation: You are not authorized to perform this operation.
            PERMISSION | Invalid IAM Instance Profile name. Launching EC2 instance failed.
            KEY_PAIR | The key pair 'ops' does not exist. Launching EC2 instance failed.
            SECURITY_GROUP | The security group 'sg-1' does not exist. Launching EC2 instance failed.
            LAUNCH_TEMPLATE | InvalidPlacementGroup.Unknown: The placement group 'pg' is unknown.
            LAUNCH_TEMPLATE | The specified launch template version 3 does not exist.
            LAUNCH_TEMPLATE | InvalidHostID.NotFound: the host 'h-1' does not exist
            INSTANCE_TYPE | Placement groups may not be used with instances of type 't3.large'. Launching EC2 instance failed.
            RESERVATION | ReservationCapacityExceeded: Requested reservation does not have sufficient compatible and available capacity
            BLOCK_DEVICE | InvalidBlockDeviceMapping
            BLOCK_DEVICE | The snapshot 'snap-1' does not exist.
            ACCOUNT | PendingVerification: Your request for accessing resources in this region is being validated
            ACCOUNT | OptInRequired: You are not subscribed to this service.
            UNKNOWN | Words that nobody has read before.
            """)
    void wordsHaveTheirClass(LaunchFailure.Kind kind, String words) {
        assertThat(LaunchFailure.of(words).kind()).isEqualTo(kind);
    }
}

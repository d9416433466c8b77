package ecsremediation.aws;

import java.net.ConnectException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What a failed call reports. */
final class SdkErrors {
    private SdkErrors() {}

    /** AWS's error code and message if it answered, otherwise the reason why it did not. */
    static String words(SdkException failure) {
        if (failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            return answered.awsErrorDetails().errorCode() + ": "
                    + answered.awsErrorDetails().errorMessage();
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** AWS's error code; empty if it did not answer. */
    static String code(SdkException failure) {
        if (failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            String code = answered.awsErrorDetails().errorCode();
            return code == null ? "" : code;
        }
        return "";
    }

    static boolean isThrottling(Throwable failure) {
        return failure instanceof SdkServiceException answered && answered.isThrottlingException();
    }

    /**
     * Whether AWS certainly did not carry out the call: it throttled the call, or the call did not reach
     * it.
     */
    static boolean isSurelyUnexecuted(Throwable failure) {
        return isThrottling(failure) || nobodyReached(failure);
    }

    private static boolean nobodyReached(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}

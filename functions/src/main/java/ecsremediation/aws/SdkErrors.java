package ecsremediation.aws;

import java.net.ConnectException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What a failed call tells. */
final class SdkErrors {
    private SdkErrors() {}

    /** AWS's error code and words where it answered, else what kept it from answering. */
    static String words(SdkException failure) {
        if (failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            return answered.awsErrorDetails().errorCode() + ": "
                    + answered.awsErrorDetails().errorMessage();
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** AWS's error code; empty where it did not answer. */
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

    /** Whether AWS did not carry the call out: it was turned away by rate, or nobody was reached. */
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

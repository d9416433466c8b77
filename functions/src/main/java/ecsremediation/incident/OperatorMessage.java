package ecsremediation.incident;

/** A message to the operators in the forms in which it is sent. */
public interface OperatorMessage {

    /** A copy of a message has the same id. */
    String id();

    /** Of the e-mail. */
    String subject();

    /** Of the e-mail, plain text. */
    String text();

    /** For chat, as JSON. */
    String chat();
}

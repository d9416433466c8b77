package ecsremediation.cli.recording.anonymize;

import java.util.regex.Pattern;

/** Values that look alike in every account: numbers, times, Zones, instance types. */
final class PublicForms {
    static final String ACCOUNT = "111122223333";

    static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9.]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?");

    /** A Region, a Zone or a Zone's id, such as {@code eu-central-1}, {@code eu-central-1a} and {@code euc1-az2}. */
    static final Pattern ZONE = Pattern.compile(
            "(af|ap|ca|cn|eu|il|me|mx|sa|us)(-(gov|iso[a-z]?))?-(central|north|south"
                    + "|east|west|northeast|northwest|southeast|southwest)-[0-9]([a-z]|-[a-z]+-[0-9][a-z]?)?|[a-z]{2,4}[0-9]-az[0-9]");

    static final Pattern INSTANCE_TYPE =
            Pattern.compile("[a-z][a-z0-9-]{0,12}\\.(nano|micro|small|medium|large|[0-9]*xlarge|metal[a-z0-9-]*)");

    static final Pattern ACCOUNT_ID = Pattern.compile("(?<![0-9A-Fa-f])[0-9]{12}(?![0-9A-Fa-f])");

    /** At most three parts: four parts may be an IP address. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+){0,2}");

    private static final Pattern WORD_OF_A_CHOICE = Pattern.compile("(?i)true|false|yes|no|on|off|all|\\*");

    private PublicForms() {}

    static boolean isPublic(String value) {
        return value.isEmpty()
                || isNumber(value)
                || TIME.matcher(value).matches()
                || ZONE.matcher(value).matches()
                || INSTANCE_TYPE.matcher(value).matches()
                || WORD_OF_A_CHOICE.matcher(value).matches();
    }

    /** A number or a version. A number of 12 digits may be an account. */
    static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches() && !ACCOUNT_ID.matcher(value).find() && value.length() <= 20;
    }
}

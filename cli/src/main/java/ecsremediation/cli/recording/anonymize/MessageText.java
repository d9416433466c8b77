package ecsremediation.cli.recording.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages of AWS: the wording stays, names, ids, addresses and everything that is not a word of AWS's messages is
 * replaced.
 */
final class MessageText {
    private static final Pattern URL = Pattern.compile("https?://(?<host>[^/\\s\"'<>)]+)(?<path>/[^\\s\"'<>)]*)?");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[^\\s\"'(),;\\[\\]<>]*[^\\s\"'(),;\\[\\]<>.:]");
    private static final Pattern ECR_IMAGE = Pattern.compile(
            "[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/[^\\s\"'(),;\\[\\]<>]*[A-Za-z0-9]");
    private static final Pattern SERVICE = Pattern.compile("(?<=\\(service )[^\\s)]+|(?<=^service )[^\\s)]+");
    private static final Pattern ID = Pattern.compile(
            "(?<![A-Za-z0-9_-])(?:ecs-svc/[0-9]{6,20}|sha256:[0-9a-f]{64}"
                    + "|(?:[a-z]{1,8}-|GPU-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
                    + "|[a-z]{1,8}-(?=[a-f]*[0-9])[0-9a-f]{8,17}|(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{16,64})(?![A-Za-z0-9_])");
    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9.]*[0-9])"
            + "|(?<![0-9A-Fa-f:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![0-9A-Fa-f:])"
            + "|(?<![0-9A-Fa-f:])(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{1,4}(?![0-9A-Fa-f:])");

    /** An action that an IAM policy names, of a service that ECS or Auto Scaling calls. */
    private static final Pattern ACTION = Pattern.compile(
            "(?<![A-Za-z0-9])(ec2|ecs|ecr|iam|kms|logs|s3|sns|ssm|sts|autoscaling|secretsmanager):[A-Z][A-Za-z]+");

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:[-_.:/@+~#$%&]+[\\p{L}\\p{N}]+)*");
    private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern PIECE = Pattern.compile("[^:@]+|[:@]+");

    /** No address of a network (RFC 5737). */
    private static final String NO_ADDRESS = "192.0.2.1";

    private final StandIns standIns;
    private final ArnText arns;
    private final ImageText images;

    MessageText(StandIns standIns, ArnText arns, ImageText images) {
        this.standIns = standIns;
        this.arns = arns;
        this.images = images;
    }

    /** A part of a message; a finished one stays as it is. */
    private record Part(String text, boolean finished) {}

    String message(String message) {
        List<Part> parts = List.of(new Part(message, false));
        parts = each(parts, URL, this::url);
        parts = each(parts, MAIL, _ -> "mail@example.com");
        parts = each(parts, ARN, m -> ArnText.isArn(m.group()) ? arns.arn(m.group()) : "arn");
        parts = each(parts, ECR_IMAGE, m -> images.image(m.group()));
        parts = each(parts, SERVICE, m -> service(m.group()));
        parts = each(parts, ID, m -> standIns.id(m.group()));
        parts = each(parts, PublicForms.TIME, MatchResult::group);
        parts = each(parts, ADDRESS, _ -> NO_ADDRESS);
        parts = each(parts, PublicForms.ACCOUNT_ID, _ -> PublicForms.ACCOUNT);
        parts = each(parts, whole(PublicForms.INSTANCE_TYPE), MatchResult::group);
        parts = each(parts, whole(PublicForms.ZONE), MatchResult::group);
        parts = each(parts, ACTION, MatchResult::group);
        parts = each(parts, TOKEN, m -> token(m.group()));
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    private static Pattern whole(Pattern form) {
        return Pattern.compile("(?<![A-Za-z0-9_-])(?:" + form.pattern() + ")(?![A-Za-z0-9_-])");
    }

    private static List<Part> each(List<Part> parts, Pattern pattern, Function<MatchResult, String> renamed) {
        List<Part> result = new ArrayList<>();
        for (Part part : parts) {
            if (part.finished()) {
                result.add(part);
                continue;
            }
            Matcher matcher = pattern.matcher(part.text());
            int end = 0;
            while (matcher.find()) {
                result.add(new Part(part.text().substring(end, matcher.start()), false));
                result.add(new Part(renamed.apply(matcher), true));
                end = matcher.end();
            }
            result.add(new Part(part.text().substring(end), false));
        }
        return result;
    }

    private String url(MatchResult url) {
        String path = url.group("path") == null ? "" : url.group("path");
        String scheme = url.group().substring(0, url.group().indexOf("//") + 2);
        return scheme + images.host(url.group("host")) + (PublicWords.hasAll(path) ? path : "/path");
    }

    private String service(String name) {
        return standIns.knows(name) || !PublicWords.hasAll(name) ? standIns.name(NameKind.SERVICE, name) : name;
    }

    /** Words with signs between them. The longest known names in it are replaced, then what is no public word. */
    private String token(String token) {
        List<MatchResult> segments = SEGMENT.matcher(token).results().toList();
        StringBuilder renamed = new StringBuilder();
        int rest = 0;
        for (int first = 0; first < segments.size(); first++) {
            int start = segments.get(first).start();
            int last = lastOfName(token, segments, first);
            if (last >= 0) {
                renamed.append(pieces(token.substring(rest, start)));
                int end = segments.get(last).end();
                renamed.append(standIns.name(NameKind.WORD, token.substring(start, end)));
                rest = end;
                first = last;
            }
        }
        return renamed.append(pieces(token.substring(rest))).toString();
    }

    /** The last segment of the longest known name that starts with the first one; -1 if there is none. */
    private int lastOfName(String token, List<MatchResult> segments, int first) {
        for (int last = segments.size() - 1; last >= first; last--) {
            String name = token.substring(
                    segments.get(first).start(), segments.get(last).end());
            if (standIns.knows(name) && !(first == last && PublicWords.has(name))) {
                return last;
            }
        }
        return -1;
    }

    private String pieces(String text) {
        return PIECE.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(PublicWords.hasAll(m.group()) ? m.group() : word(m.group())));
    }

    /** Signs at the edges stay outside of the stand-in. */
    private String word(String piece) {
        List<MatchResult> segments = SEGMENT.matcher(piece).results().toList();
        int start = segments.getFirst().start();
        int end = segments.getLast().end();
        return piece.substring(0, start)
                + standIns.name(NameKind.WORD, piece.substring(start, end))
                + piece.substring(end);
    }
}

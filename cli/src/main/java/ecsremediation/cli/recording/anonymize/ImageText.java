package ecsremediation.cli.recording.anonymize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to container images: the form stays, with the presence of a tag and of a digest. */
final class ImageText {
    private static final Pattern IMAGE = Pattern.compile("(?:(?<host>[^/]*[.:][^/]*|localhost)/)?(?<path>[^:@]+)"
            + "(?::(?<tag>[^@]+))?(?:@sha256:(?<digest>[0-9a-f]+))?");
    private static final Pattern PUBLIC_HOST =
            Pattern.compile("(registry-1\\.|auth\\.|index\\.)?docker\\.io|public\\.ecr\\.aws"
                    + "|aws\\.amazon\\.com|docs\\.aws\\.amazon\\.com|ghcr\\.io|quay\\.io|gcr\\.io|mcr\\.microsoft\\.com|[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?"
                    + "|[a-z0-9-]+(\\.[a-z]{2}(-[a-z]+)+-[0-9])?\\.amazonaws\\.com(\\.cn)?");

    private final StandIns standIns;

    ImageText(StandIns standIns) {
        this.standIns = standIns;
    }

    String image(String image) {
        Matcher parts = IMAGE.matcher(image);
        if (!parts.matches()) {
            return standIns.name(NameKind.REPO, image);
        }
        StringBuilder renamed = new StringBuilder();
        if (parts.group("host") != null) {
            renamed.append(host(parts.group("host"))).append('/');
        }
        renamed.append(standIns.name(NameKind.REPO, parts.group("path")));
        if (parts.group("tag") != null) {
            renamed.append(':').append(tag(parts.group("tag")));
        }
        if (parts.group("digest") != null) {
            renamed.append('@').append(standIns.id("sha256:" + parts.group("digest")));
        }
        return renamed.toString();
    }

    /** A host of AWS or of a public registry stays; another one is replaced. */
    String host(String host) {
        return PUBLIC_HOST.matcher(host).matches()
                ? PublicForms.ACCOUNT_ID.matcher(host).replaceAll(PublicForms.ACCOUNT)
                : standIns.name(NameKind.REGISTRY, host);
    }

    private String tag(String tag) {
        return tag.equals("latest") || PublicForms.isNumber(tag) ? tag : standIns.name(NameKind.TAG, tag);
    }
}

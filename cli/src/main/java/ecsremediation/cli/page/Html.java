package ecsremediation.cli.page;

/** Escapes text for HTML and for inline SVG. */
final class Html {
    private Html() {}

    /** Replaces the 5 characters with a meaning in HTML. The result is also safe in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

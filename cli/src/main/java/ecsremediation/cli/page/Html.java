package ecsremediation.cli.page;

/** Text made safe for HTML and for SVG in it. */
final class Html {
    private Html() {}

    /** The text with the five characters replaced that mean something in HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package ecsremediation.cli.page;

import static java.util.Locale.ROOT;

import ecsremediation.cli.timeline.DurationText;
import ecsremediation.cli.timeline.Timeline;
import ecsremediation.cli.timeline.TimelineDecision;
import ecsremediation.cli.timeline.TimelineEmail;
import ecsremediation.cli.timeline.TimelineMark;
import ecsremediation.cli.timeline.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Renders one run as one HTML file: charts, events, the sizing of the decisions, the e-mails. The file loads
 * no other file and runs no script, so that it can be attached to an e-mail.
 */
public final class ReportPage {
    private ReportPage() {}

    /** The complete HTML text. Pure: equal timelines give equal text. */
    public static String render(Timeline timeline) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body><main>
                %s</main></body>
                </html>
                """.formatted(Html.escape(title(timeline)), styleSheet(), content(timeline));
    }

    private static String content(Timeline timeline) {
        return head(timeline)
                + Panels.draw(timeline)
                + "<h2>What happened</h2>\n" + events(timeline)
                + "<h2>How the sizes were calculated</h2>\n" + decisions(timeline)
                + "<h2>The e-mails</h2>\n" + mails(timeline)
                + foot(timeline);
    }

    private static String title(Timeline timeline) {
        return timeline.run().service() + " on " + timeline.run().cluster();
    }

    private static String head(Timeline timeline) {
        Verdict verdict = timeline.verdict();
        return "<span class='verdict " + (verdict.isGood() ? "good" : "bad") + "'>" + words(verdict.ending())
                + "</span>\n<h1>" + Html.escape(title(timeline)) + "</h1>\n<p>" + Html.escape(verdict.summary())
                + "</p>\n<dl class='facts'>"
                + fact("Trouble to raise", duration(verdict.toAction()))
                + fact("Trouble to recovery", duration(verdict.toRecovery()))
                + fact("Group's desired", change(timeline))
                + fact("Write calls", String.valueOf(verdict.writes()))
                + fact("E-mails", String.valueOf(timeline.mails().size()))
                + "</dl>\n";
    }

    private static String fact(String name, String value) {
        return "<div><dt>" + name + "</dt><dd>" + Html.escape(value) + "</dd></div>";
    }

    private static String change(Timeline timeline) {
        int from = timeline.moments().getFirst().group().desired();
        int to = timeline.moments().getLast().group().desired();
        return from == to ? from + ", unchanged" : from + " → " + to;
    }

    private static String words(Verdict.Ending ending) {
        return switch (ending) {
            case RESOLVED -> "resolved";
            case OBSERVED -> "observed, nothing written";
            case UNRESOLVED -> "not resolved";
            case WROTE_IN_OBSERVE -> "wrote in mode observe";
        };
    }

    private static String events(Timeline timeline) {
        List<TimelineMark> marks = timeline.marks();
        StringBuilder out = new StringBuilder("<section><ol class='events'>");
        for (int i = 0; i < marks.size(); i++) {
            out.append(String.format(
                    ROOT,
                    "<li><span class='number %s'>%d</span><span class='when'>%s</span><span class='what'>%s</span></li>\n",
                    Marks.style(marks.get(i)),
                    i + 1,
                    "+" + clock(timeline.sinceStart(marks.get(i).at())),
                    Html.escape(marks.get(i).text())));
        }
        return out.append("</ol></section>\n").toString();
    }

    private static String decisions(Timeline timeline) {
        return timeline.decisions().isEmpty()
                ? "<p class='soft'>No decision was made.</p>\n"
                : timeline.decisions().stream()
                        .map(decision -> decision(timeline, decision))
                        .collect(Collectors.joining());
    }

    private static String decision(Timeline timeline, TimelineDecision decision) {
        return "<section class='decision'>" + header(timeline.sinceStart(decision.at()), decision.headline())
                + "<table>"
                + decision.arithmetic().stream()
                        .map(step -> "<tr><td>" + Html.escape(step.label()) + "</td><td>" + Html.escape(step.figures())
                                + "</td></tr>")
                        .collect(Collectors.joining("\n"))
                + "</table></section>\n";
    }

    private static String mails(Timeline timeline) {
        return timeline.mails().isEmpty()
                ? "<p class='soft'>No e-mail was sent.</p>\n"
                : timeline.mails().stream().map(mail -> mail(timeline, mail)).collect(Collectors.joining());
    }

    private static String mail(Timeline timeline, TimelineEmail mail) {
        return "<section class='mail'>" + header(timeline.sinceStart(mail.at()), mail.subject()) + "<pre>"
                + Html.escape(mail.text().strip()) + "</pre></section>\n";
    }

    private static String header(Duration since, String headline) {
        return "<header><span class='when'>+" + clock(since) + "</span> <b>" + Html.escape(headline) + "</b></header>";
    }

    private static String foot(Timeline timeline) {
        return "<footer><p>" + Html.escape(timeline.run().settings())
                + ". The account is simulated and its clock is virtual."
                + " The same seed gives the same page: <code>"
                + Html.escape(timeline.run().command())
                + "</code></p></footer>\n";
    }

    private static String duration(Optional<Duration> duration) {
        return duration.map(DurationText::words).orElse("–");
    }

    private static String clock(Duration since) {
        return String.format(ROOT, "%d:%02d", since.toMinutes(), since.toSecondsPart());
    }

    private static String styleSheet() {
        try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing beside ReportPage");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package ecsremediation.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import ecsremediation.cli.timeline.TimelineMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private final String page = ReportPage.render(SampleTimeline.resolved());

    @Test
    void theStyleSheetHasAColourForEveryKindOfMark() {
        for (TimelineMark.Kind kind : TimelineMark.Kind.values()) {
            String style = kind.name().toLowerCase(Locale.ROOT);
            assertThat(page).contains(".drop." + style, ".mark." + style + " circle", ".number." + style);
        }
    }

    @Test
    void loadsNothingAndRunsNoScript() {
        assertThat(page).doesNotContain("http://", "https://", "<script", "<link", "<img", "@import", "src=");
    }

    @Test
    void rendersEqualTimelinesToEqualPages() throws IOException {
        assertThat(ReportPage.render(SampleTimeline.resolved())).isEqualTo(page);
        Files.writeString(Path.of("target/sample-report.html"), page);
    }

    @Test
    void showsTheEmailsInFullAndEscapesThem() {
        assertThat(page)
                .contains("[ECS] EcsLabApi: raising EcsLabAsg 1 → 4 for 3 unplaced tasks")
                .contains("desired 4, running 1, unplaced 3 &lt;since 09:00&gt;");
    }

    @Test
    void drawsEachPanelForWideAndForNarrowScreens() {
        assertThat(page.split("<svg class='wide'", -1)).hasSize(4);
        assertThat(page.split("<svg class='narrow'", -1)).hasSize(4);
    }

    @Test
    void drawsMissingTasksOnlyWhileTasksAreMissing() {
        String wide = page.substring(page.indexOf("<svg class='wide'"), page.indexOf("<svg class='narrow'"));
        assertThat(wide).contains("class='a-missing-1040'");
        // The last step ends at 550 of 900 seconds: 34 + 550 / 900 * 992.
        String missing =
                wide.substring(wide.indexOf("a-missing-1040"), wide.indexOf("'/>", wide.indexOf("a-missing-1040")));
        assertThat(missing).contains("H640.2").doesNotContain("H651");
    }

    @Test
    void numbersTheMarksInTheDrawingAsInTheList() {
        assertThat(page)
                .contains("<g class='mark action'><title>EcsLabAsg raised: desired 1 → 4, max 1 → 4</title>")
                .contains("<span class='number action'>3</span><span class='when'>+4:04</span>");
    }
}

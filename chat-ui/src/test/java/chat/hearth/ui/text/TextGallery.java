package chat.hearth.ui.text;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A [Gallery] of texts of many kinds.
final class TextGallery {
    private static final String COLOURS = """
        data:text/css,
        .root { -fx-font-family: "Hearth Sans"; -fx-font-size: 14px; }
        .bubble { -fx-background-color: -color-bg-subtle; -fx-background-radius: 16; -fx-padding: 8 12 7 12; }
        .bubble .text { -fx-fill: -color-fg-default; }
        .bubble .time { -fx-font-size: 11px; -fx-text-fill: -color-fg-muted; }
        .preview-text .text { -fx-fill: -color-fg-muted; }
        .preview-text.name .text { -fx-fill: -color-fg-default; -fx-font-weight: bold; }
        """;
    private static final List<String> LEFT = List.of(
            "Sure, it stays on.",
            "Morning! Did the new sensors show up on the broker overnight?",
            "早上好，传感器昨晚已经上线了吗？",
            "All twelve are there. Two were retained from the last test, I cleared them.",
            "“你好”，朱镕基与李白——《静夜思》：床前明月光。ひらがな カタカナ ①②㈠",
            "مرحبا كيف حالك؟",
            "مرحبا، هذا اختبار طويل للنص العربي مع English words و 👍🏽 في السطر نفسه",
            "שלום עולם 🇮🇱 abc",
            "English with עברית inside and عربي too.",
            "👨‍👩‍👧‍👦 👩🏽‍🚀 👨🏿‍🤝‍👨🏻 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇨🇳🇩🇪🇯🇵 1️⃣#️⃣ ❤️ ❤ © ™ 👍🏻👍🏿",
            "Unknown: 👩‍🚀‍🐶 🏓🏽 🇽🇽 lone 🇨 zwj a\u200Db\u200D end");
    private static final List<String> RIGHT = List.of(
            "😀",
            "👍🏽 ❤️",
            "😀🎉🇫🇷",
            "See https://example.org/a/very/long/path/that/does/not/fit/into/one/line?with=query&and=more#fragment ok",
            "Look: https://bücher.example/路径, mailto:ana@example.org (hearth:invite/abc).",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf",
            "Two\nlines 🙂\r\nthree",
            "Ünïcödé Ελληνικά Русский Tiếng Việt ğ ł ø “quotes” — 10:42",
            "ไทย हिन्दी 한국어 繁體中文字 日本語");

    private TextGallery() {}

    public static void main(String[] arguments) {
        Gallery.open(arguments, folder -> {
            draw(new PrimerLight(), folder.resolve("text-light.png"));
            draw(new PrimerDark(), folder.resolve("text-dark.png"));
        });
    }

    private static void draw(Theme theme, Path file) throws IOException {
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        var pictures = new EmojiPictures();
        var left = column(pictures, LEFT);
        var right = column(pictures, RIGHT);
        right.getChildren().addAll(previews(pictures));
        var root = new HBox(20, left, right);
        root.setStyle("-fx-padding: 14; -fx-background-color: -color-bg-default");
        HBox.setHgrow(right, Priority.ALWAYS);
        var scene = new Scene(root, 960, 780);
        scene.getStylesheets()
                .add(Objects.requireNonNull(TextGallery.class.getResource("text.css"))
                        .toExternalForm());
        scene.getStylesheets().add(COLOURS.replace("\n", " "));
        root.applyCss();
        root.layout();
        selected((VBox) root.getChildren().getFirst()).forEach(MessageText::selectAll);
        Snapshots.write(scene, file);
    }

    private static List<MessageText> selected(VBox column) {
        return List.of(2, 6, 9).stream()
                .map(row -> (HBox) column.getChildren().get(row))
                .map(row -> (TimedText) row.getChildren().getFirst())
                .map(bubble -> (MessageText) bubble.getChildrenUnmodifiable().getFirst())
                .toList();
    }

    private static VBox column(EmojiPictures pictures, List<String> texts) {
        var column = new VBox(4);
        column.setPrefWidth(460);
        for (String text : texts) {
            var message = new MessageText(pictures);
            message.setText(text);
            var time = new Label("10:42");
            time.getStyleClass().add("time");
            var bubble = new TimedText(message, time);
            bubble.getStyleClass().add("bubble");
            bubble.setWrapWidth(330);
            column.getChildren().add(new HBox(bubble));
        }
        return column;
    }

    private static List<Node> previews(EmojiPictures pictures) {
        return List.of(
                preview(pictures, "Mei Lin 林美 🌸", 200, "name"),
                preview(pictures, "You: See you at the gate then 👋🏽 and bring the calibration file", 200, "last"),
                preview(pictures, "一段很长的中文预览文字，需要在这里截断并加上省略号", 200, "last"),
                preview(pictures, "نص عربي طويل جدا يجب أن يقطع هنا في النهاية 👍", 200, "last"),
                preview(pictures, "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", 200, "last"));
    }

    private static Node preview(EmojiPictures pictures, String text, double width, String styleClass) {
        var preview = new PreviewText(pictures);
        preview.setText(text);
        preview.getStyleClass().add(styleClass);
        preview.setMaxWidth(width);
        preview.setStyle("-fx-border-color: -color-border-default");
        return preview;
    }
}

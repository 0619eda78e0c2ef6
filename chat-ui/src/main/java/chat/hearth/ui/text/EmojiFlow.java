package chat.hearth.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.Node;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A flow of text nodes and emoji pictures that shows one source text. The pictures follow the
/// font size that CSS gives the flow (`-fx-font`, inherited), so they grow with the text.
class EmojiFlow extends TextFlow {
    private static final double EMOJI_EM = 1.2;
    private static final double JUMBO_EM = 2.2;
    private static final int JUMBO_EMOJI = 3;
    private static final double LINE_SPACING_EM = 0.2;

    /// A word with the space after it; a piece of it, if it is so long that it might not fit a line.
    private static final Pattern UNBROKEN = Pattern.compile("\\s+|\\S{1,16}+\\s*+");

    private record Part(Run run, Optional<Link> link) {}

    private final EmojiPictures pictures;
    private final FlowFont font = new FlowFont();
    private FlowMap map = new FlowMap("", List.of());

    EmojiFlow(EmojiPictures pictures) {
        this.pictures = pictures;
        fitToFont();
    }

    /// Replaces what is shown. The base direction is that of the first strong character.
    final void show(String source, List<Link> links) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (Link link : links) {
            addParts(parts, source, from, link.start(), Optional.empty());
            addParts(parts, source, link.start(), link.end(), Optional.of(link));
            from = link.end();
        }
        addParts(parts, source, from, source.length(), Optional.empty());
        map = new FlowMap(source, parts.stream().map(Part::run).toList());
        setNodeOrientation(Direction.of(source));
        List<Node> nodes = parts.stream().flatMap(this::nodes).toList();
        getChildren().setAll(nodes.isEmpty() ? List.of(text("")) : nodes);
        fitToFont();
    }

    private void addParts(List<Part> parts, String source, int from, int to, Optional<Link> link) {
        for (Run run : Runs.of(source, from, to, pictures)) {
            parts.add(new Part(run, link));
        }
    }

    /// Called for every node of a link; answers the node to show.
    Node linked(Node node, Link link) {
        return node;
    }

    final FlowMap map() {
        return map;
    }

    private Stream<Node> nodes(Part part) {
        Stream<Node> nodes = switch (part.run()) {
            case Run.Words words -> texts(map.source().substring(words.start(), words.end()));
            case Run.Substitute substitute -> Stream.of(text(substitute.shown()));
            case Run.Picture picture -> Stream.of(new EmojiView(picture.image()));
            case Run.Hidden _ -> Stream.empty();
        };
        return part.link().map(link -> nodes.map(node -> linked(node, link))).orElse(nodes);
    }

    /// Where anything runs from right to left, words are nodes of their own. JavaFX 26 cannot break a line inside a
    /// node of them: it draws what follows the break twice, and at the second break it throws
    /// `ArrayIndexOutOfBoundsException` out of the layout.
    private Stream<Node> texts(String words) {
        return Direction.hasRightToLeft(words)
                ? UNBROKEN.matcher(words).results().map(word -> text(word.group()))
                : Stream.of(text(words));
    }

    private Text text(String shown) {
        var text = new Text(shown);
        text.getStyleClass().add("text");
        return text;
    }

    private void fitToFont() {
        double em = font.get().getSize();
        setLineSpacing(LINE_SPACING_EM * em);
        double side = Math.round(em * (isJumbo() ? JUMBO_EM : EMOJI_EM));
        for (Node child : getChildren()) {
            if (child instanceof EmojiView emoji) {
                emoji.setSize(side);
            }
        }
    }

    /// One to three emoji and nothing else are shown large.
    final boolean isJumbo() {
        int found = 0;
        for (Run run : map.runs()) {
            switch (run) {
                case Run.Picture _ -> found++;
                case Run.Hidden _ -> {}
                case Run.Substitute _ -> {
                    return false;
                }
                case Run.Words words -> {
                    if (!map.source().substring(words.start(), words.end()).isBlank()) {
                        return false;
                    }
                }
            }
        }
        return found > 0 && found <= JUMBO_EMOJI;
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return FlowFont.WITH_FONT;
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FlowFont.WITH_FONT;
    }

    private final class FlowFont extends StyleableObjectProperty<Font> {
        private static final CssMetaData<EmojiFlow, Font> FONT = new FontCssMetaData<>("-fx-font", Font.getDefault()) {
            @Override
            public boolean isSettable(EmojiFlow flow) {
                return !flow.font.isBound();
            }

            @Override
            public StyleableProperty<Font> getStyleableProperty(EmojiFlow flow) {
                return flow.font;
            }
        };
        private static final List<CssMetaData<? extends Styleable, ?>> WITH_FONT = Stream.concat(
                        TextFlow.getClassCssMetaData().stream(), Stream.of(FONT))
                .toList();

        FlowFont() {
            super(Font.getDefault());
        }

        @Override
        protected void invalidated() {
            fitToFont();
        }

        @Override
        public CssMetaData<EmojiFlow, Font> getCssMetaData() {
            return FONT;
        }

        @Override
        public Object getBean() {
            return EmojiFlow.this;
        }

        @Override
        public String getName() {
            return "font";
        }
    }
}

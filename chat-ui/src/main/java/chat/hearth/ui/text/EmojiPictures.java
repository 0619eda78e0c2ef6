package chat.hearth.ui.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pictures of emoji, one instance for the whole application. Without its file, or with a
/// damaged one, it knows no pictures and emoji stay text.
///
/// Opening reads 3.3 MB and takes some 10 ms; call [#open] from a background thread once the
/// window is up, or the first emoji pays for it. A picture takes 16 KiB once it is decoded.
public final class EmojiPictures {
    private static final Logger LOG = LoggerFactory.getLogger(EmojiPictures.class);
    private static final int REMEMBERED = 256;

    private final Supplier<@Nullable InputStream> source;
    private final Map<String, Optional<Image>> recent = new Recent();

    /// Written by whoever opens first; volatile because that need not be the FX thread. Two
    /// openings at once do no harm: the sheets are equal and immutable.
    private volatile @Nullable EmojiSheet sheet;

    public EmojiPictures() {
        this(() -> EmojiPictures.class.getResourceAsStream("emoji.bin"));
    }

    EmojiPictures(Supplier<@Nullable InputStream> source) {
        this.source = source;
    }

    /// May run on any thread, and more than once.
    public void open() {
        sheet();
    }

    /// The picture of an emoji sequence, if there is one.
    Optional<Image> picture(String sequence) {
        return recent.computeIfAbsent(EmojiSheet.key(sequence), sheet()::draw);
    }

    List<String> sequences() {
        return sheet().sequences();
    }

    private EmojiSheet sheet() {
        var opened = sheet;
        if (opened == null) {
            opened = read();
            sheet = opened;
        }
        return opened;
    }

    private EmojiSheet read() {
        try (var stream = source.get()) {
            if (stream == null) {
                throw new IOException("no emoji sheet");
            }
            return EmojiSheet.read(stream);
        } catch (IOException unreadable) {
            LOG.warn("Emoji stay text: the pictures cannot be read", unreadable);
            return EmojiSheet.empty();
        }
    }

    /// The least recently used pictures go first.
    private static final class Recent extends LinkedHashMap<String, Optional<Image>> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Image>> eldest) {
            return size() > REMEMBERED;
        }
    }
}

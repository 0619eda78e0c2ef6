package chat.hearth.ui.text;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/// Makes `emoji.bin`, described at `EmojiSheet`, from the package emoji-datasource-google:
///
///     npm pack emoji-datasource-google@16.0.0 && tar xzf emoji-datasource-google-16.0.0.tgz
///     mvn -q -pl chat-ui -am test-compile
///     java -cp chat-ui/target/test-classes:chat-ui/target/classes chat.hearth.ui.text.EmojiPacker \
///         package chat-ui/src/main/resources/chat/hearth/ui/text/emoji.bin
///
/// All its pictures are Google's own (`has_img_google` is true of every entry).
final class EmojiPacker {
    private static final int SIDE = 64;
    /// Each picture on the sheet has a border of one pixel.
    private static final int STEP = SIDE + 2;

    private static final Pattern ENTRY =
            Pattern.compile("\"unified\":\"([0-9A-F-]+)\".*?\"sheet_x\":(\\d+),\"sheet_y\":(\\d+)");

    private record Entry(String sequence, int column, int row) {}

    private EmojiPacker() {}

    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        List<Entry> entries = entries(Files.readString(source.resolve("emoji.json")));
        Path sheet = source.resolve("img/google/sheets-256/" + SIDE + ".png");
        var image = ImageIO.read(sheet.toFile());
        var colours = new int[EmojiSheet.COLOURS];
        ((IndexColorModel) image.getColorModel()).getRGBs(colours);
        Files.write(Path.of(arguments[1]), pack(entries, image.getRaster(), colours));
    }

    private static List<Entry> entries(String json) {
        var entries = new ArrayList<Entry>();
        var entry = ENTRY.matcher(json);
        while (entry.find()) {
            var sequence = new StringBuilder();
            for (String hex : entry.group(1).split("-", -1)) {
                sequence.appendCodePoint(Integer.parseInt(hex, 16));
            }
            int column = Integer.parseInt(entry.group(2));
            entries.add(new Entry(sequence.toString(), column, Integer.parseInt(entry.group(3))));
        }
        return entries;
    }

    private static byte[] pack(List<Entry> entries, Raster sheet, int[] colours) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(EmojiSheet.MAGIC);
        out.writeShort(SIDE);
        for (int argb : colours) {
            out.writeInt(argb);
        }
        out.writeShort(entries.size());
        byte[] index = entries.stream()
                .map(Entry::sequence)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        out.writeInt(index.length);
        out.write(index);
        List<byte[]> pictures =
                entries.stream().map(entry -> deflated(entry, sheet)).toList();
        for (byte[] picture : pictures) {
            out.writeShort(picture.length);
        }
        for (byte[] picture : pictures) {
            out.write(picture);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(Entry entry, Raster sheet) {
        int[] pixels = sheet.getPixels(entry.column() * STEP + 1, entry.row() * STEP + 1, SIDE, SIDE, (int[]) null);
        var plain = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            plain[i] = (byte) pixels[i];
        }
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(plain);
            deflater.finish();
            var buffer = new byte[2 * plain.length];
            return Arrays.copyOf(buffer, deflater.deflate(buffer));
        }
    }
}

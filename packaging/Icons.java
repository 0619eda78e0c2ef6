import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program's icon in the form that each system wants, made of the pictures that its window has.
///
/// @param pictures the folder of `hearth-16.png` to `hearth-256.png`
/// @param work where new forms are put
record Icons(Path pictures, Path work) {
    static final List<Integer> SIZES = List.of(16, 32, 64, 128, 256);
    private static final int ICO_HEAD = 6;
    private static final int ICO_ENTRY = 16;

    Path of(Target target) throws IOException {
        return switch (target) {
            case LINUX -> picture(256);
            case WINDOWS -> Files.write(work.resolve("hearth.ico"), ico());
            case MAC -> Files.write(work.resolve("hearth.icns"), icns());
        };
    }

    Path picture(int size) {
        return pictures.resolve("hearth-" + size + ".png");
    }

    /// A table of the pictures, then the pictures; 0 stands for 256.
    private byte[] ico() throws IOException {
        List<byte[]> all = new ArrayList<>();
        int length = ICO_HEAD + ICO_ENTRY * SIZES.size();
        int at = length;
        for (int size : SIZES) {
            all.add(Files.readAllBytes(picture(size)));
            length += all.getLast().length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) SIZES.size());
        for (int i = 0; i < all.size(); i++) {
            byte edge = (byte) (int) SIZES.get(i);
            out.put(edge).put(edge).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            out.putInt(all.get(i).length).putInt(at);
            at += all.get(i).length;
        }
        all.forEach(out::put);
        return out.array();
    }

    private byte[] icns() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream body = new DataOutputStream(bytes);
        for (var each : Map.of("icp4", 16, "icp5", 32, "icp6", 64, "ic07", 128, "ic08", 256)
                .entrySet()) {
            byte[] picture = Files.readAllBytes(picture(each.getValue()));
            body.writeBytes(each.getKey());
            body.writeInt(picture.length + 8);
            body.write(picture);
        }
        ByteBuffer out = ByteBuffer.allocate(bytes.size() + 8);
        out.put(new byte[] {'i', 'c', 'n', 's'}).putInt(bytes.size() + 8).put(bytes.toByteArray());
        return out.array();
    }
}

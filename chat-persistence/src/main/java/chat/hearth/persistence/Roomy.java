package chat.hearth.persistence;

import java.io.IOException;
import org.mapdb.DataInput2;
import org.mapdb.DataOutput2;
import org.mapdb.serializer.SerializerByteArray;
import org.mapdb.serializer.SerializerByteArrayDelta2;
import org.mapdb.serializer.SerializerStringDelta2.ByteArrayKeys;

/// Serializers that leave some room behind what they write. MapDB finds a new place for a record that has outgrown its
/// own, and loses about 150 bytes for good each time: so a record should outgrow its place seldom.
final class Roomy {
    private static final int NODE_STEP = 256;
    private static final int VALUE_STEP = 1024;
    /// How many bytes a key's value will have in the node, about.
    private static final int VALUE_SIZE = 5;

    private Roomy() {}

    /// The keys of a node; what all begin with stands there once.
    static final class Keys extends SerializerByteArrayDelta2 {
        @Override
        public void valueArraySerialize(DataOutput2 out, Object keys) throws IOException {
            super.valueArraySerialize(out, keys);
            leaveRoom(out, valueArraySize(keys));
        }

        @Override
        public ByteArrayKeys valueArrayDeserialize(DataInput2 in, int size) throws IOException {
            ByteArrayKeys keys = super.valueArrayDeserialize(in, size);
            skipRoom(in);
            return keys;
        }
    }

    /// Values; nothing stands behind them, so that nobody reads on into the room.
    static final class Values extends SerializerByteArray {
        @Override
        public void serialize(DataOutput2 out, byte[] value) throws IOException {
            super.serialize(out, value);
            out.write(new byte[room(out.pos, VALUE_STEP)]);
        }

        @Override
        public void valueArraySerialize(DataOutput2 out, Object values) throws IOException {
            super.valueArraySerialize(out, values);
            out.write(new byte[room(out.pos, NODE_STEP)]);
        }
    }

    /// Behind that many keys.
    static void leaveRoom(DataOutput2 out, int keys) throws IOException {
        int room = room(out.pos + 2 + VALUE_SIZE * keys, NODE_STEP);
        out.packInt(room);
        out.write(new byte[room]);
    }

    static void skipRoom(DataInput2 in) throws IOException {
        int room = in.unpackInt();
        in.setPos(in.getPos() + room);
    }

    private static int room(int end, int step) {
        return Math.floorMod(-end, step);
    }
}

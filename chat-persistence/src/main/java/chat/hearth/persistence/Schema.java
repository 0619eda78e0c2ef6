package chat.hearth.persistence;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Tables;
import chat.hearth.core.store.Undo;
import java.util.List;
import org.mapdb.DB;
import org.mapdb.Serializer;

/// Which maps the file has, and what stands in them. Values that are large or change often lie outside the nodes of
/// their tree, so that a change does not write its neighbours again.
record Schema(Tables tables) {
    /// Goes up with every change that an older Hearth would not understand.
    private static final int VERSION = 1;

    private static final String OWN = "own";
    private static final String VERSION_NAME = "schema";
    private static final List<String> NARROW = List.of(OWN, "clocks", "tokens", "outstreams", "instreams", "known");
    private static final List<String> WIDE = List.of("contacts", "conversations", "outbox", "presences", "messages");
    private static final int NODE_SIZE = 32;

    private static final Codec<Long> NUMBER = new Codec<>(Output::int64, Input::int64);
    private static final Codec<String> TEXT = new Codec<>(Output::text, Input::text);
    private static final Codec<Bytes> RAW = new Codec<>(Output::bytes, Input::bytes);

    /// Makes the maps of a new file.
    static void create(DB db) {
        NARROW.forEach(name -> narrow(db, name).create());
        WIDE.forEach(name -> narrow(db, name).valuesOutsideNodesEnable().create());
        version(new StoredMap(narrow(db, OWN).open(), new Undo())).put((long) VERSION);
    }

    /// The maps of a file that exists. Throws [StoreException] if they are of another version.
    static Schema of(DB db, Undo undo, String place) {
        StoredMap own = map(db, OWN, undo);
        long version = version(own).get().orElse(0L);
        if (version != VERSION) {
            throw new StoreException(StoreException.Why.FOREIGN_VERSION, "a store of schema " + version);
        }
        Tables tables = new Tables(
                new StoredValue<>(own, "account", AccountCodecs.ACCOUNT),
                new StoredValue<>(own, "network", AccountCodecs.NETWORK),
                new StoredValue<>(own, "card", AccountCodecs.CARD),
                new StoredValue<>(own, "connection", NUMBER),
                new StoredValue<>(own, "home", TEXT),
                new StoredTable<>(map(db, "contacts", undo), ContactCodecs.PEER, ContactCodecs.CONTACT),
                new StoredTable<>(
                        map(db, "conversations", undo), MessageCodecs.CONVERSATION_ID, MessageCodecs.CONVERSATION),
                new StoredTable<>(map(db, "clocks", undo), MessageCodecs.CONVERSATION_ID, MessageCodecs.CLOCK),
                new StoredTable<>(map(db, "tokens", undo), RAW, AccountCodecs.TOKEN),
                new StoredTable<>(map(db, "outstreams", undo), ContactCodecs.DEVICE, DeliveryCodecs.OUT_STREAM),
                new StoredTable<>(map(db, "instreams", undo), ContactCodecs.DEVICE, DeliveryCodecs.IN_STREAM),
                new StoredTable<>(map(db, "outbox", undo), DeliveryCodecs.OUTBOX_KEY, DeliveryCodecs.OUTBOX_ENTRY),
                new StoredTable<>(map(db, "presences", undo), ContactCodecs.DEVICE, ContactCodecs.SEEN),
                new StoredMessages(map(db, "messages", undo), map(db, "known", undo)),
                place);
        return new Schema(tables);
    }

    private static StoredValue<Long> version(StoredMap own) {
        return new StoredValue<>(own, VERSION_NAME, NUMBER);
    }

    private static StoredMap map(DB db, String name, Undo undo) {
        return new StoredMap(narrow(db, name).open(), undo);
    }

    private static DB.TreeMapMaker<byte[], byte[]> narrow(DB db, String name) {
        return db.treeMap(name, Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY).maxNodeSize(NODE_SIZE);
    }
}

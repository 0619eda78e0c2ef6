package chat.hearth.persistence;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.store.Reading;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Tables;
import chat.hearth.core.store.Undo;
import java.util.List;
import org.mapdb.DB;
import org.mapdb.Serializer;
import org.mapdb.serializer.GroupSerializer;

/// Which maps the file has, and what stands in them. Values that are large or change often lie outside the nodes of
/// their tree, so that a change does not write its neighbours again. What the keys of a node begin with in common
/// stands there once.
record Schema(Tables tables, StoredMessages messages) {
    /// Goes up with every change that an older Hearth would not understand.
    private static final int VERSION = 3;

    private static final String OWN = "own";
    private static final String VERSION_NAME = "schema";
    private static final String KNOWN = "known";
    private static final String MESSAGES = "messages";
    private static final String OUTBOX = "outbox";
    private static final List<String> NARROW = List.of(OWN, "clocks", "tokens", "outstreams", "instreams", KNOWN);
    private static final List<String> WIDE = List.of("contacts", "conversations", OUTBOX, "presences", "sessions");
    private static final int NODE_SIZE = 64;

    private static final Codec<Long> NUMBER = new Codec<>(Output::int64, Input::int64);
    private static final Codec<String> TEXT = new Codec<>(Output::text, Input::text);
    private static final Codec<Bytes> RAW = new Codec<>(Output::bytes, Input::bytes);

    /// Makes the maps of a new file.
    static void create(DB db) {
        NARROW.forEach(name -> maker(db, name).create());
        WIDE.forEach(name -> maker(db, name).create());
        maker(db, MESSAGES).create();
        version(map(db, OWN, new Undo())).put((long) VERSION);
    }

    /// The maps of a file that exists. Throws [StoreException] if they are of another version.
    static Schema of(DB db, Undo undo, String place) {
        StoredMap own = map(db, OWN, undo);
        long version = version(own).get().orElse(0L);
        if (version != VERSION) {
            throw new StoreException(StoreException.Why.FOREIGN_VERSION, "a store of schema " + version);
        }
        StoredMessages messages = new StoredMessages(map(db, MESSAGES, undo), map(db, KNOWN, undo));
        Tables tables = new Tables(
                new StoredValue<>(own, "account", AccountCodecs.ACCOUNT),
                new StoredValue<>(own, "network", AccountCodecs.NETWORK),
                new StoredValue<>(own, "privacy", AccountCodecs.PRIVACY),
                new StoredValue<>(own, "card", AccountCodecs.CARD),
                new StoredValue<>(own, "connection", NUMBER),
                new StoredValue<>(own, "home", TEXT),
                table(db, "contacts", undo, ContactCodecs.PEER, ContactCodecs.CONTACT),
                table(db, "conversations", undo, MessageCodecs.CONVERSATION_ID, MessageCodecs.CONVERSATION),
                table(db, "clocks", undo, MessageCodecs.CONVERSATION_ID, MessageCodecs.CLOCK),
                table(db, "tokens", undo, RAW, AccountCodecs.TOKEN),
                table(db, "outstreams", undo, ContactCodecs.DEVICE, DeliveryCodecs.OUT_STREAM),
                table(db, "instreams", undo, ContactCodecs.DEVICE, DeliveryCodecs.IN_STREAM),
                table(db, OUTBOX, undo, DeliveryCodecs.OUTBOX_KEY, DeliveryCodecs.OUTBOX_ENTRY),
                table(db, "presences", undo, ContactCodecs.DEVICE, ContactCodecs.SEEN),
                new StoredValue<>(own, "prekeys", RAW),
                table(db, "sessions", undo, ContactCodecs.SESSION_KEY, ContactCodecs.SESSION),
                messages,
                place);
        return new Schema(tables, messages);
    }

    /// Reads all that stands in the maps. Throws [StoreException] if something does not make sense.
    void check() {
        Reading.snapshot(tables);
        messages.check();
    }

    private static StoredValue<Long> version(StoredMap own) {
        return new StoredValue<>(own, VERSION_NAME, NUMBER);
    }

    private static <K extends Comparable<K>, V> StoredTable<K, V> table(
            DB db, String name, Undo undo, Codec<K> keys, Codec<V> values) {
        return new StoredTable<>(map(db, name, undo), undo, keys, values);
    }

    private static StoredMap map(DB db, String name, Undo undo) {
        return new StoredMap(maker(db, name).open(), undo);
    }

    /// Messages change seldom, so their values have no room.
    private static DB.TreeMapMaker<byte[], byte[]> maker(DB db, String name) {
        boolean exact = name.equals(MESSAGES);
        DB.TreeMapMaker<byte[], byte[]> maker = db.treeMap(
                        name, keys(name), exact ? Serializer.BYTE_ARRAY : new Roomy.Values())
                .maxNodeSize(NODE_SIZE);
        return NARROW.contains(name) ? maker : maker.valuesOutsideNodesEnable();
    }

    /// Those of the maps that every message goes into all have one size.
    private static GroupSerializer<byte[]> keys(String name) {
        return switch (name) {
            case MESSAGES -> new FixedKeys(MessageCodecs.PLACE_SIZE);
            case KNOWN -> new FixedKeys(MessageCodecs.KEY_SIZE);
            case OUTBOX -> new FixedKeys(DeliveryCodecs.OUTBOX_KEY_SIZE);
            default -> new Roomy.Keys();
        };
    }
}

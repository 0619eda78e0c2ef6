package chat.hearth.persistence;

import chat.hearth.core.conversation.Message;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The same messages in SQLite, as durable: by their place, each writer and id once, and the conversation's last one.
final class SqliteMessages implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement known;
    private final PreparedStatement message;
    private final PreparedStatement conversation;
    private final PreparedStatement newest;

    SqliteMessages(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("pragma synchronous=full");
            statement.execute("create table if not exists known(sender blob, id blob, sort integer, conversation blob,"
                    + " primary key (sender, id)) without rowid");
            statement.execute("create table if not exists messages(conversation blob, sort integer, sender blob,"
                    + " id blob, content blob, primary key (conversation, sort, sender, id)) without rowid");
            statement.execute("create table if not exists conversations(id blob primary key, unread integer,"
                    + " last blob) without rowid");
        }
        connection.setAutoCommit(false);
        known = connection.prepareStatement("insert into known values (?, ?, ?, ?)");
        message = connection.prepareStatement("insert into messages values (?, ?, ?, ?, ?)");
        conversation = connection.prepareStatement("insert into conversations values (?, 1, ?)"
                + " on conflict (id) do update set unread = unread + 1, last = excluded.last");
        newest = connection.prepareStatement(
                "select content from messages where conversation = ? order by sort desc, sender desc, id desc limit"
                        + " 50");
    }

    /// Returns when they are on the disk.
    void append(List<Message> messages) throws SQLException {
        for (Message each : messages) {
            append(each);
        }
        connection.commit();
    }

    /// Moves what its log has to the file.
    void checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
        connection.commit();
    }

    private void append(Message added) throws SQLException {
        byte[] place = MessageCodecs.CONVERSATION_ID.encode(added.conversation());
        byte[] sender = MessageCodecs.CONVERSATION_ID.encode(added.conversation());
        byte[] id = ByteBuffer.allocate(16)
                .putLong(added.id().value().getMostSignificantBits())
                .putLong(added.id().value().getLeastSignificantBits())
                .array();
        byte[] content = MessageCodecs.at(MessageCodecs.Place.of(added)).encode(added);
        execute(known, sender, id, added.sort(), place);
        execute(message, place, added.sort(), sender, id, content);
        execute(conversation, place, content);
    }

    /// How many bytes the newest page has.
    int newest() throws SQLException {
        newest.setObject(1, MessageCodecs.CONVERSATION_ID.encode(BenchMessages.WITH_BOB));
        int size = 0;
        try (ResultSet rows = newest.executeQuery()) {
            while (rows.next()) {
                size += rows.getBytes(1).length;
            }
        }
        return size;
    }

    private static void execute(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

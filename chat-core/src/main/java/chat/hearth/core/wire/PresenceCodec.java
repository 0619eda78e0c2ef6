package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.transport.Mailbox;

/// Presence of suite 0: `{0 v, 1 suite, 2 Signed{0 state, 1 session, 2 at}}` by the device key.
///
/// The signature is bound to the mailbox, so that nobody can pass one device's presence off as another's. It is
/// bound to the mailbox's path and not to a topic: the prefix is the network's affair, which the core does not
/// know.
public final class PresenceCodec {
    public static final int MAX_SIZE = 2 * 1024;
    private static final String CONTEXT = "hearth1 pres";
    private static final int VERSION = 1;
    private static final int SEALED_STEP = 256;

    private PresenceCodec() {}

    public static Bytes encode(Announcement announcement, Mailbox.PresenceOf mailbox, SigningKey deviceKey) {
        return Cbor.map()
                .with(0, Cbor.of(VERSION))
                .with(1, Cbor.of(0))
                .with(2, Cbor.of(signed(announcement, mailbox, deviceKey)))
                .encode();
    }

    /// Throws [ProtocolException] unless the owner of `deviceKey` said so of itself, there.
    public static Announcement decode(Bytes payload, Mailbox.PresenceOf mailbox, VerifyKey deviceKey) {
        Cbor map = Cbor.decode(payload, MAX_SIZE);
        if (map.need(0).unsigned() != VERSION || map.need(1).unsigned() != 0) {
            throw ProtocolException.newer("presence of another version or suite");
        }
        return announcement(map.need(2).bytes(), mailbox, deviceKey);
    }

    /// What is sealed in the other suites: the same signed fields, padded to a multiple of 256 bytes.
    public static Bytes padded(Announcement announcement, Mailbox.PresenceOf mailbox, SigningKey deviceKey) {
        return Padding.pad(signed(announcement, mailbox, deviceKey), SEALED_STEP);
    }

    /// Throws [ProtocolException] as [#decode] does.
    public static Announcement ofPadded(Bytes padded, Mailbox.PresenceOf mailbox, VerifyKey deviceKey) {
        return announcement(Padding.unpad(padded), mailbox, deviceKey);
    }

    private static Bytes signed(Announcement announcement, Mailbox.PresenceOf mailbox, SigningKey deviceKey) {
        Cbor fields =
                Cbor.map().with(0, Cbor.of(announcement.state().ordinal())).with(1, Cbor.of(announcement.session()));
        announcement.at().ifPresent(at -> fields.with(2, Cbor.of(at)));
        return Signed.by(deviceKey, CONTEXT, binding(mailbox), fields.encode()).encode();
    }

    private static Announcement announcement(Bytes encoded, Mailbox.PresenceOf mailbox, VerifyKey deviceKey) {
        Signed signed = Signed.decode(encoded);
        Cbor.require(signed.isBy(deviceKey, CONTEXT, binding(mailbox)), "presence that the device did not sign");
        Cbor fields = Cbor.decode(signed.payload(), MAX_SIZE);
        return new Announcement(
                state(fields.need(0).unsigned()),
                fields.need(1).count(),
                fields.find(2).map(Cbor::time));
    }

    private static Bytes binding(Mailbox.PresenceOf mailbox) {
        return Bytes.utf8(mailbox.path() + '\0');
    }

    private static Announcement.State state(long number) {
        Announcement.State[] states = Announcement.State.values();
        if (number < 0 || number >= states.length) {
            throw ProtocolException.newer("an unknown state of presence");
        }
        return states[(int) number];
    }
}

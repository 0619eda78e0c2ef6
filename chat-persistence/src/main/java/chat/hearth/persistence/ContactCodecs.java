package chat.hearth.persistence;

import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.presence.SeenDevice;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.SealedState;
import chat.hearth.core.store.SessionKey;
import java.net.URI;

/// The people one knows as stored, and what their devices said last.
final class ContactCodecs {
    static final Codec<PeerId> PEER = new Codec<>(Output::peer, Input::peer);
    static final Codec<Contact> CONTACT = new Codec<>(ContactCodecs::write, ContactCodecs::contact);
    static final Codec<DeviceKey> DEVICE = new Codec<>(
            (out, key) -> out.peer(key.peer()).device(key.device()), in -> new DeviceKey(in.peer(), in.device()));
    static final Codec<SeenDevice> SEEN = new Codec<>(ContactCodecs::write, ContactCodecs::seen);

    static final Codec<SessionKey> SESSION_KEY = new Codec<>(
            ContactCodecs::write, in -> new SessionKey(DEVICE.reader().apply(in), in.bytes()));
    static final Codec<SealedState> SESSION = new Codec<>(ContactCodecs::write, ContactCodecs::session);

    private static final int UNKNOWN = 1;
    private static final int INTRODUCED = 2;
    private static final int VERIFIED = 3;

    private ContactCodecs() {}

    private static void write(Output out, Contact contact) {
        out.peer(contact.id()).text(contact.name().value());
        out.optional(contact.nickname(), ContactCodecs::write);
        out.constant(contact.standing()).text(contact.address().value());
        out.optional(contact.card(), AccountCodecs.CARD.writer());
        out.text(contact.theirSlot().value());
        out.optional(contact.ourSlot(), (_, slot) -> out.text(slot.value()));
        out.optional(contact.invitation(), ContactCodecs::write);
        out.text(contact.greeting()).instant(contact.since());
        write(out, contact.assurance());
    }

    private static Contact contact(Input in) {
        return new Contact(
                in.peer(),
                name(in),
                in.optional(ContactCodecs::name),
                in.constant(Standing.class),
                new Address(in.text()),
                in.optional(AccountCodecs.CARD.reader()),
                slot(in),
                in.optional(ContactCodecs::slot),
                in.optional(ContactCodecs::invitation),
                in.text(),
                in.instant(),
                assurance(in));
    }

    private static void write(Output out, Assurance assurance) {
        write(out, assurance.trust());
        out.octet(assurance.suite());
        out.list(assurance.presenceKeys(), Output::bytes);
    }

    private static Assurance assurance(Input in) {
        return new Assurance(trust(in), in.octet(), in.list(Input::bytes));
    }

    private static void write(Output out, Trust trust) {
        switch (trust) {
            case Trust.Unknown _ -> out.octet(UNKNOWN);
            case Trust.Introduced _ -> out.octet(INTRODUCED);
            case Trust.Verified(var at) -> out.octet(VERIFIED).instant(at);
        }
    }

    private static Trust trust(Input in) {
        int kind = in.octet();
        return switch (kind) {
            case UNKNOWN -> Trust.UNKNOWN;
            case INTRODUCED -> Trust.INTRODUCED;
            case VERIFIED -> new Trust.Verified(in.instant());
            default -> throw new IllegalArgumentException("trust of kind " + kind);
        };
    }

    private static void write(Output out, Invitation invitation) {
        out.bytes(invitation.identity().raw()).text(invitation.address().value());
        out.device(invitation.device()).bytes(invitation.token());
        out.optional(invitation.network(), (_, uri) -> out.text(uri.toString()));
        out.optional(invitation.name(), ContactCodecs::write);
        out.instant(invitation.expires());
        out.optional(invitation.certificate(), Output::bytes);
        out.optional(invitation.joinCode(), Output::text);
    }

    private static Invitation invitation(Input in) {
        return new Invitation(
                new VerifyKey(in.bytes()),
                new Address(in.text()),
                in.device(),
                in.bytes(),
                in.optional(Input::text).map(URI::create),
                in.optional(ContactCodecs::name),
                in.instant(),
                in.optional(Input::bytes),
                in.optional(Input::text));
    }

    private static void write(Output out, SeenDevice seen) {
        Announcement said = seen.announcement();
        out.peer(seen.peer()).device(seen.device());
        out.constant(said.state()).int64(said.session()).optional(said.at(), Output::instant);
        out.flag(seen.ended()).instant(seen.seen());
    }

    private static SeenDevice seen(Input in) {
        return new SeenDevice(in.peer(), in.device(), announcement(in), in.flag(), in.instant());
    }

    private static Announcement announcement(Input in) {
        return new Announcement(in.constant(Announcement.State.class), in.int64(), in.optional(Input::instant));
    }

    private static void write(Output out, SealedState session) {
        SESSION_KEY.writer().accept(out, session.key());
        out.bytes(session.handshake()).int64(session.rank()).bytes(session.state());
    }

    private static SealedState session(Input in) {
        return new SealedState(SESSION_KEY.reader().apply(in), in.bytes(), in.int64(), in.bytes());
    }

    private static void write(Output out, SessionKey key) {
        DEVICE.writer().accept(out, key.device());
        out.bytes(key.id());
    }

    private static void write(Output out, DisplayName name) {
        out.text(name.value());
    }

    private static DisplayName name(Input in) {
        return new DisplayName(in.text());
    }

    private static Slot slot(Input in) {
        return new Slot(in.text());
    }
}

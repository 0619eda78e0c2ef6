package chat.hearth.core.identity;

import java.util.regex.Pattern;

/// The routing label under which an account keeps its mailboxes: 1 to 64 of `a-z0-9_-`. It is the peer id, except on a
/// broker whose rules go by user name.
public record Address(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1,64}");

    public Address {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an address");
        }
    }

    public static Address of(PeerId peer) {
        return new Address(peer.value());
    }

    @Override
    public String toString() {
        return value;
    }
}

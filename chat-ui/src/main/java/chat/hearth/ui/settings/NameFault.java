package chat.hearth.ui.settings;

import chat.hearth.core.identity.DisplayName;

/// What is wrong with a name that is being typed.
public enum NameFault {
    NONE,
    EMPTY,
    /// There are characters, but nothing one could see.
    INVISIBLE,
    TOO_LONG;

    public static NameFault of(String typed) {
        if (DisplayName.of(typed).isPresent()) {
            return NONE;
        }
        if (typed.isBlank()) {
            return EMPTY;
        }
        return typed.codePointCount(0, typed.length()) > DisplayName.MAX_CODE_POINTS ? TOO_LONG : INVISIBLE;
    }
}

package chat.hearth.ui.view;

import java.util.Locale;

/// A language that the window speaks.
public enum Language {
    ENGLISH("en", Locale.ENGLISH),
    CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /// As on the command line and in the settings: `en` or `zh`.
    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /// The one that suits a person whose computer speaks `locale`.
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(CHINESE.code) ? CHINESE : ENGLISH;
    }
}

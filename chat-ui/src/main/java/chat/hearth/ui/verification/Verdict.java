package chat.hearth.ui.verification;

import chat.hearth.ui.text.WrappedText;
import chat.hearth.ui.verification.SafetyNumberViewModel.Comparison;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;

/// What came of comparing the safety number, now or before, in words and colours.
final class Verdict {
    private static final PseudoClass SAME = PseudoClass.getPseudoClass("same");
    private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");

    private final SafetyNumberViewModel model;
    private final Texts texts;
    private final Times times;

    Verdict(SafetyNumberViewModel model, Texts texts, Times times) {
        this.model = model;
        this.texts = texts;
        this.times = times;
    }

    /// From now on; empty as long as nothing was compared.
    void showIn(WrappedText place) {
        place.textProperty()
                .bind(Bindings.createStringBinding(
                        this::words, model.comparison(), model.verified(), model.name(), texts.language()));
        model.comparison().subscribe(_ -> colour(place));
        model.verified().subscribe(_ -> colour(place));
    }

    private void colour(WrappedText place) {
        Comparison now = model.comparison().get();
        place.pseudoClassStateChanged(DIFFERENT, now instanceof Comparison.Different);
        place.pseudoClassStateChanged(
                SAME,
                switch (now) {
                    case Comparison.Same _ -> true;
                    case Comparison.None _, Comparison.Looking _ ->
                        model.verified().get().isPresent();
                    case Comparison.Different _, Comparison.Unusable _ -> false;
                });
    }

    private String words() {
        String name = model.name().get();
        return switch (model.comparison().get()) {
            case Comparison.Same _ -> texts.get("safety.same.text", name);
            case Comparison.Different _ -> texts.get("safety.different.text", name);
            case Comparison.Unusable(var problem) -> texts.get(problem);
            case Comparison.None _, Comparison.Looking _ ->
                model.verified()
                        .get()
                        .map(at -> texts.get("safety.verified", times.date(at)))
                        .orElse("");
        };
    }
}

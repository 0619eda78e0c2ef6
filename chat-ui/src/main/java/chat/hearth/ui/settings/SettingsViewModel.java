package chat.hearth.ui.settings;

import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.session.Session;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Who one is, and what a new name would have to be. Lives on the FX thread.
public final class SettingsViewModel implements AutoCloseable {
    private final Session session;
    private final StringProperty typedName = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<DisplayName>> name = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty online = new SimpleBooleanProperty();
    private final BooleanBinding nameChangeable = Bindings.createBooleanBinding(this::isChangeable, typedName, name);
    private final PrivacyViewModel privacy;
    private final Subscription subscription;

    @Inject
    public SettingsViewModel(Session session, @Ui Executor ui) {
        this.session = session;
        this.privacy = new PrivacyViewModel(session, ui);
        this.subscription = session.follow(ui, new Follower() {
            @Override
            public void begin(Overview overview) {
                named(overview.name());
                online.set(overview.link().isUp());
            }

            @Override
            public void happened(ChatEvent event) {
                SettingsViewModel.this.happened(event);
            }
        });
    }

    public PrivacyViewModel privacy() {
        return privacy;
    }

    public PeerId self() {
        return session.self();
    }

    /// One's name as others see it; absent for the moment before the session has said it.
    public ReadOnlyObjectProperty<Optional<DisplayName>> name() {
        return name.getReadOnlyProperty();
    }

    /// What stands in the field.
    public StringProperty typedName() {
        return typedName;
    }

    /// What is wrong with what stands in the field, next to it.
    public ObservableValue<NameFault> nameFault() {
        return typedName.map(NameFault::of);
    }

    /// Whether the field holds a good name that is another one than before.
    public BooleanBinding nameChangeable() {
        return nameChangeable;
    }

    public ReadOnlyBooleanProperty online() {
        return online;
    }

    /// Takes the name in the field and tells the contacts.
    public void changeName() {
        if (isChangeable()) {
            DisplayName.of(typedName.get()).ifPresent(session::changeName);
        }
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void happened(ChatEvent event) {
        switch (event) {
            case ChatEvent.NameChanged(var now) -> named(now);
            case ChatEvent.LinkChanged(var link) -> online.set(link.isUp());
            case ChatEvent.ContactChanged _,
                    ChatEvent.ContactForgotten _,
                    ChatEvent.PresenceChanged _,
                    ChatEvent.MessageAdded _,
                    ChatEvent.MessageChanged _,
                    ChatEvent.MessageRemoved _,
                    ChatEvent.ConversationChanged _,
                    ChatEvent.ConversationErased _,
                    ChatEvent.StoreFailed _,
                    ChatEvent.MessagesMissing _,
                    ChatEvent.ClocksDiffer _ -> {}
        }
    }

    /// The field follows, unless something else was typed meanwhile.
    private void named(DisplayName now) {
        String before = name.get().map(DisplayName::value).orElse("");
        boolean untouched = typedName.get().equals(before)
                || DisplayName.of(typedName.get()).equals(Optional.of(now));
        name.set(Optional.of(now));
        if (untouched) {
            typedName.set(now.value());
        }
    }

    private boolean isChangeable() {
        Optional<DisplayName> typed = DisplayName.of(typedName.get());
        return typed.isPresent() && !typed.equals(name.get());
    }
}

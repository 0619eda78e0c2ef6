package chat.hearth.ui.sidebar;

import chat.hearth.ui.view.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/// What can be done with the selected conversation, by mouse or by the menu key.
final class RowMenu {
    private RowMenu() {}

    static ContextMenu of(SidebarViewModel model, Texts texts, Supplier<Optional<PersonRow>> selected) {
        MenuItem open = item(texts, "sidebar.menu.open", selected, model::open);
        MenuItem read = item(texts, "sidebar.menu.read", selected, model::markRead);
        MenuItem details = item(texts, "sidebar.menu.details", selected, model::showDetails);
        MenuItem erase = item(texts, "sidebar.menu.erase", selected, model::erase);
        ContextMenu menu = new ContextMenu(open, read, details, erase);
        menu.setOnShowing(_ -> {
            Optional<PersonRow> row = selected.get();
            open.setDisable(row.isEmpty());
            details.setDisable(row.isEmpty());
            read.setDisable(row.filter(each -> each.conversation().unread() > 0).isEmpty());
            erase.setDisable(row.flatMap(each -> each.conversation().last()).isEmpty());
        });
        return menu;
    }

    private static MenuItem item(
            Texts texts, String key, Supplier<Optional<PersonRow>> selected, Consumer<PersonRow> action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.bind(key));
        item.setOnAction(_ -> selected.get().ifPresent(action));
        return item;
    }
}

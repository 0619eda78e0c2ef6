package chat.hearth.ui.conversation;

import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;

/// What every row is made with.
record RowCells(Texts texts, Times times, EmojiPictures pictures, DeliveryWords words) {}

"""The widget's own words, by the name under which its script knows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.i18n.catalog import catalog
from bot.i18n.formatting import formatted


def _(text: str) -> str:
    """Mark a text for the extraction of messages."""
    return text


# Needed before anything is fetched; they are in the script itself, in all languages.
FIRST: Final[Mapping[str, str]] = {
    # Translators: button in a corner of the municipality's pages; opens the chat
    "launch": _("Ask about the introduction programme"),
    # Translators: said where the chat should open and no server answers
    "failed": _("The chat cannot be reached now. Please try again."),
    # Translators: said where a website names another municipality
    "wrong": _("This chat is not set up for this website."),
    "try_again": _("Try again"),
}
WORDS: Final[Mapping[str, str]] = {
    "launch": FIRST["launch"],
    "title": _("Ask about the introduction programme"),
    "conversation": _("Conversation"),
    "writing": _("The assistant is writing"),
    "starting": _("The assistant is starting. Please wait a moment."),
    "your_question": _("Your question"),
    "send": _("Send"),
    "you": _("You"),
    "room": _("Characters left: {count}"),
    "full": _("The message cannot be longer. Send this part first."),
    "not_sent": _("Not sent."),
    "failed_said": _("Your message was not sent."),
    "try_again": _("Try again"),
    "refused": _("This could not be sent. Please write it in another way."),
    "too_long": _("This is too long. Please write it shorter, in several messages."),
    "busy": _("Many messages at once. Please wait, yours is sent in a moment."),
    # Translators: shown while the device has no connection
    "offline": _(
        "There is no connection. What you write waits here and is sent when it is back."
    ),
    "source": _("Source"),
    "new_tab": _("opens in a new tab"),
    "holds_from": _("holds from {date}"),
    "checked": _("checked {date}"),
    "see_also": _("See also"),
    # Translators: a button with the name of a language follows
    "show_in": _("Show the chat in this language:"),
    # Translators: the button that closes the window of the chat
    "close": _("Close the chat"),
    # Translators: the button that leads from a menu back to the conversation
    "back": _("Back to the conversation"),
    "language": _("Language"),
    # Translators: a button, and the heading of the menu that it opens
    "more": _("More choices"),
    "talk_to_a_person": _("Talk to a person"),
    "telephone": _("Telephone"),
    # Translators: in a list, before a sentence that says whether somebody answers now
    "today": _("Now"),
    "opening_hours": _("Opening hours"),
    "closed_on_holidays": _("Closed on public holidays."),
    "address": _("Address"),
    "email": _("E-mail"),
    "danger": _("Is somebody in danger? Call now:"),
    # Translators: heading above what the chat keeps on the person's phone or computer
    "this_device": _("On this device"),
    # Translators: a notice for people who share a phone with others
    "shared": _(
        "Do others use this device? Delete the conversation when you have finished."
    ),
    "delete": _("Delete this conversation"),
    "delete_question": _("Delete everything that you wrote here?"),
    "delete_yes": _("Yes, delete it"),
    "delete_no": _("No, keep it"),
    "deleted": _("The conversation is deleted."),
    "not_deleted": _("It could not be deleted now. Please try again."),
    # Translators: heading of the choice to speak in place of typing
    "microphone": _("Speak instead of writing"),
    # Translators: before the microphone is turned on
    "microphone_note": _(
        "Your browser makes text of what you say. Many browsers send your voice to the"
        " company that makes them, often abroad. We never get the sound, only the text,"
        " and only when you send it. The microphone is off until you turn it on."
    ),
    "microphone_on": _("Turn the microphone on"),
    "microphone_off": _("Turn the microphone off"),
    # Translators: the button that listens once
    "speak": _("Speak"),
    "microphone_failed": _("Nothing could be heard. Please try again, or write."),
    "all_topics": _("All topics"),
    "privacy": _("How we protect your data"),
    # Translators: link to the statement on how accessible this service is
    "accessibility": _("Accessibility statement"),
    # Translators: buttons below an answer, from here to "Stop reading"
    "copy": _("Copy"),
    "copied": _("Copied."),
    "not_copied": _("This browser does not let us copy. Mark the text and copy it."),
    "print": _("Print or save"),
    "listen": _("Read aloud"),
    "stop_listening": _("Stop reading"),
    # Translators: below an answer; the buttons "Yes" and "No" follow
    "did_it_help": _("Did this help you?"),
    "yes": _("Yes"),
    "no": _("No"),
    "thank_you": _("Thank you. Others will get better answers by it."),
    "one_moment": _("One moment"),
    "not_saved": _("This could not be saved. Please try again."),
    # Translators: above a field, after "Did this help you?" was answered
    "comment": _(
        "Do you want to tell us more? People at the municipality read it: write no"
        " names and no numbers."
    ),
}
# Translators: what becomes of a conversation; {kept_days} is "30 days"
_KEPT: Final = _(
    "The conversation is kept on this device. It is deleted {kept_days} after your last"
    " message."
)


def first_words(locale: str) -> dict[str, str]:
    """What is said before anything is fetched."""
    gettext = catalog(locale).gettext
    return {name: gettext(text) for name, text in FIRST.items()}


def all_words(locale: str, kept_days: int) -> dict[str, str]:
    """All words of the chat in a locale; places such as {date} are filled later.

    Args:
        locale: an enabled locale.
        kept_days: how long the device keeps a conversation.
    """
    gettext = catalog(locale).gettext
    kept = formatted({"kept_days": kept_days}, locale)
    return {
        **{name: gettext(text) for name, text in WORDS.items()},
        "kept": gettext(_KEPT).format_map(kept),
    }

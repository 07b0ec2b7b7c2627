"""The page as a person uses it: the names of its parts are here and nowhere else."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, ViewportSize, expect

ENDPOINT = "**/chat/messages"
WORDS = "**/chat/words?*"
FEEDBACK = "**/chat/feedback"
PHONE: ViewportSize = {"width": 360, "height": 640}
DESKTOP: ViewportSize = {"width": 1200, "height": 800}


class ChatPage:
    """Wraps a browser page that shows the chat."""

    def __init__(self, page: Page, address: str) -> None:
        """Nothing is loaded yet.

        Args:
            page: of the browser.
            address: of the server, without a path.
        """
        self.page, self._address = page, address
        self.log = page.locator("#log")
        self.field = page.locator("#question")
        self.send_button = page.locator("#send")
        self.persons = page.locator(".message-person")
        self.bots = page.locator(".message-bot")
        self.retry = page.locator(".retry:visible")
        self.status = page.locator("#status")
        self.announcer = page.locator("#announcer")
        self.root = page.locator("intro-chat .root")
        self.launcher = page.locator("#launcher")
        self.panel = page.locator("#panel")

    def open(self, lang: str | None = "en") -> ChatPage:
        """Load the page of the chat alone, and wait until the chat works."""
        self.page.goto(f"{self._address}/chat/" + (f"?lang={lang}" if lang else ""))
        return self.ready()

    def visit(self, lang: str = "en") -> ChatPage:
        """Load the municipality's page, where the chat is closed."""
        self.page.goto(f"{self._address}/?lang={lang}")
        expect(self.launcher).to_be_visible()
        return self

    def ready(self) -> ChatPage:
        """Wait until the chat works."""
        expect(self.send_button).to_be_enabled()
        return self

    def send(self, text: str) -> None:
        """Write and send by the Enter key."""
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text: str) -> Locator:
        """Send, and wait for the reply; its first message."""
        expect(self.bots.first).to_be_visible()
        before = self.bots.count()
        self.send(text)
        reply = self.bots.nth(before)
        expect(reply).to_be_visible()
        expect(self.page.locator("#writing")).to_be_hidden()
        return reply

    def press(self, title: str) -> None:
        """Press a button by its title; the newest where there are several."""
        self.page.get_by_role("button", name=title, exact=True).last.click()

    def delete(self) -> None:
        """Delete the conversation, saying yes to the question."""
        self.page.locator("#more-open").click()
        self.page.locator("#delete").click()
        self.page.locator("#delete-yes").click()

    def choose(self, language: str) -> None:
        """Choose a language in the menu, by its own name."""
        self.page.locator("#language-open").click()
        self.page.locator("#languages").get_by_role(
            "button", name=language, exact=True
        ).click()

    def focused(self) -> str:
        """The element that has the focus, inside the chat too, as HTML without children."""
        script = """() => {
          let found = document.activeElement;
          while (found.shadowRoot && found.shadowRoot.activeElement) {
            found = found.shadowRoot.activeElement;
          }
          return found.cloneNode(false).outerHTML;
        }"""
        return str(self.page.evaluate(script))

    def overflows(self) -> bool:
        """Whether one must scroll sideways."""
        width = "document.documentElement.scrollWidth > window.innerWidth"
        return bool(self.page.evaluate(width))

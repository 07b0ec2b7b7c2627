"""The topics as ordinary pages, over real HTTP with an assistant that knows by rote."""

from __future__ import annotations

import http.client
import logging
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode, urlsplit

import pytest

from bot.i18n.answers import answer_sources, answer_text, topic_title
from bot.i18n.bidi import plain
from bot.i18n.formatting import short_date
from bot.i18n.registry import enabled
from bot.i18n.responses import responses, topic_groups
from bot.i18n.wording import say
from bot.municipality.profile import load_profile
from bot.server import limits, search_page
from bot.server.app import create_app
from bot.settings import Settings
from tests.browser.searching_assistant import SearchingAssistant
from tests.browser.serving import served

from .html_page import HtmlPage

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

DAY = date(2026, 11, 20)
TAGS = {name: entry.language_tag for name, entry in enabled().items()}
TOPICS = [topic for group in topic_groups().values() for topic in group]
ATTACK = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
XHTML = "{http://www.w3.org/1999/xhtml}link"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass
class Site:
    """A server with what stands behind it."""

    address: str
    assistant: SearchingAssistant
    read: dict[str, HtmlPage] = field(default_factory=dict)

    def ask(
        self, path: str, body: str | bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and body; redirects are not followed."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        method = "GET" if body is None else "POST"
        form = {} if body is None else FORM
        connection.request(method, path, body, {**form, **sent})
        with connection.getresponse() as response:
            text = response.read().decode()
            return response.status, dict(response.headers), text

    def page(self, path: str, status: int = 200, **headers: str) -> HtmlPage:
        """A page of HTML."""
        found, told, text = self.ask(path, **headers)
        assert (found, told["Content-Type"]) == (status, "text/html; charset=utf-8")
        return HtmlPage(text)

    def topic(self, locale: str, topic: str) -> HtmlPage:
        """The page of a topic, which several tests read."""
        path = f"/topics/{TAGS[locale]}/{topic}"
        if path not in self.read:
            self.read[path] = self.page(path)
        return self.read[path]

    def search(self, question: str, tag: str = "en", status: int = 200) -> HtmlPage:
        """The result of a search."""
        body = urlencode({"question": question})
        found, headers, text = self.ask(f"/topics/{tag}/search", body)
        assert (found, headers["Cache-Control"]) == (status, "no-store")
        return HtmlPage(text)


def serve(settings: Settings, assistant: SearchingAssistant | None) -> Iterator[Site]:
    def load() -> Assistant:
        if assistant is None:
            msg = "there is no model"
            raise RuntimeError(msg)
        return cast("Assistant", assistant)

    with served(create_app(settings, load=load)) as address:
        yield Site(address, assistant or SearchingAssistant())


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A server on a day of 2026."""
    found = serve(Settings(rate_limit=False, today=DAY), SearchingAssistant())
    for one in found:
        _wait_for_model(one)
        yield one


@pytest.fixture(scope="module")
def without_model() -> Iterator[Site]:
    """A server whose model never comes."""
    yield from serve(Settings(rate_limit=False, today=DAY), None)


def _wait_for_model(site: Site) -> None:
    """The assistant by rote is loaded in a thread, in milliseconds."""
    end = time.monotonic() + 10
    while site.ask("/health/ready")[0] != 200:
        assert time.monotonic() < end


def the_text(topic: str, locale: str) -> list[str]:
    """The lines of an answer as the chat says them on the day."""
    name = f"utter_faq/{topic}"
    values = load_profile("eksempel").texts(locale)
    text = answer_text(name, responses()[name][0], locale, DAY, values)
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def the_sources(topic: str, locale: str) -> list[dict[str, str]]:
    return answer_sources(responses()[f"utter_faq/{topic}"][0], locale, DAY)


@pytest.mark.parametrize("locale", TAGS)
def test_the_list_names_every_topic_in_every_language(site: Site, locale: str) -> None:
    page = site.page(f"/topics/{TAGS[locale]}/")

    root = page.one("html").attributes
    assert (root["lang"], root["dir"]) == (TAGS[locale], enabled()[locale].direction)
    titles = {link.attributes["href"]: link.text for link in page.all("a")}
    for topic in TOPICS:
        title = titles[f"/topics/{TAGS[locale]}/{topic}"]
        assert title == topic_title(topic, responses(), locale)
    assert len(TOPICS) == 104


def test_the_list_stands_in_nine_groups_with_danger_first(site: Site) -> None:
    page = site.page("/topics/en/")

    groups = page.all("section", class_="group")
    assert len(groups) == 9
    assert "danger" in groups[0].attributes["class"].split()
    assert groups[0].text.startswith("Danger and emergency Emergency numbers")
    headings = [
        h.text for h in page.all("h2") if "group-" in h.attributes.get("id", "")
    ]
    assert len(set(headings)) == 9
    assert all(headings)


@pytest.mark.parametrize("locale", TAGS)
def test_every_topic_page_has_its_text_sources_and_dates(
    site: Site, locale: str
) -> None:
    note = " ".join(say("utter_unreviewed", locale).split())
    for topic in TOPICS:
        page = site.topic(locale, topic)
        assert page.one("h1").text == topic_title(topic, responses(), locale)
        said = page.one("div", class_="answer-text").text
        assert plain(said) == " ".join(the_text(topic, locale)), topic
        shown = page.one("div", class_="sources")
        for source in the_sources(topic, locale):
            assert " ".join(source["title"].split()) in shown.text
            assert source["url"] in page.links
            assert short_date(source["checked"]) in shown.text
            if source["valid_from"]:
                assert short_date(source["valid_from"]) in shown.text
        assert any(p.text == note for p in page.all("p")) == (locale != "en")


@pytest.mark.parametrize("locale", TAGS)
def test_the_structured_data_says_what_the_page_says(site: Site, locale: str) -> None:
    for topic in TOPICS:
        page = site.topic(locale, topic)
        data = page.structured
        (question,) = data["mainEntity"]
        assert (data["@context"], data["@type"]) == ("https://schema.org", "FAQPage")
        assert data["inLanguage"] == TAGS[locale]
        assert question["name"] == page.one("h1").text
        text = question["acceptedAnswer"]["text"]
        assert [" ".join(line.split()) for line in text.split("\n")] == the_text(
            topic, locale
        )


def test_one_page_has_all_answers_for_reading_and_printing(site: Site) -> None:
    page = site.page("/topics/uk/all")

    assert len(page.all("article")) == len(TOPICS)
    whole = plain(page.one("main").text)
    for topic in TOPICS:
        assert " ".join(the_text(topic, "uk")) in whole
    assert len(page.structured["mainEntity"]) == len(TOPICS)


def test_the_list_has_its_questions_as_structured_data(site: Site) -> None:
    data = site.page("/topics/uk/").structured

    addresses = [question["url"] for question in data["mainEntity"]]
    assert set(addresses) == {f"{site.address}/topics/uk/{topic}" for topic in TOPICS}


def test_the_text_of_an_older_day_is_shown_on_that_day() -> None:
    settings = Settings(rate_limit=False, today=date(2026, 4, 30))
    for site in serve(settings, None):
        page = site.page("/topics/en/benefit_amount")
        assert "21 693 kr" in page.one("div", class_="answer-text").text
        assert "01.05.2025" in page.one("div", class_="sources").text


@pytest.mark.parametrize("name", ["", "all", "holiday"])
def test_each_language_names_all_the_others(site: Site, name: str) -> None:
    wanted = {tag: f"{site.address}/topics/{tag}/{name}" for tag in TAGS.values()}
    wanted["x-default"] = f"{site.address}/topics/{name}"
    for tag in TAGS.values():
        page = site.page(f"/topics/{tag}/{name}")
        assert page.alternates == wanted
        assert page.one("link", rel="canonical").attributes["href"] == wanted[tag]
        for other in TAGS.values():
            assert f"/topics/{other}/{name}" in page.links
        assert page.one("meta", name="description").attributes["content"]


def test_the_title_and_the_description_are_the_topics_own(site: Site) -> None:
    page = site.page("/topics/en/holiday")

    assert page.one("title").text == "Holiday – Eksempel kommune"
    description = page.one("meta", name="description").attributes["content"]
    assert " ".join(the_text("holiday", "en")).startswith(description.rstrip(" …"))
    assert 50 < len(description) <= 160


def test_behind_a_proxy_the_addresses_have_its_scheme_and_host(site: Site) -> None:
    page = site.page(
        "/topics/nb/holiday", Host="chat.example.org", X_Forwarded_Proto="https"
    )

    canonical = page.one("link", rel="canonical").attributes["href"]
    assert canonical == "https://chat.example.org/topics/nb/holiday"
    assert page.structured["url"] == canonical


@pytest.mark.parametrize("scheme", ["javascript", '"><b>', "", "ftp, https"])
def test_a_scheme_that_is_not_the_webs_is_not_believed(site: Site, scheme: str) -> None:
    page = site.page("/topics/nb/", X_Forwarded_Proto=scheme)

    address = page.one("link", rel="canonical").attributes["href"]
    assert address == f"{site.address}/topics/nb/"


@pytest.mark.parametrize("host", ['a"><script>', "a b", "a/b", "user@a", "[x]"])
def test_a_host_that_cannot_be_one_is_refused(site: Site, host: str) -> None:
    status, _, text = site.ask("/topics/nb/", Host=host)

    assert status == 400
    assert host not in text


@pytest.mark.parametrize(
    ("path", "wanted", "location"),
    [
        ("/topics/", "uk, en;q=0.5", "/topics/uk/"),
        ("/topics", "ar", "/topics/ar/"),
        ("/topics/", "pl", "/topics/nb/"),
        ("/topics/", "fa-AF", "/topics/fa-AF/"),
        ("/topics/?lang=ti", "uk", "/topics/ti/"),
        ("/topics/holiday", "so", "/topics/so/holiday"),
        ("/topics/all", "tr", "/topics/tr/all"),
    ],
)
def test_an_address_without_a_language_leads_to_the_browsers(
    site: Site, path: str, wanted: str, location: str
) -> None:
    status, headers, _ = site.ask(path, Accept_Language=wanted)

    assert (status, headers["Location"]) == (302, location)
    assert headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/topics/fa_AF/", "/topics/fa-AF/"),
        ("/topics/fa_AF/holiday", "/topics/fa-AF/holiday"),
        ("/topics/FA-af/all", "/topics/fa-AF/all"),
        ("/topics/UK/", "/topics/uk/"),
        ("/topics/nb", "/topics/nb/"),
        ("/topics/fa_AF", "/topics/fa-AF/"),
        ("/topics/no/holiday", "/topics/nb/holiday"),
        ("/topics/fa_AF/%3Cb%3E%0d%0aX:%20y", "/topics/fa-AF/%3Cb%3E%0D%0AX:%20y"),
    ],
)
def test_another_spelling_of_a_language_leads_to_its_tag(
    site: Site, path: str, location: str
) -> None:
    status, headers, _ = site.ask(path)

    assert (status, headers["Location"]) == (301, location)
    assert "X" not in headers


@pytest.mark.parametrize(
    ("path", "wanted", "tag"),
    [
        ("/topics/pl/", "uk", "uk"),
        ("/topics/pl/holiday", "ar", "ar"),
        ("/topics/nothing", "ti", "ti"),
        ("/topics/nn/nothing", "uk", "nn"),
        ("/topics/nn/holiday/", "uk", "nn"),
        ("/topics/ar/holiday/more/still", "uk", "ar"),
        ("/topics/nb/utter_greet", "en", "nb"),
        ("/topics/nb/..%2f..%2fetc%2fpasswd", "en", "nb"),
        ("/topics/%00/", "en", "en"),
        ("/topics/nb/%ff", "en", "nb"),
        ("/topics/x_y_z_1_2_3/", "en", "en"),
    ],
)
def test_a_wrong_address_gets_a_page_with_the_way_to_the_list(
    site: Site, path: str, wanted: str, tag: str
) -> None:
    page = site.page(path, 404, Accept_Language=wanted)

    assert page.one("html").attributes["lang"] == tag
    assert f"/topics/{tag}/" in page.links
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert not page.alternates


def test_a_wrong_address_is_said_in_words(site: Site) -> None:
    page = site.page("/topics/en/nothing", 404)

    assert page.one("h1").text == "This page does not exist"


def test_the_pages_are_there_while_the_model_is_loading(without_model: Site) -> None:
    for path in ("/topics/nb/", "/topics/nb/holiday", "/topics/nb/all"):
        assert without_model.page(path).one("h1").text


def test_a_search_while_the_model_is_loading_shows_the_list(
    without_model: Site,
) -> None:
    page = without_model.search("holiday", status=503)

    said = page.one("p", class_="search-problem").text
    assert said.startswith("The search starts in a moment.")
    assert "/topics/en/holiday" in page.links
    assert page.one("input", name="question").attributes["value"] == "holiday"


def test_a_search_shows_the_answer_and_then_what_is_near(site: Site) -> None:
    page = site.search("holiday", "uk")

    answer = page.one("div", class_="answer-text").text
    assert plain(answer) == " ".join(the_text("holiday", "uk"))
    near = page.all("ul", class_="topic-links")[0]
    assert near.text == topic_title("travel_abroad", responses(), "uk")
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_a_vague_search_shows_five_topics_to_choose_from(site: Site) -> None:
    page = site.search("money")

    assert not page.all("div", class_="answer-text")
    links = page.all("ul", class_="topic-links")[0].text
    shown = [
        topic_title(topic, responses(), "en")
        for topic in (
            "benefit_payday",
            "benefit_amount",
            "benefit_tax",
            "child_benefit",
            "housing",
        )
    ]
    assert links == " ".join(shown)
    assert page.one("p", class_="said").text == say("utter_suggest_topics", "en")


def test_danger_is_answered_first(site: Site) -> None:
    page = site.search("help", "ti")

    answer = page.one("div", class_="answer")
    assert "danger" in answer.attributes["class"].split()
    assert page.links.index("tel:113") < page.links.index("/chat/?lang=ti")


def test_possible_danger_stands_before_what_is_likelier(site: Site) -> None:
    page = site.search("unsure")

    first = page.all("ul", class_="topic-links")[0]
    assert first.text.startswith("Help against violence")


def test_a_question_that_the_chat_works_out_gets_the_topics_text(site: Site) -> None:
    page = site.search("amount")

    assert page.all("h2")[0].text == "How much money"
    assert "22 758 kr" in page.one("div", class_="answer-text").text


@pytest.mark.parametrize("locale", TAGS)
def test_the_title_of_a_topic_finds_it_in_any_language(site: Site, locale: str) -> None:
    """Also one that the model knows nothing of, with other signs around it."""
    for topic in ("violence", "benefit_payday", "language_test"):
        title = topic_title(topic, responses(), locale).upper()
        page = site.search(f" «{title}»? ", "tr")
        assert page.all("h2")[0].text == topic_title(topic, responses(), "tr")


def test_danger_stands_before_the_title_of_a_topic(site: Site) -> None:
    page = site.search("Holiday")

    assert page.all("h2")[0].text == "Thoughts of suicide"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("weather", "utter_refuse"),
        ("hello", "utter_refuse"),
        ("bonjour", "utter_language_unknown"),
        ("", "utter_not_text"),
        ("   ", "utter_not_text"),
        ("?!…", "utter_not_text"),
        ("🙂", "utter_not_text"),
        ("\x00\x07", "utter_not_text"),
    ],
)
def test_where_nothing_is_found_it_says_so_and_shows_the_ways(
    site: Site, question: str, said: str
) -> None:
    page = site.search(question, "sw")

    assert page.one("p", class_="said").text == " ".join(say(said, "sw").split())
    assert len(page.all("section", class_="group")) == 9
    assert "tel:+4700000000" in page.links
    assert "/chat/?lang=sw" in page.links


@pytest.mark.parametrize("question", ["ኣ" * 4001, "a" * 100_000])
def test_too_long_a_question_is_told_in_words(site: Site, question: str) -> None:
    before = len(site.assistant.searched)
    page = site.search(question)

    said = page.one("p", class_="search-problem").text
    assert said.startswith("This is too long.")
    assert "4000" in said
    assert len(site.assistant.searched) == before


def test_too_long_a_question_stays_in_the_field(site: Site) -> None:
    question = "ኣ" * 4001
    page = site.search(question)

    assert page.one("input", name="question").attributes["value"] == question


def test_a_question_of_4000_letters_is_read(site: Site) -> None:
    question = "ኣ" * 4000
    page = site.search(question)

    assert site.assistant.searched[-1] == question
    assert page.one("p", class_="said").text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", FORM["Content-Type"]),
        (b"other=1", FORM["Content-Type"]),
        (b"question", FORM["Content-Type"]),
        (b"question=%ff%fe&question=x", FORM["Content-Type"] + "; charset=utf-8"),
        (b"question=\xff", FORM["Content-Type"]),
        (b"question=a", FORM["Content-Type"] + "; charset=nothing"),
        (b'{"question": "holiday"}', "application/json"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"question=holiday", "text/plain"),
    ],
)
def test_a_form_that_is_no_form_gets_a_page(site: Site, body: bytes, kind: str) -> None:
    status, headers, text = site.ask("/topics/en/search", body, Content_Type=kind)

    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Search result" in HtmlPage(text).one("h1").text


def test_what_is_searched_for_is_shown_as_text(site: Site) -> None:
    page = site.search(ATTACK)

    assert page.one("input", name="question").attributes["value"] == ATTACK
    assert len(page.all("img")) == 1  # the icon
    assert not any("alert" in script.text for script in page.all("script"))


def test_a_command_of_a_button_is_searched_for_as_text(site: Site) -> None:
    site.search('/select_topic{"topic": "holiday"}')

    assert site.assistant.searched[-1] == 'select_topic{"topic": "holiday"}'


def test_a_search_that_breaks_is_told_in_words(site: Site) -> None:
    page = site.search("break", status=503)

    said = page.one("p", class_="search-problem").text
    assert said == say("utter_technical_error", "en", office_phone="+47 00 00 00 00")


def test_too_many_searches_of_one_address_are_told_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = limits.RateLimitItemPerMinute(2)
    monkeypatch.setattr(search_page, "SEARCHES", few)
    for site in serve(Settings(today=DAY), SearchingAssistant()):
        _wait_for_model(site)
        for _ in range(2):
            site.search("holiday")
        status, headers, text = site.ask("/topics/en/search", "question=holiday")
        assert status == 429
        assert 0 < int(headers["Retry-After"]) <= 60
        said = HtmlPage(text).one("p", class_="search-problem").text
        assert said.startswith("Many searches at once.")
        assert site.page("/topics/en/holiday").one("h1").text == "Holiday"


def test_the_address_of_a_result_leads_to_the_list(site: Site) -> None:
    status, headers, _ = site.ask("/topics/uk/search")

    assert (status, headers["Location"]) == (302, "/topics/uk/")


def test_what_is_searched_for_is_in_no_log(
    site: Site, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for question in ("hemmelig", "/hemmelig", "break"):
        site.ask("/topics/nb/search", urlencode({"question": question}))

    written = caplog.text + "".join(capfd.readouterr())
    assert "searched" in written
    assert "hemmelig" not in written


@pytest.mark.parametrize(
    "path",
    [
        "/topics/ar/",
        "/topics/ar/all",
        "/topics/ar/holiday",
        "/sitemap.xml",
        "/robots.txt",
    ],
)
def test_a_page_that_is_known_already_is_not_sent_again(site: Site, path: str) -> None:
    _, headers, _ = site.ask(path)
    status, again, body = site.ask(path, If_None_Match=headers["ETag"])

    assert headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert (status, body) == (304, "")
    assert again["ETag"] == headers["ETag"]


def test_the_security_headers_are_on_every_page(site: Site) -> None:
    for path in ("/topics/nb/", "/topics/nb/nothing", "/topics/", "/sitemap.xml"):
        policy = site.ask(path)[1]["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")


def test_no_page_has_script_or_style_of_its_own(site: Site) -> None:
    for path in ("/topics/nb/", "/topics/nb/holiday", "/topics/nb/all"):
        page = site.page(path)
        scripts = [s.attributes for s in page.all("script")]
        assert {s["type"] for s in scripts} == {"module", "application/ld+json"}
        assert not page.all("style")
        assert not any(
            name.startswith(("on", "style"))
            for e in page.elements
            for name in e.attributes
        )


def test_the_sitemap_names_every_page_in_every_language(site: Site) -> None:
    _, headers, text = site.ask("/sitemap.xml")
    entries = ET.fromstring(text).findall(f"{SITEMAP}url")

    assert headers["Content-Type"] == "application/xml; charset=utf-8"
    places = {entry.findtext(f"{SITEMAP}loc") for entry in entries}
    assert places == {
        f"{site.address}/topics/{tag}/{name}"
        for tag in TAGS.values()
        for name in ("", "all", *TOPICS)
    }
    assert len(entries) == len(places)
    for entry in entries:
        links = [link.attrib for link in entry.findall(XHTML)]
        assert {a["hreflang"] for a in links} == {*TAGS.values(), "x-default"}
        assert entry.findtext(f"{SITEMAP}loc") in {a["href"] for a in links}


def test_robots_may_read_the_topics_and_not_the_programs_ways(site: Site) -> None:
    _, headers, text = site.ask("/robots.txt")

    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = text.splitlines()
    for line in (
        "Allow: /topics/",
        "Allow: /chat/",
        "Disallow: /webhooks",
        "Disallow: /api",
    ):
        assert line in lines
    assert lines[-1] == f"Sitemap: {site.address}/sitemap.xml"

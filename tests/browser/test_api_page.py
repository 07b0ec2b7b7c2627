"""The page of the API, as a municipality's developer uses it: with keys, and by ear."""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped]  # it has no types
import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from .chat_page import DESKTOP, PHONE

_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")


class Operation:
    """One form of the page: the names of its parts are here and nowhere else."""

    def __init__(self, page: Page, name: str) -> None:
        self.section = page.locator(f"#{name}")
        self.status = self.section.get_by_role("status")
        self.curl = self.section.locator(".curl")
        self.send = self.section.get_by_role("button", name="Try it")

    def field(self, name: str) -> Locator:
        return self.section.get_by_label(name, exact=True)

    def answer(self) -> Any:
        return json.loads(self.section.locator(".body").inner_text())


@pytest.fixture
def benefit(page: Page, site: str) -> Operation:
    page.goto(f"{site}/api?lang=en")
    return Operation(page, "estimate_benefit")


def test_the_example_is_answered(benefit: Operation) -> None:
    benefit.send.click()

    expect(benefit.status).to_have_text("Status 200 OK")
    assert benefit.answer()["monthly"] == "15172.11"
    expect(benefit.section.locator(".headers")).to_contain_text("ETag")


@pytest.mark.parametrize(
    "name",
    [
        *("estimate_benefit", "estimate_duration", "estimate_eligibility"),
        *("estimate_content", "estimate_leave", "law_changes", "openapi"),
    ],
)
def test_every_example_is_answered(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/api?lang=en")
    operation = Operation(page, name)
    operation.send.click()

    expect(operation.status).to_have_text("Status 200 OK")


def test_what_is_not_given_is_left_out(benefit: Operation) -> None:
    benefit.field("lives_with_parents").select_option("not given")
    benefit.field("age").fill("")
    benefit.send.click()
    expect(benefit.status).to_have_text("Status 200 OK")

    assert benefit.answer()["missing"][0] == "age"


def test_a_wrong_field_is_shown_focused_and_read_out(benefit: Operation) -> None:
    benefit.field("age").fill("twenty")
    benefit.send.click()
    expect(benefit.status).to_have_text("Status 422 Unprocessable Entity")
    age = benefit.field("age")

    expect(age).to_be_focused()
    expect(age).to_have_attribute("aria-invalid", "true")
    expect(age).to_have_accessible_description(
        "Age in whole years on that day. Not needed with `birth_date`. "
        "wrong_type: This has another type than the field. Leave out what is not known."
    )
    age.fill("23")
    benefit.send.click()
    expect(benefit.status).to_have_text("Status 200 OK")
    expect(age).not_to_have_attribute("aria-invalid", "true")


def test_a_list_is_filled_with_the_keyboard(page: Page, benefit: Operation) -> None:
    benefit.section.get_by_role("button", name="Add one").focus()
    page.keyboard.press("Enter")
    row = benefit.section.get_by_role("group", name="other_benefits.0")
    kind = row.get_by_label("kind")
    expect(kind).to_be_focused()
    kind.select_option("disability")
    page.keyboard.press("Tab")
    page.keyboard.type("1000")
    page.keyboard.press("Enter")
    expect(benefit.status).to_have_text("Status 200 OK")

    assert benefit.answer()["deduction"] == "1000.00"
    row.get_by_role("button", name="Remove it").press("Enter")
    expect(benefit.section.get_by_role("button", name="Add one")).to_be_focused()
    benefit.send.press("Enter")
    expect(benefit.section.locator(".body")).to_contain_text('"deduction": "0.00"')


def test_the_problem_of_the_second_thing_stands_at_the_second(
    benefit: Operation,
) -> None:
    for _ in range(2):
        benefit.section.get_by_role("button", name="Add one").click()
    rows = benefit.section.locator(".row")
    for row in (rows.nth(0), rows.nth(1)):
        row.get_by_label("kind").select_option("disability")
    rows.nth(0).get_by_label("amount").fill("10")
    rows.nth(1).get_by_label("amount").fill("ten")
    benefit.send.click()

    expect(rows.nth(1).get_by_label("amount")).to_be_focused()
    expect(rows.nth(0).locator("[aria-invalid]")).to_have_count(0)


def test_the_line_for_a_shell_gives_the_same(benefit: Operation) -> None:
    benefit.send.click()
    expect(benefit.status).to_have_text("Status 200 OK")
    line = shlex.split(benefit.curl.inner_text())
    found = subprocess.run(
        [*line[:1], "-s", *line[2:]], capture_output=True, text=True, check=True
    )

    assert json.loads(found.stdout) == benefit.answer()


def test_the_language_of_the_answer_is_chosen(benefit: Operation) -> None:
    benefit.section.locator("[data-language]").select_option("nb")
    benefit.send.click()
    expect(benefit.status).to_have_text("Status 200 OK")

    expect(benefit.section.locator(".headers")).to_contain_text("Content-Languagenb")


def test_a_server_that_does_not_answer(page: Page, benefit: Operation) -> None:
    page.route("**/api/v1/**", lambda route: route.abort())
    benefit.send.click()

    expect(benefit.status).to_have_text("The server did not answer.")


def test_without_javascript_it_says_so(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/api?lang=en")

    expect(page.locator("noscript p").first).to_contain_text("JavaScript is off")
    expect(page.get_by_role("button", name="Try it").first).to_be_hidden()
    context.close()


def _reach_start(_page: Page) -> None:
    """Nothing more is done."""


def _reach_answer(page: Page) -> None:
    for operation in page.locator(".operation").all():
        operation.locator("[type=submit]").click()
        expect(operation.locator(".body")).not_to_be_empty()


def _reach_problem(page: Page) -> None:
    section = page.locator("#estimate_benefit")
    section.locator(".add").click()
    section.locator("[type=submit]").click()
    expect(section.locator("[aria-invalid=true]").first).to_be_visible()
    for details in page.locator("details summary").all():
        details.click()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("lang", ["nb", "en", "uk"])
@pytest.mark.parametrize("reach", [_reach_start, _reach_answer, _reach_problem])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, site: str, lang: str, size: ViewportSize, reach: Any
) -> None:
    # axe is put into the page, which the page's own policy rightly forbids.
    context = browser.new_context(viewport=size, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}/api?lang={lang}")
    reach(page)
    page.add_script_tag(path=_AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert [violation["id"] for violation in found["violations"]] == []
    assert width <= size["width"]

"""Checks `gapbook serve` in a browser: reload, errors, other origins, and how long a save takes.

serve.py PROGRAM WORKSPACE: the gapbook, and a copy of the example that may be written to.
"""

import re
import signal
import statistics
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAM, WORKSPACE = sys.argv[1], Path(sys.argv[2]).resolve()
CLIENT = WORKSPACE / "content" / "clients" / "cedar-valley-clinic"
SITE = "clients/cedar-valley-clinic"
# The page that is open, and the file that is saved.
PAGES = [
    ("guide/index.html", WORKSPACE / "content" / "guide" / "index.md"),
    (f"{SITE}/summary.html", CLIENT / "summary.md"),
]
LIMIT = 150

failures, count = [], 0


def expect(passed, what):
    global count
    count += 1
    if not passed:
        failures.append(what)


def start():
    server = subprocess.Popen(
        [PROGRAM, "serve", str(WORKSPACE), "--port", "47300"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        # A shell's background job ignores Ctrl-C, and so would what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    line = server.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    if not found:
        sys.exit(f"not serving: {line!r}")
    return server, found.group()


def loads(page):
    """How often the page was loaded so far, as the browser tells."""
    return page.evaluate("performance.timeOrigin")


def reloads(browser, address):
    """A save shows in the open page, within the limit, with nothing in the console."""
    for name, file in PAGES:
        page = browser.new_page()
        messages = []
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(address + name)
        text = file.read_text()
        times = []
        for turn in range(9):
            time.sleep(0.7)
            before = loads(page)
            word = f"saved{turn}"
            file.write_text(f"{text}\n\nThe word is {word}.\n")
            saved = time.time() * 1_000
            page.wait_for_function(
                "word => document.body && document.body.innerText.includes(word)",
                arg=word,
                timeout=10_000,
                polling=5,
            )
            after = loads(page)
            expect(after != before, f"{name}: no reload")
            times.append(after - saved)
        time.sleep(0.7)
        before = loads(page)
        file.write_text(text)
        page.wait_for_function("before => performance.timeOrigin !== before", arg=before)
        expect(not messages, f"{name}: {messages[:3]}")
        middle = statistics.median(times)
        print(f"{name}: {middle:.0f} ms from save to reload in the middle, {max(times):.0f} at most")
        expect(middle <= LIMIT, f"{name}: {middle:.0f} ms, and {LIMIT} are allowed")
        page.close()


def keeps_still(browser, address):
    """A page that did not change is not loaded again."""
    page = browser.new_page()
    page.goto(address + "guide/index.html")
    time.sleep(0.7)
    before = loads(page)
    file = CLIENT / "summary.md"
    text = file.read_text()
    file.write_text(text + "\n\nAnother word.\n")
    time.sleep(2)
    expect(loads(page) == before, "a page that did not change was loaded again")
    file.write_text(text)
    time.sleep(2)
    page.close()


def shows_errors(browser, address):
    """What is wrong stands above the last good page, and goes when it is mended."""
    page = browser.new_page()
    page.goto(address + "guide/index.html")
    heading = page.locator("h1").first.inner_text()
    time.sleep(0.5)
    file = WORKSPACE / "content" / "guide" / "index.md"
    text = file.read_text()
    file.write_text(text + "\n\n{{ nowhere.at }}\n")
    page.wait_for_selector("#gapbook-fault")
    told = page.locator("#gapbook-fault").inner_text()
    place = f"content/guide/index.md:{text.count(chr(10)) + 3}:1: error:"
    expect(place in told, f"{place} is not in {told}")
    expect("{{ nowhere.at }}" in told and "^" in told, told)
    expect(page.locator("h1").first.inner_text() == heading, "the last good page is gone")
    # Its style came, under the page's own policy.
    colour = page.locator("#gapbook-fault").evaluate("one => getComputedStyle(one).backgroundColor")
    expect(colour == "rgb(255, 244, 244)", colour)
    page.screenshot(path=str(WORKSPACE.parent / "serve-error.png"))
    before = loads(page)
    file.write_text(text)
    page.wait_for_selector("#gapbook-fault", state="detached")
    expect(loads(page) == before, "a page whose bytes are as before was loaded again")
    page.close()


def other_origin(browser, address):
    """A page of another origin reads nothing, be it a script, and may not frame a page."""

    class Other(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>Other</title><p>Other")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
    read = page.evaluate(
        "address => fetch(address).then(() => 'read', () => 'refused')", address + f"{SITE}/index.html"
    )
    expect(read == "refused", "fetch of another origin")
    script = page.evaluate(
        """address => new Promise(done => {
          const script = document.createElement("script");
          script.src = address;
          script.onload = () => done("ran");
          script.onerror = () => done("refused");
          document.head.append(script);
        })""",
        address + f"{SITE}/_gapbook/search-index.js",
    )
    expect(script == "refused", "a script of the site ran in another origin")
    page.close()
    server.shutdown()


def main():
    server, address = start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox"]
            )
            reloads(browser, address)
            keeps_still(browser, address)
            shows_errors(browser, address)
            other_origin(browser, address)
            browser.close()
    finally:
        server.send_signal(signal.SIGINT)
        code = server.wait(20)
    expect(code == 0, f"Ctrl-C ends it with {code}")
    for failure in failures:
        print(f"FAILED {failure}")
    print(f"{count} checks of serve, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

import Formats

/// What `serve` adds to the pages that it sends, and only to those: a script that reloads them.
enum LivePage {
  // A hidden name is no file's of a site.
  static let scriptAddress = "/.gapbook/live.js"
  static let styleAddress = "/.gapbook/live.css"
  static let eventsAddress = "/.gapbook/events"

  /// A page with the script, which says of which bytes it was made, under its own policy as far as the
  /// script needs no more.
  static func made(of page: [UInt8], seen: String) -> [UInt8] {
    let tag = Array("<script src=\"\(scriptAddress)\" data-seen=\"\(seen)\" defer></script>".utf8)
    let policed = policed(page)
    guard let end = policed.firstRange(of: Array("</head>".utf8)) else { return policed + tag }
    return policed[..<end.lowerBound] + tag + policed[end.lowerBound...]
  }

  private static let needed = ["script-src", "style-src", "connect-src"]

  /// The page with a policy that lets the script work: what it needs from the server itself.
  private static func policed(_ page: [UInt8]) -> [UInt8] {
    let name = Array("http-equiv=\"Content-Security-Policy\" content=\"".utf8)
    guard let start = page.firstRange(of: name)?.upperBound,
      let end = page[start...].firstIndex(of: UInt8(ascii: "\""))
    else { return page }
    let policy = String(decoding: page[start..<end], as: UTF8.self)
    return page[..<start] + Array(widened(policy).utf8) + page[end...]
  }

  /// A policy with `'self'` among the sources of scripts, styles and connections.
  static func widened(_ policy: String) -> String {
    var directives = policy.split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
    func words(_ name: String) -> [Substring]? {
      directives.lazy.map { $0.split(separator: " ") }.first { $0.first ?? "" == name }
    }
    let fallback = words("default-src").map { $0.dropFirst() } ?? []
    for name in needed {
      let own = words(name)
      if own == nil, fallback.isEmpty { continue }
      var sources = (own.map { $0.dropFirst() } ?? fallback).filter { $0 != "'none'" }
      if !sources.contains("'self'") { sources.append("'self'") }
      let whole = ([name[...]] + sources).joined(separator: " ")
      if own != nil {
        directives = directives.map { $0.split(separator: " ").first ?? "" == name ? whole : $0 }
      } else {
        directives.append(whole)
      }
    }
    return directives.joined(separator: "; ")
  }

  /// The script: it reloads the page when its bytes are others, and shows what is wrong until it is
  /// mended.
  ///
  /// A page that nobody sees asks for nothing: browsers open few connections to one server.
  static let script = """
    (() => {
      "use strict";
      const seen = document.currentScript.dataset.seen;
      let events = null;

      const hide = () => document.getElementById("gapbook-fault")?.remove();

      const show = text => {
        hide();
        const box = document.createElement("section");
        box.id = "gapbook-fault";
        box.setAttribute("role", "alert");
        const title = document.createElement("h2");
        title.textContent = "The last save cannot be built; this is the page before it";
        const words = document.createElement("pre");
        words.tabIndex = 0;
        words.textContent = text;
        box.append(title, words);
        if (!document.querySelector("link[href='\(styleAddress)']")) {
          const style = document.createElement("link");
          style.rel = "stylesheet";
          style.href = "\(styleAddress)";
          document.head.append(style);
        }
        document.body.prepend(box);
      };

      const listen = () => {
        if (events || document.visibilityState === "hidden") return;
        const page = encodeURIComponent(location.pathname);
        events = new EventSource(`\(eventsAddress)?page=${page}&seen=${seen}`);
        events.addEventListener("reload", () => location.reload());
        events.addEventListener("fault", event => show(JSON.parse(event.data)));
        events.addEventListener("mended", hide);
      };

      const rest = () => {
        events?.close();
        events = null;
      };

      document.addEventListener("visibilitychange", () => {
        document.visibilityState === "hidden" ? rest() : listen();
      });
      addEventListener("pagehide", rest);
      addEventListener("pageshow", listen);
      listen();
    })();

    """

  /// The style of what the script shows, and of the server's own pages.
  static let style = """
    #gapbook-fault {
      position: sticky; top: 0; z-index: 100; box-sizing: border-box; max-height: 60vh;
      overflow: auto; padding: 0.75rem 1rem; border-bottom: 4px solid #b00020;
      background: #fff4f4; color: #1a1a1a; font: 1rem/1.5 system-ui, sans-serif;
    }
    #gapbook-fault h2 { margin: 0 0 0.5rem; font-size: 1.1rem; color: #8c0019; }
    #gapbook-fault pre, #gapbook-serve pre {
      margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; background: none; color: inherit;
      font: 0.9rem/1.5 ui-monospace, monospace;
    }
    #gapbook-serve { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
    @media print { #gapbook-fault { display: none; } }

    """
}

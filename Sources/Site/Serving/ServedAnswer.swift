import Formats

/// What `serve` answers, as bytes of HTTP/1.1.
struct ServedAnswer {
  var status = 200
  var type = "text/plain; charset=utf-8"
  var headers: [String] = []
  var content: [UInt8] = []
  /// Whether it goes on: then its length is not known.
  var isOpen = false

  /// A page of the server's own may load what it needs from the server, and nothing else.
  static let ownPolicy =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    + "connect-src 'self'; base-uri 'none'"

  private static let reasons = [
    200: "OK", 204: "No Content", 301: "Moved Permanently", 400: "Bad Request", 403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed", 431: "Request Header Fields Too Large", 503: "Service Unavailable",
  ]

  /// No other origin may read it, show it in a frame or guess its type, and no browser keeps it.
  private static let common = [
    "Cache-Control: no-store", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
    "Cross-Origin-Resource-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin",
    "Referrer-Policy: no-referrer",
  ]

  /// The answer; without its content where only the head was asked for.
  func bytes(isHead: Bool) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) \(Self.reasons[status] ?? "OK")", "Content-Type: \(type)"]
    if !isOpen, status != 204 { lines.append("Content-Length: \(content.count)") }
    if !isOpen { lines.append("Connection: close") }
    lines += Self.common + headers
    let head = lines.map { $0 + "\r\n" }.joined() + "\r\n"
    return Array(head.utf8) + (isHead ? [] : content)
  }

  /// A page of the server's own: a title and what is below it, both as text.
  static func page(
    _ status: Int,
    _ title: String,
    _ text: String,
    _ headers: [String] = []
  )
    -> ServedAnswer
  {
    let html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(HTMLText.escaped(title))</title>
      <link rel="stylesheet" href="\(LivePage.styleAddress)">
      </head>
      <body>
      <main id="gapbook-serve">
      <h1>\(HTMLText.escaped(title))</h1>
      <pre tabindex="0">\(HTMLText.escaped(text))</pre>
      </main>
      </body>
      </html>

      """
    return ServedAnswer(
      status: status,
      type: ServedType.html,
      headers: [ownPolicy] + headers,
      content: Array(html.utf8)
    )
  }
}

/// The types of what is served, by the ends of names.
enum ServedType {
  static let html = "text/html; charset=utf-8"
  static let style = "text/css; charset=utf-8"
  static let script = "text/javascript; charset=utf-8"
  static let events = "text/event-stream; charset=utf-8"

  private static let types = [
    "html": html, "css": style, "js": script, "json": "application/json",
    "csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8", "xml": "application/xml", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon",
    "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "pdf": "application/pdf",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ]

  /// The type of a file; bytes of which nothing is known are for saving.
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    // The list of a site's digests has no end to its name.
    guard name.contains(".") else { return "text/plain; charset=utf-8" }
    let end = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[end] ?? "application/octet-stream"
  }
}

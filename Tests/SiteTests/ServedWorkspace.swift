import Foundation
import Glibc
import TestSupport

/// A workspace that `gapbook serve` serves, and a client for it over plain sockets, which sends what
/// no browser would.
final class ServedWorkspace {
  let workspace: TemporaryFolder
  /// The folder for what goes soon, of this server alone.
  let temporary: TemporaryFolder
  let running: RunningProgram
  let port: Int

  /// An answer, taken apart.
  struct Answer {
    let status: Int
    /// The header fields by their names in small letters.
    let fields: [String: String]
    let content: [UInt8]
    var text: String { String(decoding: content, as: UTF8.self) }

    init(_ bytes: [UInt8]) throws {
      let end = Data(bytes).range(of: Data("\r\n\r\n".utf8))
      guard let end else { throw TestFailure("no head in \(bytes.count) bytes") }
      let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      var lines = head.components(separatedBy: "\r\n")
      status = Int(lines.removeFirst().split(separator: " ")[1]) ?? 0
      fields = Dictionary(
        lines.map { line in
          let parts = line.split(separator: ":", maxSplits: 1)
          return (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces))
        },
        uniquingKeysWith: { $0 + ", " + $1 }
      )
      content = Array(bytes[end.upperBound...])
    }
  }

  /// Starts the server and waits until it answers.
  init(
    _ workspace: TemporaryFolder,
    port: Int = .random(in: 20_000..<60_000),
    _ arguments: [String] = [],
    environment: [String: String] = [:]
  ) throws {
    self.workspace = workspace
    temporary = try TemporaryFolder()
    running = try start(
      buildFolder + "/gapbook",
      ["serve", workspace.path, "--port", "\(port)"] + arguments,
      environment: environment.merging(["TMPDIR": temporary.path]) { $1 }
    )
    let program = running
    let told = try waited(60) { () -> Int? in
      let line = program.written.stdout
      guard line.hasSuffix("/\n"), let start = line.range(of: "http://127.0.0.1:") else {
        return nil
      }
      return Int(line[start.upperBound...].dropLast(2))
    }
    guard let told else {
      program.kill()
      throw TestFailure("not serving: \(program.written)")
    }
    self.port = told
  }

  deinit { running.kill() }

  /// Asks for an address as a browser does that shows our own page.
  func get(_ address: String, method: String = "GET") throws -> Answer {
    try ask("\(method) \(address) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
  }

  /// Sends the bytes of a request and reads the answer to its end.
  func ask(_ request: String) throws -> Answer {
    let connection = try Connection(port: port)
    connection.send(request)
    return try Answer(connection.read(20) { _ in false })
  }

  /// Listens to the events of a page that was made of what `seen` says.
  func events(of address: String, seen: String) throws -> Connection {
    let connection = try Connection(port: port)
    let page = address.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    connection.send(
      "GET /.gapbook/events?page=\(page)&seen=\(seen) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n"
    )
    let head = String(decoding: connection.read(20) { $0.contains("retry:") }, as: UTF8.self)
    // What comes with the head is an event as well.
    let end = head.range(of: "retry:").flatMap {
      head.range(of: "\n\n", range: $0.upperBound..<head.endIndex)
    }
    connection.early = end.map { Array(head[$0.upperBound...].utf8) } ?? []
    return connection
  }

  /// What a page says of the bytes of which it was made.
  func seen(_ address: String) throws -> String {
    let text = try get(address).text
    guard let start = text.range(of: "data-seen=\"")?.upperBound else {
      throw TestFailure("no script in \(address)")
    }
    return String(text[start...].prefix { $0 != "\"" })
  }
}

/// A connection to a port of 127.0.0.1.
final class Connection {
  private let file: Int32
  /// What was read already of what is asked for next.
  var early: [UInt8] = []

  init(port: Int) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.address(port)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(file, $0, size)
      }
    }
    guard code == 0 else { throw TestFailure("cannot connect to \(port)") }
  }

  private init(file: Int32) { self.file = file }

  deinit { close(file) }

  /// Takes a port, so that nobody else can listen there; nil where somebody does.
  static func taking(port: Int) -> Connection? {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = address(port)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(file, $0, size)
      }
    }
    let connection = Connection(file: file)
    return code == 0 && listen(file, 1) == 0 ? connection : nil
  }

  private static func address(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe Glibc.send(file, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Reads until enough has come, the other side ends, or so many seconds are over.
  func read(_ seconds: Double, until isEnough: (String) -> Bool) -> [UInt8] {
    var all = early
    early = []
    let end = Date().addingTimeInterval(seconds)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !isEnough(String(decoding: all, as: UTF8.self)), Date() < end {
      let count = unsafe recv(file, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      if count == 0 { break }
      if count < 0 {
        guard errno == EAGAIN else { break }
        usleep(1_000)
        continue
      }
      all += buffer[..<count]
    }
    return all
  }

  /// The events that come within so many seconds, or until one has a word.
  func events(_ seconds: Double, until word: String = "\u{0}") -> String {
    String(
      decoding: read(seconds) { $0.contains(word) && $0.hasSuffix("\n\n") },
      as: UTF8.self
    )
  }
}

/// What a question gives at last, asked again for so many seconds; nil where it never gives anything.
func waited<Value>(_ seconds: Double, _ question: () throws -> Value?) throws -> Value? {
  let end = Date().addingTimeInterval(seconds)
  repeat {
    if let value = try question() { return value }
    usleep(5_000)
  } while Date() < end
  return nil
}

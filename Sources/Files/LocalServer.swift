/// A server for this computer alone: it listens at 127.0.0.1, which no other computer reaches.
///
/// It knows bytes and connections; what they mean is its caller's. A request is the head alone, and
/// each connection takes one. It belongs to one task.
package final class LocalServer {
  /// The port at which it listens.
  package let port: Int
  private let listening: SocketCalls.File
  private var connections: [Int: Connection] = [:]
  private var made = 0

  /// A head of a request may have so many bytes.
  private static let longest = 16_384
  /// So many connections may be open.
  private static let most = 200
  /// So many seconds may a client take to ask, and to close what was answered.
  private static let (patience, closing) = (30, 2)

  /// What a client asks.
  package struct Request: Sendable {
    /// Which connection it came by.
    package let connection: Int
    /// The head with its last line, empty; nil where it is too long.
    package let head: [UInt8]?
  }

  private struct Connection {
    enum State { case asking, answered, closing }

    let file: SocketCalls.File
    var state = State.asking
    var head: [UInt8] = []
    var rest: [UInt8] = []
    /// Whether the answer goes on when all of `rest` is sent.
    var isOpen = false
    /// Whether the client says nothing more.
    var hasEnded = false
    var until: Int
  }

  /// Listens at a port, or at the next one that is free of `tries`.
  ///
  /// - Throws: `OutputError` where none is free, or the system refuses.
  package init(port: Int, tries: Int = 20) throws(OutputError) {
    let last = min(port + tries - 1, 65_535)
    for port in port...last {
      switch SocketCalls.listening(at: port) {
      case .success(let file):
        listening = file
        self.port = port
        return
      case .failure(let fault) where fault.isTaken: continue
      case .failure(let fault):
        throw .system(action: "listen at", path: "127.0.0.1:\(port)", words: fault.words)
      }
    }
    throw .system(
      action: "listen at",
      path: "127.0.0.1",
      words: "the ports from \(port) to \(last) are taken; name another one by --port"
    )
  }

  deinit {
    SocketCalls.close(listening)
    for connection in connections.values { SocketCalls.close(connection.file) }
  }

  /// The connections whose answer goes on.
  package var streams: [Int] { connections.filter(\.value.isOpen).keys.sorted() }

  /// Waits so many milliseconds at most for requests, or for one of the `others` to be readable; sends
  /// what is to be sent meanwhile.
  package func wait(_ milliseconds: Int32, besides others: [Int32]) -> [Request] {
    let keys = connections.keys.sorted()
    let isFull = connections.count >= Self.most
    let waiting =
      others.map { SocketCalls.Waiting(file: $0) }
      + (isFull ? [] : [SocketCalls.Waiting(file: listening)])
      + keys.compactMap { key in
        connections[key].map { one in
          SocketCalls.Waiting(file: one.file, reads: !one.hasEnded, writes: !one.rest.isEmpty)
        }
      }
    let ready = SocketCalls.poll(waiting, milliseconds)
    if ready.contains(listening) { accept() }
    var requests: [Request] = []
    for key in keys {
      guard let connection = connections[key], ready.contains(connection.file) else { continue }
      if let request = read(key) { requests.append(request) }
      flush(key)
    }
    let now = SocketCalls.seconds
    for (key, connection) in connections where !connection.isOpen && connection.until < now {
      drop(key)
    }
    return requests
  }

  /// Answers; the answer goes on where it `isOpen`, and else ends the connection.
  package func send(_ bytes: [UInt8], to key: Int, isOpen: Bool = false) {
    guard connections[key] != nil else { return }
    connections[key]?.rest += bytes
    connections[key]?.isOpen = isOpen
    connections[key]?.state = .answered
    connections[key]?.until = SocketCalls.seconds + Self.patience
    flush(key)
  }

  private func accept() {
    while connections.count < Self.most, let file = SocketCalls.accepted(listening) {
      made += 1
      connections[made] = Connection(file: file, until: SocketCalls.seconds + Self.patience)
    }
  }

  private func read(_ key: Int) -> Request? {
    guard var connection = connections[key] else { return nil }
    guard let got = SocketCalls.arrived(connection.file) else { return nil }
    if got.isEmpty {
      // A client that has said all may still wait for the rest of an answer.
      if connection.state != .answered || connection.isOpen || connection.rest.isEmpty {
        drop(key)
      } else {
        connections[key]?.hasEnded = true
      }
      return nil
    }
    guard connection.state == .asking else { return nil }
    connection.head += got
    let end = connection.head.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A])?.upperBound
    if end == nil, connection.head.count <= Self.longest {
      connections[key] = connection
      return nil
    }
    let head = end.flatMap { $0 <= Self.longest ? Array(connection.head[..<$0]) : nil }
    connection.head = []
    connection.state = .answered
    connections[key] = connection
    return Request(connection: key, head: head)
  }

  private func flush(_ key: Int) {
    guard let connection = connections[key], connection.state == .answered else { return }
    guard let sent = SocketCalls.write(connection.rest, to: connection.file) else {
      return drop(key)
    }
    connections[key]?.rest.removeFirst(sent)
    guard sent == connection.rest.count, !connection.isOpen, !connection.rest.isEmpty else {
      return
    }
    // Closed at once, with words of the client's unread, the answer might be lost.
    SocketCalls.finish(connection.file)
    connections[key]?.state = .closing
    connections[key]?.until = SocketCalls.seconds + Self.closing
  }

  private func drop(_ key: Int) {
    guard let connection = connections.removeValue(forKey: key) else { return }
    SocketCalls.close(connection.file)
  }
}

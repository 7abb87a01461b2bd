import CSystem
import Glibc

/// The calls of the system for sockets; none waits but `poll`.
enum SocketCalls {
  typealias File = Int32

  /// Why a port cannot be listened at.
  struct Fault: Error {
    let isTaken: Bool
    let words: String
  }

  /// A file to wait on.
  struct Waiting {
    let file: File
    var reads = true
    var writes = false
  }

  /// Seconds since the system began.
  static var seconds: Int {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
  }

  /// A socket that listens at a port of 127.0.0.1.
  static func listening(at port: Int) -> Result<File, Fault> {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let file = socket(AF_INET, kind, 0)
    guard file >= 0 else { return .failure(fault()) }
    var yes: Int32 = 1
    unsafe setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(file, $0, size)
      }
    }
    guard bound == 0, listen(file, 128) == 0 else {
      let fault = fault()
      close(file)
      return .failure(fault)
    }
    return .success(file)
  }

  private static func fault() -> Fault {
    let code = errno
    let words = unsafe String(cString: strerror(code))
    let way = code == EACCES ? "; a port from 1024 on is anybody's: name it by --port" : ""
    return Fault(isTaken: code == EADDRINUSE, words: words + way)
  }

  /// A connection that waits to be taken.
  static func accepted(_ listening: File) -> File? {
    let file = accept(listening, nil, nil)
    guard file >= 0 else { return nil }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return file
  }

  /// What has come; empty where the other side has ended or is gone, nil where nothing has come.
  static func arrived(_ file: File) -> [UInt8]? {
    let most = 1 << 14
    var got = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      got = unsafe recv(file, buffer.baseAddress, most, Int32(MSG_DONTWAIT))
      count = max(got, 0)
    }
    if got < 0, errno == EAGAIN || errno == EINTR { return nil }
    return bytes
  }

  /// Sends as much as can be sent now; nil where the other side is gone.
  static func write(_ bytes: [UInt8], to file: File) -> Int? {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe buffer.baseAddress.map { unsafe $0 + done }
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        return unsafe send(file, rest, bytes.count - done, flags)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return done }
      guard count > 0 else { return nil }
      done += count
    }
    return done
  }

  /// Says to the other side that nothing more comes.
  static func finish(_ file: File) { _ = shutdown(file, Int32(SHUT_WR)) }

  static func close(_ file: File) { _ = Glibc.close(file) }

  /// The files for which something has come, or which can be written, within so many milliseconds.
  static func poll(_ files: [Waiting], _ milliseconds: Int32) -> Set<File> {
    var waiting = files.map { one in
      let events = (one.reads ? POLLIN : 0) | (one.writes ? POLLOUT : 0)
      return pollfd(fd: one.file, events: Int16(events), revents: 0)
    }
    guard unsafe Glibc.poll(&waiting, nfds_t(waiting.count), milliseconds) > 0 else { return [] }
    return Set(waiting.filter { $0.revents != 0 }.map(\.fd))
  }
}

/// Wakes whoever waits on it.
package final class Bell: Sendable {
  /// What to wait on.
  package let file: Int32
  private let ringing: Int32

  /// - Throws: `OutputError` where the system has no room for it.
  package init() throws(OutputError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw Disk.fault("make", "a socket")
    }
    (file, ringing) = (ends[0], ends[1])
  }

  deinit {
    close(file)
    close(ringing)
  }

  /// Rings once.
  package func ring() { _ = SocketCalls.write([1], to: ringing) }

  /// How often it rang since the last time.
  package func rang() -> Int { SocketCalls.arrived(file)?.count ?? 0 }
}

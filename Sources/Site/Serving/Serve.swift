public import Diagnostics
import Files
import Formats
import Workspace

/// What `serve` tells while it works.
public enum ServeNews: Sendable {
  /// It answers at a port, after the first build.
  case isServing(port: Int)
  /// A build has ended: what was noticed, and what it did where nothing was wrong.
  case built(Diagnosed<BuildResult?>)
  /// Something besides the content is wrong, in words; the last good sites stay served.
  case failed(String)
}

/// Serves a workspace's sites at 127.0.0.1 until a signal comes, and builds them again when something
/// is saved: first the pages that a browser shows, then all.
///
/// The output is in a folder of the system's for what goes soon. `describe` puts messages into words
/// for a browser.
/// - Throws: `OutputError` and `BuildError` for what keeps it from beginning.
public func serve(
  _ options: BuildOptions,
  at port: Int,
  describe: @escaping @Sendable ([Diagnostic]) -> String,
  news: @escaping (ServeNews) -> Void
) async throws {
  do {
    try await Interruption.heeded {
      let root = Disk.wholePath(options.workspace)
      guard Disk.isFolder(root) else {
        throw BuildError.badFolder("\(options.workspace) is not a folder")
      }
      let server = try LocalServer(port: port)
      let watch = try FolderWatch(
        root,
        skipped: [root + "/site", root + "/site.earlier", root + "/site.encrypted"],
        allowed: options.allowedLinks
      )
      let folder = try Disk.makeTemporaryFolder()
      defer { Disk.remove(folder) }
      var options = options
      options.output = Disk.wholePath(folder) + "/site"
      // What is written now is shown, whatever was issued.
      options.delivery.heedsIssues = false
      let first = try await build(options)
      let serving = try Serving(options, server, watch, describe: describe, news: news)
      serving.take(first)
      news(.isServing(port: server.port))
      try await serving.run()
    }
  } catch is Interruption {
    // A signal is how it is meant to end.
  }
}

/// A server with what it serves, what it watches and who listens; it belongs to one task.
private final class Serving {
  private let options: BuildOptions
  private let server: LocalServer
  private let watch: FolderWatch
  private let bell: Bell
  private let describe: @Sendable ([Diagnostic]) -> String
  private let news: (ServeNews) -> Void
  private var sites: ServedSites
  private var listeners: [Int: ServedSites.Listening] = [:]
  /// How often something was saved, and which of these states the newest pages and all sites show.
  private var (saved, previewed, built) = (0, 0, 0)
  private var (isPreviewing, isBuilding) = (false, false)
  /// Whether folders are to be watched anew.
  private var isUnwatched = false

  /// A save is often several events; so many milliseconds without one end it.
  private static let quiet: Int32 = 10
  /// So many milliseconds at most until a signal is seen.
  private static let slice: Int32 = 100
  /// So many slices pass between signs of life for those who listen.
  private static let calm = 150

  init(
    _ options: BuildOptions,
    _ server: LocalServer,
    _ watch: FolderWatch,
    describe: @escaping @Sendable ([Diagnostic]) -> String,
    news: @escaping (ServeNews) -> Void
  ) throws(OutputError) {
    self.options = options
    self.server = server
    self.watch = watch
    self.describe = describe
    self.news = news
    bell = try Bell()
    sites = ServedSites(folder: outputPath(options), port: server.port)
  }

  /// What a task beside the server has done, of the state that was saved so many times.
  private enum Work: Sendable {
    case preview(Int, Result<Diagnosed<[OutputFile]>, any Error>)
    case build(Int, Result<Diagnosed<BuildResult?>, any Error>)
  }

  /// Answers, watches and builds until a signal comes.
  func run() async throws {
    try await withThrowingTaskGroup(of: Work.self) { group in
      var slices = 0
      while true {
        try Interruption.check()
        let requests = server.wait(Self.slice, besides: [watch.file, bell.file])
        for request in requests { answer(request) }
        for _ in 0..<bell.rang() {
          if let work = try await group.next() { take(work) }
        }
        if hasNews() { saved += 1 }
        begin(in: &group)
        slices += 1
        if slices % Self.calm == 0 { for one in server.streams { tell(":\n\n", to: one) } }
      }
    }
  }

  /// Whether something was saved; waits for the end of a save, and answers meanwhile.
  private func hasNews() -> Bool {
    var changes = watch.changes()
    var isAny = changes.isAny
    isUnwatched = isUnwatched || changes.areFolders
    while changes.isAny, Interruption.noted == nil {
      for request in server.wait(Self.quiet, besides: [watch.file]) { answer(request) }
      changes = watch.changes()
      isAny = isAny || changes.isAny
      isUnwatched = isUnwatched || changes.areFolders
    }
    if isUnwatched {
      do throws(OutputError) {
        try watch.renew()
        isUnwatched = false
      } catch {
        if isAny { fail(error.message) }
      }
    }
    return isAny
  }

  // MARK: - Building

  private func begin(in group: inout ThrowingTaskGroup<Work, any Error>) {
    let (state, options, bell) = (saved, options, bell)
    if previewed < state, !isPreviewing {
      previewed = state
      // The page that somebody looks at; where there are several sites, the newest page's.
      if let site = listeners.max(by: { $0.key < $1.key }).map({ ServedSites.site(of: $1.page) }) {
        let pages = Set(listeners.values.map(\.page))
        isPreviewing = true
        group.addTask {
          defer { bell.ring() }
          return .preview(
            state,
            await result { try await preview(options, ofSite: site, pages: pages) }
          )
        }
      }
    }
    // Both at once would share the processors that the page needs.
    if built < state, !isBuilding, !isPreviewing {
      built = state
      isBuilding = true
      group.addTask {
        defer { bell.ring() }
        return .build(state, await result { try await build(options) })
      }
    }
  }

  private func take(_ work: Work) {
    switch work {
    case .preview(let state, .success(let seen)):
      isPreviewing = false
      guard state == saved, sites.isBuilt else { return }
      if options.forbid(seen.diagnostics) {
        sites.fault = describe(seen.diagnostics)
      } else {
        for file in seen.value { sites.newer[file.path] = file.bytes }
      }
      tellAll()
    case .preview: isPreviewing = false
    case .build(let state, .success(let result)):
      isBuilding = false
      guard state == saved else {
        // What is wrong with a later state, and its pages, stay until that is built.
        sites.isBuilt = sites.isBuilt || result.value != nil
        news(.built(result))
        return tellAll()
      }
      if result.value != nil { sites.newer = [:] }
      take(result)
    case .build(_, .failure(let error)):
      isBuilding = false
      fail(words(of: error))
    }
  }

  /// Takes in what a build did.
  func take(_ result: Diagnosed<BuildResult?>) {
    let isDone = result.value != nil
    sites.isBuilt = sites.isBuilt || isDone
    sites.fault = isDone ? nil : describe(result.diagnostics)
    news(.built(result))
    tellAll()
  }

  private func fail(_ words: String) {
    sites.fault = words
    news(.failed(words))
    tellAll()
  }

  private func words(of error: any Error) -> String {
    switch error {
    case let error as OutputError: error.message
    case let error as BuildError: error.message
    default: "the build was stopped"
    }
  }

  // MARK: - Answering

  private func answer(_ request: LocalServer.Request) {
    let key = request.connection
    do throws(ServedRequest.Refusal) {
      let asked = try ServedRequest(request.head, port: server.port)
      let (answer, events) = sites.answer(asked)
      server.send(answer.bytes(isHead: asked.isHead), to: key, isOpen: events != nil)
      guard let events else { return }
      listeners[key] = events
      tellAll()
    } catch {
      let page = ServedAnswer.page(error.status, "Refused", error.reason, error.headers)
      server.send(page.bytes(isHead: false), to: key)
    }
  }

  /// Tells all who listen what is new to them.
  private func tellAll() {
    let open = Set(server.streams)
    listeners = listeners.filter { open.contains($0.key) }
    for (key, var listener) in listeners where !listener.isReloading {
      if sites.seen(listener.page) != listener.seen {
        listener.isReloading = true
        tell("event: reload\ndata:\n\n", to: key)
      } else if sites.isBuilt, sites.fault != listener.fault {
        let words = sites.fault.map { fault in
          let text = JSON.string(fault).serialized()
          return "event: fault\ndata: \(String(decoding: text, as: UTF8.self))\n\n"
        }
        tell(words ?? "event: mended\ndata:\n\n", to: key)
        listener.fault = sites.fault
      }
      listeners[key] = listener
    }
  }

  private func tell(_ words: String, to key: Int) {
    server.send(Array(words.utf8), to: key, isOpen: true)
  }
}

/// What work gives or throws.
private func result<Value>(
  _ work: () async throws -> Value
) async -> Result<Value, any Error> {
  do { return .success(try await work()) } catch { return .failure(error) }
}

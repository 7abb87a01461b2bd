import Regulation

/// The pages whose law was checked already: where the same law is in force, a page that several
/// sites share has nothing to add.
public struct CheckedLaw: Sendable {
  /// The files by how many changes of the law had happened.
  private var files: [Int: Set<String>] = [:]

  /// None yet.
  public init() {}

  func holds(_ page: ProsePage, changes: Int) -> Bool {
    files[changes]?.contains(page.file) ?? false
  }

  mutating func insert(_ page: ProsePage, changes: Int) {
    files[changes, default: []].insert(page.file)
  }
}
